package dev.tenfold.inject.gate;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.GameDays;
import dev.tenfold.inject.day.Plan;
import dev.tenfold.inject.day.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Game days as resources: started, previewed, shown, changed and stopped. */
final class GameDayApi implements AutoCloseable {
    /** A client learns of its game day at the latest then, however long its steady state is watched. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private static final int MOST_AT_ONCE = 16;

    private final Vertx vertx;
    private final GameDays days;
    private final CourseMaker courses;
    private final SourceMaker sources;
    private final Set<String> secrets;
    private final Supplier<Optional<String>> unready;
    private final WorkerExecutor makers;
    private int making;

    GameDayApi(
            Vertx vertx,
            GameDays days,
            CourseMaker courses,
            SourceMaker sources,
            Set<String> secrets,
            Supplier<Optional<String>> unready) {
        this.unready = unready;
        this.vertx = vertx;
        this.days = days;
        this.courses = courses;
        this.sources = sources;
        this.secrets = Set.copyOf(secrets);
        this.makers = vertx.createSharedWorkerExecutor("tenfold-scenarios", 2, 10, TimeUnit.MINUTES);
    }

    /** Answers its operations at a gate. */
    void open(Gate gate) {
        gate.answer("listGameDays", this::list)
                .answer("startGameDay", this::start)
                .answer("previewGameDay", this::preview)
                .answer("getGameDay", visit -> answer(200, day(visit)))
                .answer("stopGameDay", this::stop)
                .answer("pauseGameDay", visit -> change(visit, GameDay::pause))
                .answer("resumeGameDay", visit -> change(visit, GameDay::resume))
                .answer("setIntensity", this::intensity)
                .answer("beat", visit -> {
                    live(visit).heartbeat();
                    return Future.succeededFuture(Answer.done());
                })
                .answer("emergencyStop", this::emergencyStop)
                .answer("listUndoings", this::undoings)
                .answer("giveUp", this::giveUp);
    }

    /** The game day that a request is about. */
    GameDay day(Visit visit) {
        return days.find(visit.text("id"))
                .orElseThrow(() -> new Refusal(Problem.missing("There is no game day " + visit.text("id") + ".")));
    }

    /** The same, if it has not been stopped. */
    GameDay live(Visit visit) {
        GameDay day = day(visit);
        if (!day.state().isLive()) {
            throw new Refusal(
                    Problem.conflict("The game day is " + Shown.spelled(day.state()) + ": " + day.why() + "."));
        }
        return day;
    }

    private Future<Answer> list(Visit visit) {
        boolean onlyLive = visit.text("live").equals("true");
        Stream<GameDay> shown =
                days.all().stream().filter(day -> !onlyLive || day.state().isLive());
        return Future.succeededFuture(
                Answer.of(new JsonObject().put("gameDays", Shown.array(shown.map(Shown::gameDay)))));
    }

    private record Order(Plan plan, Course course) {}

    private Future<Answer> start(Visit visit) {
        unready.get().ifPresent(why -> {
            throw new Refusal(Problem.unready(why));
        });
        return ordered(visit).compose(order -> {
            Promise<GameDay> known = Promise.promise();
            days.start(order.plan(), order.course()).onComplete(begun -> {
                if (begun.succeeded()) known.tryComplete(begun.result());
                else known.tryFail(refusal(begun.cause()));
            });
            vertx.setTimer(
                    ANSWER_WITHIN.toMillis(),
                    late -> days.all().stream()
                            .filter(day -> day.plan() == order.plan())
                            .forEach(known::tryComplete));
            return known.future().map(day -> Answer.made("/api/v1/game-days/" + day.id(), Shown.gameDay(day)));
        });
    }

    private Future<Answer> preview(Visit visit) {
        return ordered(visit)
                .compose(order -> makers.executeBlocking(
                        () -> {
                            try (Course course = order.course()) {
                                return days.preview(order.plan(), course);
                            } finally {
                                order.plan().replicaSources().forEach(source -> source.close());
                            }
                        },
                        false))
                .map(preview -> Answer.of(Shown.preview(preview)));
    }

