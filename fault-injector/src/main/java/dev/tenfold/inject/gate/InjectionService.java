package dev.tenfold.inject.gate;

import dev.tenfold.inject.Loop;
import dev.tenfold.inject.SinkFactory;
import dev.tenfold.inject.day.GameDays;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.Rules;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The injection service as a process runs it: game days, and the door to them. */
public final class InjectionService {
    /** How long undoing may take when the service closes; what is left then is undone by the next one. */
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Journal journal;
    private final GameDays days;
    private final OwnMetrics metrics;
    private final DayWatch watch;
    private final GameDayApi api;
    private final Gate gate;
    private final Log log;
    private Door door;
    private volatile boolean closing;

    /**
     * What the operator says.
     *
     * @param entrance where it listens, and who may come in
     * @param journal opens the journal in which game days are told before they write; may take its time
     * @param rules that no plan can widen
     * @param secrets files and environment variables that plans may name as tokens of their servers
     * @param log where it tells of its work
     */
    public record Options(Entrance entrance, Callable<Journal> journal, Rules rules, Set<String> secrets, Log log) {
        public Options {
            secrets = Set.copyOf(secrets);
        }
    }

    /**
     * What it is put together from.
     *
     * @param document of all that is asked at the gate; {@link OpenApi#ofInjection()}, or that and more
     * @param sinks makes sinks of destinations
     * @param courses makes courses of scenarios
     * @param sources makes sources of replicas
     * @param guard makes the guard over a journal, who undoes what this process cannot
     * @param furnish opens further answers and mounts at the gate, such as what scrapes read
     */
    public record Parts(
            OpenApi document,
            SinkFactory sinks,
            CourseMaker courses,
            SourceMaker sources,
            BiFunction<Loop, Journal, Guard> guard,
            BiConsumer<Gate, GameDays> furnish) {}

    /** What takes long to open. */
    private record Opened(Journal journal, OwnMetrics metrics) {}

    private InjectionService(Vertx vertx, Options options, Parts parts, Opened opened) {
        this.vertx = vertx;
        this.journal = opened.journal();
        this.metrics = opened.metrics();
        this.log = options.log();
        Guard guard = parts.guard().apply(Loop.of(vertx, Clock.systemUTC()), journal);
        days = new GameDays(vertx, journal, options.rules(), parts.sinks(), guard);
        metrics.watchLoop();
        watch = new DayWatch(vertx, days, log, metrics.registry());
        gate = new Gate(vertx, options.entrance(), parts.document(), log, metrics);
        Supplier<Optional<String>> unready = () -> unready(options.rules());
        api = new GameDayApi(vertx, days, parts.courses(), parts.sources(), options.secrets(), unready);
        api.open(gate);
        new RecordApi(api).open(gate);
        new Webhooks(days, api).open(gate);
        new EventStreams(vertx, api, options.entrance().limits().streams()).open(gate);
        new ServiceApi(metrics, unready).open(gate);
        parts.furnish().accept(gate, days);
    }

    /**
     * Starts the service, and begins to undo what an earlier one left behind.
     *
     * @return fails with one clear sentence if the journal is in use, a file cannot be read, or the port is taken
     */
    public static Future<InjectionService> start(Vertx vertx, Options options, Parts parts) {
        Promise<InjectionService> started = Promise.promise();
        Context loop = vertx.getOrCreateContext(); // the door and all game days share it
        loop.runOnContext(ready -> vertx.executeBlocking(
                        () -> new Opened(options.journal().call(), new OwnMetrics(vertx)))
                .compose(opened -> open(vertx, options, parts, opened))
                .onComplete(started));
        return started.future();
    }

    private static Future<InjectionService> open(Vertx vertx, Options options, Parts parts, Opened opened) {
        InjectionService service = new InjectionService(vertx, options, parts, opened);
        return Door.open(vertx, options.entrance(), options.log(), service.gate)
                .map(door -> {
                    service.door = door;
                    options.log().info("listening", "host", options.entrance().host(), "port", door.port());
                    return service;
                })
                .recover(failed -> service.settle("it cannot listen")
                        .transform(settled -> service.release())
                        .transform(released -> Future.failedFuture(failed)));
    }

    /**
     * Opens the journal of a file.
     *
     * @throws IOException if another process holds it, or it cannot be read
     */
    public static Journal journal(Path file) throws IOException {
        return Journal.open(file)
                .orElseThrow(() -> new IOException("the journal " + file + " is in use by another process"));
    }

    private Optional<String> unready(Rules rules) {
        if (closing) return Optional.of("The service closes.");
        return rules.stopFile().filter(Files::exists).map(file -> "The stop file " + file + " is there.");
    }

    /** Where it listens. */
    public int port() {
        return door.port();
    }

    /** What is asked of it goes through here. */
    Gate gate() {
        return gate;
    }

    /** Its game days. */
    public GameDays days() {
        return days;
    }

    /** Stops and undoes all game days, as far as their servers let it, and closes the door. */
    public Future<Void> close() {
        closing = true;
        return settle("the service closes").transform(rest -> door.close()).transform(closed -> release());
    }

    private Future<Void> settle(String why) {
        Promise<Void> settled = Promise.promise();
        long timer = vertx.setTimer(FAREWELL.toMillis(), late -> settled.tryComplete());
        days.close(why).onComplete(done -> {
            vertx.cancelTimer(timer);
            settled.tryComplete();
        });
        return settled.future();
    }

    private Future<Void> release() {
        watch.close();
        api.close();
        metrics.close();
        log.info("closed");
        return vertx.executeBlocking(() -> {
            journal.close();
            return null;
        });
    }
}
