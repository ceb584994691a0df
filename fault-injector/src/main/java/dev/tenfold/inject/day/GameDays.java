package dev.tenfold.inject.day;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.SinkFactory;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.journal.Recovery;
import dev.tenfold.inject.journal.Undoing;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.Rules;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * All game days of a process. Its methods may be called from any thread; their futures complete on its event loop. What
 * an earlier process left behind is undone as soon as this is made.
 */
public final class GameDays {
    /** The label that every series carries; its value is the {@link GameDay#id()}. */
    public static final String MARKER = Course.MARKER;

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(1);
    private static final Duration UNGUARDED_AT_MOST = Duration.ofSeconds(30);
    private static final String UNGUARDED = "nobody could be found for 30 s who would undo it if this process died";
    private static final int REMEMBERED = 100;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Gear gear;
    private final Loop loop;
    private final List<GameDay> days = new CopyOnWriteArrayList<>();
    private final Recovery recovery;
    private long guardedNanos;
    private Instant lastStamp = Instant.EPOCH;
    private boolean closing;
    private boolean closed;

    /**
     * Game days on the wall clock.
     *
     * @param journal where what has begun is told first
     * @param rules that no plan can widen
     * @param sinks makes a sink of a destination
     */
    public GameDays(Vertx vertx, Journal journal, Rules rules, SinkFactory sinks) {
        this(vertx, journal, rules, sinks, Guard.NONE);
    }

    /**
     * The same, guarded: nothing begins unless the guard is ready.
     *
     * @param guard who undoes what this process cannot
     */
    public GameDays(Vertx vertx, Journal journal, Rules rules, SinkFactory sinks, Guard guard) {
        this(gear(vertx, journal, rules, sinks, guard));
    }

    GameDays(Gear gear) {
        this.gear = gear;
        loop = gear.loop();
        recovery = new Recovery(loop, gear.journal(), gear.clerk(), gear.sinks());
        loop.run(recovery::start);
        loop.run(this::beat);
        gear.guard().tell(text -> loop.run(() -> guardSays(text)));
        gear.rules().stopFile().ifPresent(file -> loop.run(() -> watch(file)));
    }

    private static Gear gear(Vertx vertx, Journal journal, Rules rules, SinkFactory sinks, Guard guard) {
        Loop loop = Loop.of(vertx, Clock.systemUTC());
        WebClient client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
        return new Gear(
                loop,
                loop.worker("tenfold-journal"),
                loop.worker("tenfold-lookout"),
                journal,
                rules,
                destination -> sinks.open(vertx, destination),
                probe -> probe.ask(client),
                rules.allowed()::refusal,
                new Claims(),
                guard);
    }

    /**
     * Begins a game day, and takes the course and the replica sources over: they are closed at its end, or if it is
     * refused.
     *
     * @return done with its first values on air; fails as {@link Refused} with every reason
     */
    public Future<GameDay> start(Plan plan, Course course) {
        Promise<GameDay> started = Promise.promise();
        loop.run(() -> {
            if (closing) {
                course.close();
                started.fail(new Refused(List.of("no game day begins any more: this process ends")));
                return;
            }
            String id = name(course);
            Map<String, String> marker = marker(plan, id);
            GameDay day = new GameDay(id, plan, course, marker, gear);
            forgetOldest();
            days.add(day);
            day.prepare(() -> new Foresight(gear).preview(id, plan, course, marker))
                    .onSuccess(started::complete)
                    .onFailure(started::fail);
        });
        return started.future();
    }

    /**
     * What a plan would write where, and why it would be refused. Looks names up, and drives the course: not on an
     * event loop. The course stays the caller's.
     */
    public Preview preview(Plan plan, Course course) {
        String id = course.name();
        return new Foresight(gear).preview(id, plan, course, marker(plan, id));
    }

    /** All that run, and those that ended lately, in the order of their beginning. */
    public List<GameDay> all() {
        return List.copyOf(days);
    }

    /** One of them. */
    public Optional<GameDay> find(String id) {
        return days.stream().filter(day -> day.id().equals(id)).findFirst();
    }