    /** Reads the plan and the scenario, and tells what is wrong with either at once. */
    private Future<Order> ordered(Visit visit) {
        if (making >= MOST_AT_ONCE) {
            throw new Refusal(Problem.unready("Other scenarios are being read; try again soon."));
        }
        PlanReader reader = new PlanReader(sources, secrets, visit.body().getJsonObject("plan"));
        Optional<Plan> plan = reader.read();
        making++;
        return makers.executeBlocking(() -> ordered(visit, plan, reader.complaints()), false)
                .onComplete(made -> making--);
    }

    private Order ordered(Visit visit, Optional<Plan> plan, List<Complaint> complaints) {
        Course course;
        try {
            CourseMaker.Played played = plan.map(CourseMaker.Played::of).orElse(CourseMaker.Played.PLAINLY);
            course = courses.make(asked(visit.body().getJsonObject("scenario"), played));
        } catch (Refusal refusal) {
            List<Complaint> all = new ArrayList<>(refusal.problem().complaints());
            all.addAll(complaints);
            plan.ifPresent(unused -> unused.replicaSources().forEach(source -> source.close()));
            throw all.isEmpty() ? refusal : Refusal.of(all);
        }
        if (plan.isEmpty()) {
            course.close();
            throw Refusal.of(complaints);
        }
        return new Order(plan.get(), course);
    }

    private static CourseMaker.Request asked(JsonObject scenario, CourseMaker.Played played) {
        return new CourseMaker.Request(
                scenario.getString("name"),
                scenario.getString("text", ""),
                PlanReader.texts(scenario.getJsonObject("files")),
                PlanReader.texts(scenario.getJsonObject("overrides")),
                played);
    }

    private static Throwable refusal(Throwable cause) {
        if (cause instanceof Refused refused) {
            return Refusal.of(refused.reasons().stream()
                    .map(reason -> Complaint.about("", reason, null))
                    .toList());
        }
        return cause instanceof IllegalArgumentException
                ? Refusal.of(List.of(Complaint.about("", String.valueOf(cause.getMessage()), null)))
                : cause;
    }

    private Future<Answer> stop(Visit visit) {
        GameDay day = day(visit);
        days.stop(day.id(), why(visit, "stopped over HTTP"));
        return settled(visit, day);
    }

    private Future<Answer> emergencyStop(Visit visit) {
        List<String> live = days.all().stream()
                .filter(day -> day.state().isLive())
                .map(GameDay::id)
                .toList();
        days.stopAll(why(visit, "emergency stop over HTTP"));
        JsonObject stopped = new JsonObject().put("stopped", Shown.array(live.stream()));
        return Future.succeededFuture(Answer.of(stopped).withStatus(202));
    }

    private Future<Answer> undoings(Visit visit) {
        Stream<Object> open = Stream.concat(
                        days.inherited().stream(),
                        days.all().stream()
                                .filter(day -> !day.ended().isComplete())
                                .flatMap(day -> day.undoings().stream()))
                .map(Shown::undoing);
        return Future.succeededFuture(Answer.of(new JsonObject().put("undoings", Shown.array(open))));
    }

    private Future<Answer> giveUp(Visit visit) {
        String id = visit.text("id");
        boolean open = days.inherited().stream()
                        .anyMatch(undoing -> undoing.debt().day().equals(id))
                || !day(visit).ended().isComplete() && !day(visit).undoings().isEmpty();
        if (!open) throw new Refusal(Problem.conflict("Nothing of " + id + " waits to be undone."));
        days.giveUp(id, visit.body().getString("who"));
        return Future.succeededFuture(Answer.done());
    }

    private Future<Answer> intensity(Visit visit) {
        double wanted = visit.body().getDouble("intensity");
        return change(visit, day -> day.intensity(wanted));
    }

    private Future<Answer> change(Visit visit, Consumer<GameDay> act) {
        GameDay day = live(visit);
        act.accept(day);
        return settled(visit, day);
    }

    /**
     * The game day after what was asked: the door and all game days share one event loop, on which that stands first.
     */
    private static Future<Answer> settled(Visit visit, GameDay day) {
        Promise<Answer> settled = Promise.promise();
        visit.loop().runOnContext(next -> answer(202, day).onComplete(settled));
        return settled.future();
    }

    private static Future<Answer> answer(int status, GameDay day) {
        return Future.succeededFuture(Answer.of(Shown.gameDay(day)).withStatus(status));
    }

    private static String why(Visit visit, String fallback) {
        String why = visit.body().getString("why", "");
        return why.isBlank() ? fallback : fallback + ": " + why.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public void close() {
        makers.close();
    }
}
