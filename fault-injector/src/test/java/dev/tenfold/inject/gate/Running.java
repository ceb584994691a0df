package dev.tenfold.inject.gate;

import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.Rules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A service of candles on a free port of this machine, and all that it and Vert.x log. */
final class Running {
    final List<String> logged = new CopyOnWriteArrayList<>();
    final List<String> warned = new CopyOnWriteArrayList<>();
    private final AtomicInteger candles = new AtomicInteger();
    final Vertx vertx;
    final InjectionService service;
    final Caller caller;
    private final Logger vertxLog = Logger.getLogger("io.vertx");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() < Level.WARNING.intValue()) return;
            warned.add(entry.getLevel() + " " + entry.getLoggerName() + ": " + entry.getMessage() + " "
                    + entry.getThrown());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    Running(Path directory, Entrance entrance) throws Exception {
        vertxLog.addHandler(listener);
        vertx = Vertx.vertx(new VertxOptions()
                .setBlockedThreadCheckInterval(10)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setMaxEventLoopExecuteTime(50)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS));
        vertx.exceptionHandler(failed -> warned.add("unhandled " + failed));
        InjectionService.Options options = new InjectionService.Options(
                entrance,
                () -> InjectionService.journal(directory.resolve("journal")),
                Rules.loopback(),
                Set.of("/run/secrets/allowed"),
                new Log(logged::add, InstantSource.system()));
        service = await(InjectionService.start(
                vertx,
                options,
                new InjectionService.Parts(
                        OpenApi.ofInjection(),
                        Cellar.factory(),
                        Candle.maker(candles),
                        SourceMaker.none(),
                        (loop, journal) -> Guard.NONE,
                        (gate, days) -> {})));
        caller = new Caller(service.port());
    }

    static Running open(Path directory) throws Exception {
        return new Running(directory, Entrance.loopback(0));
    }

    /** A plan for a minute that writes to a cellar. */
    static JsonObject order() {
        return new JsonObject()
                .put("scenario", new JsonObject().put("name", "candle.yaml"))
                .put(
                        "plan",
                        new JsonObject()
                                .put("deadline", "1m")
                                .put("patience", "none")
                                .put(
                                        "destinations",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("kind", "cellar")
                                                        .put("uri", "http://127.0.0.1:1/"))));
    }

    /** Alertmanager's message. */
    static JsonObject message(JsonObject... alerts) {
        return new JsonObject()
                .put("version", "4")
                .put("status", "firing")
                .put("groupKey", "{}:{}")
                .put("alerts", new JsonArray(List.of(alerts)));
    }

    /** An alert in it, marked or, with null, not. */
    static JsonObject alert(String name, String status, String day) {
        JsonObject labels = new JsonObject().put("alertname", name);
        if (day != null) labels.put("tenfold_game_day", day);
        return new JsonObject()
                .put("status", status)
                .put("labels", labels)
                .put("annotations", new JsonObject().put("summary", "much"))
                .put("startsAt", "2026-01-01T00:00:05Z")
                .put("endsAt", status.equals("firing") ? "0001-01-01T00:00:00Z" : "2026-01-01T00:10:00Z")
                .put("fingerprint", "abc");
    }

    /** Starts a game day, and tells its path. */
    String start(JsonObject order) throws Exception {
        Caller.Reply reply = caller.post("/api/v1/game-days", order);
        if (reply.status() != 201) throw new AssertionError(reply.text());
        return reply.whole().headers().firstValue("Location").orElseThrow();
    }

    static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within 20 s: " + what);
            Thread.sleep(10);
        }
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    void close() throws Exception {
        await(service.close());
        until("each course is closed", () -> candles.get() == 0);
        await(vertx.close());
        vertxLog.removeHandler(listener);
    }
}
