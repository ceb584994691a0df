package dev.tenfold.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private Target serve(io.vertx.core.Handler<HttpServerRequest> handler) throws Exception {
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1"));
        return new Target("127.0.0.1", server.actualPort(), false, Target.Protocol.HTTP_1_1);
    }

    private static Course flat(double level, Duration length) {
        return new Course(new Profile(List.of(new Profile.Piece(level, level, length.toNanos()))), Optional.empty());
    }

    private static LoadPlan open(double rate, Duration length, Duration timeout, Journey... journeys) {
        LoadPlan.Traffic traffic = new LoadPlan.Open(flat(rate, length), List.of(), true);
        return new LoadPlan(List.of(journeys), traffic, length, timeout, 3000, 1, Optional.empty());
    }

    private static Journey one(Call call) {
        return new Journey("one", 1, List.of(call));
    }

    @Test
    void sendsAsManyAsTheScheduleSaysAndGetsAllAnswers() throws Exception {
        Target target = serve(request -> request.response().end("hello"));
        Run run = new Run(
                vertx,
                open(500, Duration.ofSeconds(2), Duration.ofSeconds(5), one(Call.get(target, "/a"))),
                2,
                s -> true);
        Score all = await(run.begin()).all();
        assertEquals(1000, all.count(Ending.OK));
        assertEquals(0, all.bad());
        assertEquals(5000, all.bytes());
    }

    /** A stall is felt by all who would have come in it: 2 s of 10 at 500/s, so the worst fifth waits 0 to 2 s. */
    @Test
    void countsLatencyFromTheIntendedMoment() throws Exception {
        long[] began = {0};
        Target target = serve(request -> {
            if (began[0] == 0) {
                began[0] = System.nanoTime();
            }
            double at = (System.nanoTime() - began[0]) / 1e9;
            long stall = at >= 2 && at < 4 ? (long) Math.ceil((4 - at) * 1e3) : 0;
            if (stall == 0) {
                request.response().end();
            } else {
                vertx.setTimer(stall, fired -> request.response().end());
            }
        });
        Run run = new Run(
                vertx,
                open(500, Duration.ofSeconds(10), Duration.ofSeconds(5), one(Call.get(target, "/"))),
                1,
                second -> true);
        Score all = await(run.begin()).all();
        assertEquals(5000, all.count(Ending.OK));
        assertEquals(1.0, all.felt(0.9), 0.1);
        assertEquals(1.9, all.felt(0.99), 0.1);
        assertEquals(2.0, all.felt(1), 0.1);
    }

    @Test
    void walksAJourneyWithItsCookiesAndValues() throws Exception {
        AtomicInteger carts = new AtomicInteger();
        Target target = serve(request -> {
            if (request.path().equals("/login")) {
                request.response().putHeader("set-cookie", "session=s1; Path=/").end("{\"token\":\"t-7\"}");
            } else {
                boolean known = "session=s1".equals(request.getHeader("cookie"))
                        && "/cart/t-7".equals(request.path())
                        && "Bearer t-7".equals(request.getHeader("authorization"));
                carts.addAndGet(known ? 1 : 0);
                request.response().setStatusCode(known ? 200 : 401).end();
            }
        });
        Call login = new Call(
                "login",
                target,
                "POST",
                Template.of("/login"),
                Map.of(),
                Template.of("user=a"),
                List.of(),
                List.of(new Capture("token", "", Pattern.compile("\"token\":\"([^\"]*)\""))),
                Duration.ofMillis(5),
                Duration.ofMillis(10));
        Call cart = new Call(
                "cart",
                target,
                "GET",
                Template.of("/cart/${token}"),
                Map.of("authorization", Template.of("Bearer ${token}")),
                Template.of(""),
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
        Journey buy = new Journey("buy", 1, List.of(login, cart));
        Run run = new Run(vertx, open(50, Duration.ofSeconds(1), Duration.ofSeconds(5), buy), 1, second -> true);
        Map<String, Score> scores = await(run.begin()).scores(1, 100);
        assertEquals(50, scores.get("login").count(Ending.OK));
        assertTrue(scores.get("cart").count(Ending.OK) >= 49, scores.get("cart")::toString);
        assertEquals(scores.get("cart").count(Ending.OK), carts.get());
    }

    @Test
    void keepsAsManyUsersAsThereShouldBe() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Target target = serve(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            vertx.setTimer(10, fired -> {
                now.decrementAndGet();
                request.response().end();
            });
        });
        LoadPlan plan = new LoadPlan(
                List.of(one(Call.get(target, "/"))),
                new LoadPlan.Closed(flat(7, Duration.ofSeconds(2))),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                100,
                1,
                Optional.empty());
        Score all = await(new Run(vertx, plan, 1, second -> true).begin()).all();
        assertEquals(7, most.get());
        assertTrue(all.count(Ending.OK) > 200, "was " + all.count(Ending.OK));
    }

    @Test
    void countsEachMisfortuneAsWhatItIs() throws Exception {
        Target target = serve(request -> {
            switch (request.path()) {
                case "/429" -> request.response().setStatusCode(429).end();
                case "/503" -> request.response().setStatusCode(503).end();
                case "/404" -> request.response().setStatusCode(404).end();
                case "/half" -> {
                    request.response().putHeader("content-length", "100").write("only this");
                    vertx.setTimer(20, fired -> request.connection().close());
                }
                case "/reset" -> request.connection().close();
                case "/never" -> request.pause();
                default -> request.response().end("fine");
            }
        });
        Target nobody = new Target("127.0.0.1", 1, false, Target.Protocol.HTTP_1_1);
        assertEquals(Ending.THROTTLED, only(target, "/429"));
        assertEquals(Ending.UNAVAILABLE, only(target, "/503"));
        assertEquals(Ending.STATUS, only(target, "/404"));
        assertEquals(Ending.TRUNCATED, only(target, "/half"));
        assertEquals(Ending.RESET, only(target, "/reset"));
        assertEquals(Ending.TIMEOUT, only(target, "/never"));
        assertEquals(Ending.REFUSED, only(nobody, "/"));
        assertEquals(Ending.UNKNOWN_HOST, only(new Target("nowhere.invalid", 80, false, target.protocol()), "/"));
    }

    private Ending only(Target target, String path) throws Exception {
        Duration second = Duration.ofSeconds(1);
        Score all = await(new Run(vertx, open(20, second, second, one(Call.get(target, path))), 1, any -> true).begin())
                .all();
        assertEquals(20, all.count());
        for (Ending ending : Ending.values()) {
            if (all.count(ending) == 20) {
                return ending;
            }
        }
        StringBuilder mixed = new StringBuilder();
        for (Ending ending : Ending.values()) {
            mixed.append(ending).append(' ').append(all.count(ending)).append(' ');
        }
        throw new AssertionError(path + ": " + mixed);
    }
}