    /**
     * Stops a game day and undoes it.
     *
     * @param why a sentence
     * @return done when nothing of it is left, which may take as long as its servers are away
     */
    public Future<Void> stop(String id, String why) {
        return onLoop(done -> find(id).ifPresentOrElse(
                        day -> day.stop(why).onComplete(done),
                        () -> done.fail(new IllegalArgumentException("there is no game day " + id))));
    }

    /**
     * The emergency stop: all game days at once.
     *
     * @param why a sentence
     * @return done when nothing of any of them is left
     */
    public Future<Void> stopAll(String why) {
        return onLoop(
                done -> Future.join(days.stream().map(day -> day.stop(why)).toList())
                        .<Void>mapEmpty()
                        .onComplete(done));
    }

    /** The last values of all that run: what scrapes are answered with. Nothing of those that were stopped. */
    public List<Snapshot> onAir() {
        return days.stream()
                .map(GameDay::snapshot)
                .filter(snapshot -> snapshot != Snapshot.EMPTY)
                .toList();
    }

    /** What an earlier process left behind and is not undone yet. */
    public List<Undoing> inherited() {
        return recovery.pending();
    }

    /**
     * A person takes upon himself what is left of a game day.
     *
     * @param who said so
     */
    public void giveUp(String id, String who) {
        loop.run(() -> {
            find(id).ifPresent(day -> day.undoings().forEach(undoing -> undoing.giveUp(who)));
            recovery.pending().stream()
                    .filter(undoing -> undoing.debt().day().equals(id))
                    .forEach(undoing -> undoing.giveUp(who));
        });
    }

    /** The beat comes from the loop, since a loop that hangs ends no game day. */
    private void beat() {
        if (!closed) {
            gear.guard().beat();
            if (!gear.guard().isLost()) {
                guardedNanos = loop.nanos();
            } else if (loop.nanos() - guardedNanos >= UNGUARDED_AT_MOST.toNanos()) {
                days.stream().filter(GameDay::needsGuard).forEach(day -> day.stop(UNGUARDED));
            }
            loop.after(BEAT_EVERY, this::beat);
        }
    }

    private void guardSays(String text) {
        days.stream().filter(day -> day.state().isLive()).forEach(day -> day.trouble("warden", text));
    }

    private void watch(Path stopFile) {
        gear.lookout().call(() -> Files.exists(stopFile)).onComplete(there -> {
            if (there.succeeded() && there.result()) {
                days.forEach(day -> day.stop("the stop file " + stopFile + " is there"));
            }
            if (!closed) {
                loop.after(LOOK_EVERY, () -> watch(stopFile));
            }
        });
    }

    /**
     * Stops all game days for good, and lets go of the journal and the guard once nothing is left.
     *
     * @param why a sentence
     * @return done when nothing of any of them is left; a process that cannot wait that long leaves it to its guard
     */
    public Future<Void> close(String why) {
        loop.run(() -> closing = true);
        return stopAll(why)
                .compose(stopped -> gear.clerk().call(() -> {
                    loop.run(() -> closed = true);
                    gear.journal().close();
                    gear.guard().close();
                    return null;
                }));
    }

    private Future<Void> onLoop(Consumer<Promise<Void>> act) {
        Promise<Void> done = Promise.promise();
        loop.run(() -> act.accept(done));
        return done.future();
    }

    private String name(Course course) {
        Instant stamp = loop.now();
        lastStamp = stamp.isAfter(lastStamp.plusMillis(1)) ? stamp : lastStamp.plusMillis(1);
        String slug = course.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return slug + "-" + STAMP.format(lastStamp);
    }

    private static Map<String, String> marker(Plan plan, String id) {
        Map<String, String> marker = new TreeMap<>(plan.labels());
        marker.put(MARKER, id);
        return marker;
    }

    private void forgetOldest() {
        List<GameDay> over = new ArrayList<>(
                days.stream().filter(day -> day.state() == State.ENDED).toList());
        if (over.size() >= REMEMBERED) {
            days.remove(over.get(0));
        }
    }
}
