package dev.tenfold.drive;

import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Servers and the engine on event loops of their own, for tests that really send. */
public final class Bench {
    /** The engine's. */
    public final Vertx vertx = vertx();
    /** The servers'. */
    public final Vertx servers = vertx();

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
    }

    /** What comes of it, if it does within two minutes. */
    public static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    }

    public Target serve(Handler<HttpServerRequest> handler) throws Exception {
        var server = servers.createHttpServer().requestHandler(handler);
        return target(await(server.listen(0, "127.0.0.1")).actualPort(), Target.Protocol.HTTP_1_1);
    }

    /** The port of a server with TLS, which must be asked for by the name localhost. */
    int serve(HttpServerOptions options, Handler<HttpServerRequest> handler) throws Exception {
        var server = servers.createHttpServer(options).requestHandler(handler);
        return await(server.listen(0, "127.0.0.1")).actualPort();
    }

    /** A server that says exactly what it is told to, whatever it is asked. */
    Target say(Handler<NetSocket> asked) throws Exception {
        var server = servers.createNetServer().connectHandler(socket -> socket.handler(any -> asked.handle(socket)));
        return target(await(server.listen(0, "127.0.0.1")).actualPort(), Target.Protocol.HTTP_1_1);
    }

    static Target target(int port, Target.Protocol protocol) {
        return new Target("127.0.0.1", port, false, protocol);
    }

    static Course flat(double level, Duration length) {
        return new Course(new Profile(List.of(new Profile.Piece(level, level, length.toNanos()))), Optional.empty());
    }

    public static LoadPlan open(double rate, Duration length, Duration timeout, Call... calls) {
        LoadPlan.Traffic traffic = new LoadPlan.Open(flat(rate, length), List.of(), true);
        return new LoadPlan(
                List.of(new Journey("one", 1, List.of(calls))), traffic, length, timeout, 3000, 1, Optional.empty());
    }

    static LoadPlan closed(Course users, Duration length, Call... calls) {
        return new LoadPlan(
                List.of(new Journey("one", 1, List.of(calls))),
                new LoadPlan.Closed(users),
                length,
                Duration.ofSeconds(5),
                3000,
                1,
                Optional.empty());
    }

    Run run(LoadPlan plan, int loops) throws Exception {
        return await(new Run(vertx, plan, loops, second -> true).begin());
    }

    /** How all of twenty requests end that are sent within half a second. */
    Ending only(Call call) throws Exception {
        return only(call, Duration.ofSeconds(5));
    }

    Ending only(Call call, Duration timeout) throws Exception {
        return only(run(open(40, Duration.ofMillis(500), timeout, call), 1).all());
    }

    static Ending only(Score all) {
        for (Ending ending : Ending.values()) {
            if (all.count(ending) == 20) {
                return ending;
            }
        }
        throw new AssertionError(all.toString());
    }

    public void close() throws Exception {
        await(vertx.close());
        await(servers.close());
    }
}
