package dev.tenfold.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.load.Course;
import dev.tenfold.load.Profile;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bench bench = new Bench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private static Call call(String name, Target target, String method, String path) {
        return new Call(
                name,
                target,
                method,
                Template.of(path),
                Map.of(),
                Template.of(""),
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
    }

    @Test
    void sendsAsManyAsTheScheduleSaysAndGetsAllAnswers() throws Exception {
        Target target = bench.serve(request -> request.response().end("hello"));
        Run run = bench.run(Bench.open(500, Duration.ofSeconds(2), PATIENCE, Call.get(target, "/a")), 2);
        Score all = run.all();
        assertEquals(1000, all.count(Ending.OK));
        assertEquals(0, all.bad());
        assertEquals(5000, all.bytes());
        assertEquals(
                1000,
                run.seconds().stream().mapToLong(each -> each.window().sent()).sum());
    }

    @Test
    void losesNoSecondOfAWorkerThatIsBusyLongerThanTheOthers() throws Exception {
        Target target = bench.serve(
                request -> request.response().exceptionHandler(gone -> {}).headers());
        Run run = bench.run(Bench.open(2, SECOND, Duration.ofMillis(1800), Call.get(target, "/never")), 2);
        assertEquals(2, run.all().count(Ending.TIMEOUT), run.all()::toString);
    }

    /** Answers at once but for two seconds, in which whoever comes waits until their end. */
    private Target stalls(double fromSecond) throws Exception {
        long[] began = {0};
        Handler<HttpServerRequest> handler = request -> {
            if (!request.path().equals("/")) {
                request.response().end();
                return;
            }
            if (began[0] == 0) {
                began[0] = System.nanoTime();
            }
            double left = fromSecond + 2 - (System.nanoTime() - began[0]) / 1e9;
            if (left <= 0 || left > 2) {
                request.response().end();
            } else {
                bench.servers.setTimer(
                        (long) Math.ceil(left * 1e3),
                        fired -> request.response().end());
            }
        };
        return bench.serve(handler);
    }

    /** A stall is felt by all who would have come in it: 2 s of 10 at 1,000/s, so the worst fifth waits 0 to 2 s. */
    @Test
    void countsLatencyFromTheIntendedMoment() throws Exception {
        Target target = stalls(4);
        LoadPlan plan = Bench.open(1000, Duration.ofSeconds(10), PATIENCE, Call.get(target, "/"));
        WarmUp.Warmed warmed = Bench.await(new WarmUp(3, 8).before(bench.vertx, plan, 1));
        assertTrue(warmed.requests() >= 2000, warmed::toString);
        Run run = bench.run(plan, 1);
        Score all = run.all();
        assertEquals(10_000, all.count(Ending.OK));
        double lag = run.seconds().stream()
                .mapToDouble(second -> second.window().lagSeconds(0.99))
                .max()
                .orElseThrow();
        assumeTrue(lag < 0.05, "the machine is too busy to send on schedule: late by " + lag + " s");
        // A busy machine wakes the server later than after two seconds; of what it then was the rest follows.
        double stall = all.felt(1);
        assertEquals(2.0, stall, 0.1);
        assertEquals(stall - 1.0, all.felt(0.9), 0.05);
        assertEquals(stall - 0.1, all.felt(0.99), 0.095);
    }

    /** Ten users meet the stall once each: 10 of thousands of answers, which no percentile shows. */
    @Test
    void aClosedLoopHidesTheSameStall() throws Exception {
        Target target = stalls(1);
        Score all = bench.run(
                        Bench.closed(
                                Bench.flat(10, Duration.ofSeconds(5)), Duration.ofSeconds(5), Call.get(target, "/")),
                        1)
                .all();
        assertTrue(all.count() > 1100, all::toString);
        assertTrue(all.felt(0.99) < 0.5, "p99 " + all.felt(0.99));
        assertEquals(2.0, all.felt(1), 0.2);
    }

    @ParameterizedTest
    @EnumSource(Target.Protocol.class)
    void walksAJourneyWithItsCookiesAndValues(Target.Protocol protocol) throws Exception {
        AtomicInteger carts = new AtomicInteger();
        Target first = bench.serve(request -> {
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
        Target target = Bench.target(first.port(), protocol);
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
        Map<String, Score> scores =
                bench.run(Bench.open(50, SECOND, PATIENCE, login, cart), 1).scores(1, 100);
        assertEquals(50, scores.get("login").count(Ending.OK));
        assertEquals(50, scores.get("cart").count(Ending.OK), scores.get("cart")::toString);
        assertEquals(50, carts.get());
    }

    @Test
    void carriesManyExchangesOnOneHttp2Connection() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        var server = bench.servers
                .createHttpServer()
                .connectionHandler(any -> connections.incrementAndGet())
                .requestHandler(request ->
                        bench.servers.setTimer(50, fired -> request.response().end("hi")));
        int port = Bench.await(server.listen(0, "127.0.0.1")).actualPort();
        Target target = Bench.target(port, Target.Protocol.HTTP_2);
        Score all = bench.run(Bench.open(1000, SECOND, PATIENCE, Call.get(target, "/")), 1)
                .all();
        assertEquals(1000, all.count(Ending.OK), all::toString);
        assertEquals(2000, all.bytes());
        assertTrue(connections.get() < 10, "was " + connections.get());
    }

    @Test
    void keepsAsManyUsersAsThereShouldBeOnAllWorkersTogether() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Target target = bench.serve(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            bench.servers.setTimer(10, fired -> {
                now.decrementAndGet();
                request.response().end();
            });
        });
        Score all = bench.run(Bench.closed(Bench.flat(7, SECOND), SECOND, Call.get(target, "/")), 2)
                .all();
        assertEquals(7, most.get());
        assertTrue(all.count(Ending.OK) > 70, "was " + all.count(Ending.OK));
    }

    @Test
    void usersWhoShouldNotBeThereAnyMoreLeave() throws Exception {
        AtomicInteger now = new AtomicInteger();
        Target target = bench.serve(request -> {
            now.incrementAndGet();
            bench.servers.setTimer(20, fired -> {
                now.decrementAndGet();
                request.response().end();
            });
        });
        long second = SECOND.toNanos();
        Course shrinking = new Course(
                new Profile(List.of(new Profile.Piece(20, 20, second), new Profile.Piece(4, 4, 2 * second))),
                Optional.empty());
        Run run = bench.run(Bench.closed(shrinking, Duration.ofSeconds(3), Call.get(target, "/")), 2);
        Standing before = run.seconds().get(0).window().standing();
        Standing after = run.seconds().get(1).window().standing();
        assertEquals(20, before.users());
        assertEquals(4, after.users());
    }

    @Test
    void stopsWhenToldAndKeepsWhatItHas() throws Exception {
        Target target = bench.serve(request -> request.response().end());
        Run[] run = {null};
        run[0] = new Run(
                bench.vertx,
                Bench.open(100, Duration.ofSeconds(60), PATIENCE, Call.get(target, "/")),
                2,
                second -> second.number() < 2);
        Bench.await(run[0].begin());
        assertTrue(run[0].stopped());
        assertTrue(run[0].seconds().size() <= 4, "was " + run[0].seconds().size());
        assertTrue(run[0].all().count(Ending.OK) >= 190, run[0].all()::toString);
        assertEquals(0, run[0].all().bad(), "what is cut off is nobody's fault");
    }

    @Test
    void spellsMethodsAndPathsAsTheyAre() throws Exception {
        AtomicInteger good = new AtomicInteger();
        Target target = bench.serve(request -> {
            boolean same =
                    request.method().name().equals("PATCH") && request.uri().equals("/a%20b?q=%C3%BC&r=1");
            good.addAndGet(same && "0".equals(request.getHeader("content-length")) ? 1 : 0);
            request.response().end();
        });
        assertEquals(Ending.OK, bench.only(call("x", target, "patch", "/a b?q=\u00fc&r=1")));
        assertEquals(20, good.get());
    }
}
