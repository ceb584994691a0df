package dev.tenfold.drive;

import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Warms the generator itself, by load of the planned kind and rate on a listener in this process, before it points at
 * the target. A cold Java queues by itself for seconds: at 1,000/s on one core half of the requests were 141 ms late.
 *
 * @param leastSeconds how long it takes at least
 * @param mostSeconds after which it ends even if the generator still lags
 */
public record WarmUp(int leastSeconds, int mostSeconds) {
    /** Enough for the second compiler to be done, on one core. */
    public static final WarmUp DEFAULT = new WarmUp(5, 15);

    private static final double CALM_SECONDS = 0.001;
    private static final int CALM = 2;

    public WarmUp {
        if (leastSeconds < 0 || mostSeconds < leastSeconds) {
            throw new IllegalArgumentException(
                    "seconds must be 0 or more, were " + leastSeconds + " and " + mostSeconds);
        }
    }

    /**
     * How it went.
     *
     * @param seconds it took
     * @param requests that were sent, none of them to the target
     * @param lagSeconds by which the generator was late in the last of them, 99th percentile
     */
    public record Warmed(int seconds, long requests, double lagSeconds) {}

    /**
     * Warms.
     *
     * @param vertx whose event loops will send
     * @param plan what is going to be sent
     * @param loops how many event loops share the work
     */
    public Future<Warmed> before(Vertx vertx, LoadPlan plan, int loops) {
        if (mostSeconds == 0) {
            return Future.succeededFuture(new Warmed(0, 0, 0));
        }
        Vertx other =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        HttpServer stub = other.createHttpServer()
                .requestHandler(request -> request.response().end("{\"warm\":true}"));
        Promise<Warmed> told = Promise.promise();
        stub.listen(0, "127.0.0.1")
                .compose(listening -> {
                    int[] calm = {0};
                    Run run = new Run(vertx, stand(plan, listening.actualPort()), loops, second -> {
                        boolean quiet = second.window().lagSeconds(0.99) < CALM_SECONDS;
                        calm[0] = quiet ? calm[0] + 1 : 0;
                        return second.number() < leastSeconds || calm[0] < CALM;
                    });
                    return run.begin();
                })
                .map(WarmUp::warmed)
                // Nobody hears anything any more on an event loop that has been closed.
                .onComplete(warmed -> vertx.runOnContext(elsewhere -> {
                    told.handle(warmed);
                    other.close();
                }));
        return told.future();
    }

    private static Warmed warmed(Run run) {
        List<Second> seconds = run.seconds();
        long requests =
                seconds.stream().mapToLong(second -> second.window().sent()).sum();
        Second last = seconds.get(seconds.size() - 1);
        return new Warmed(seconds.size(), requests, last.window().lagSeconds(0.99));
    }

    /** The same requests at the highest level that is planned, but to the listener, and whatever it answers. */
    private LoadPlan stand(LoadPlan plan, int port) {
        Duration length = Duration.ofSeconds(mostSeconds);
        List<Journey> journeys = plan.journeys().stream()
                .map(journey -> new Journey(
                        journey.name(),
                        journey.weight(),
                        journey.calls().stream().map(call -> stand(call, port)).toList()))
                .toList();
        return new LoadPlan(
                journeys,
                traffic(plan, length),
                length,
                Duration.ofSeconds(5),
                plan.connections(),
                plan.seed(),
                Optional.empty());
    }

    private static LoadPlan.Traffic traffic(LoadPlan plan, Duration length) {
        if (plan.traffic() instanceof LoadPlan.Closed closed) {
            return new LoadPlan.Closed(flat(closed.users(), plan, length));
        }
        LoadPlan.Open open = (LoadPlan.Open) plan.traffic();
        return new LoadPlan.Open(flat(open.rate(), plan, length), List.of(), open.even());
    }

    private static Course flat(Course course, LoadPlan plan, Duration length) {
        double level = Math.max(1, course.ceilingOver(0, plan.length().toNanos()));
        return new Course(new Profile(List.of(new Profile.Piece(level, level, length.toNanos()))), Optional.empty());
    }

    private static Call stand(Call call, int port) {
        Target listener = new Target("127.0.0.1", port, false, call.target().protocol());
        return new Call(
                call.endpoint(),
                listener,
                call.method(),
                call.path(),
                call.headers(),
                call.body(),
                List.of(),
                call.captures(),
                Duration.ZERO,
                Duration.ZERO);
    }
}
