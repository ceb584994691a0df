package dev.tenfold.drive.replay;

import dev.tenfold.drive.Call;
import dev.tenfold.drive.Check;
import dev.tenfold.drive.Engine;
import dev.tenfold.drive.Journey;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Target;
import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets the engine work for a moment against a listener of its own: a Java that has just started sends its first
 * requests a second late, which would be told as the system's.
 */
final class Warmup {
    private static final double PER_SECOND = 400;
    private static final Duration LENGTH = Duration.ofMillis(1500);
    private static final int CONNECTIONS = 8;
    private static final String ANSWER = "{\"items\":[{\"id\":1}]}";

    private Warmup() {}

    /** Completes when the engine is warm; it never fails. */
    static Future<Void> run(Vertx vertx, int loops) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.response().end(ANSWER))
                .listen(0, "127.0.0.1")
                .compose(server -> send(vertx, server, loops).eventually(server::close))
                .otherwiseEmpty();
    }

    private static Future<Void> send(Vertx vertx, HttpServer server, int loops) {
        Target target = new Target("127.0.0.1", server.actualPort(), false, Target.Protocol.HTTP_1_1);
        Shape shape = Shape.of(ANSWER).orElseThrow();
        Call get = Call.get(target, "/");
        Call call = new Call(
                get.endpoint(),
                target,
                get.method(),
                get.path(),
                get.headers(),
                get.body(),
                List.of(new Check.Watch(
                        "warms",
                        true,
                        reply -> Shape.of(reply.text())
                                .flatMap(shape::differenceOf)
                                .isEmpty())),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
        Course rate = new Course(
                new Profile(List.of(new Profile.Piece(PER_SECOND, PER_SECOND, LENGTH.toNanos()))), Optional.empty());
        LoadPlan plan = new LoadPlan(
                List.of(new Journey("warm-up", 1, List.of(call))),
                new LoadPlan.Open(rate, List.of(), true),
                LENGTH,
                LENGTH,
                CONNECTIONS,
                1,
                Optional.empty());
        return new Engine(vertx, plan, loops).run(window -> {});
    }
}
