package dev.tenfold.inject.station;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.GameDays;
import dev.tenfold.inject.day.Plan;
import dev.tenfold.inject.day.Preview;
import dev.tenfold.inject.exposition.ScrapeHandler;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.replicas.ReplicaSources;
import dev.tenfold.inject.replicas.Webhooks;
import dev.tenfold.inject.safety.Guard;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.inject.safety.WardenOrder;
import dev.tenfold.inject.safety.Wardens;
import dev.tenfold.inject.sink.Sinks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that injects, for those who wait for it: what is asked here answers when it is done. Its own endpoint
 * listens on the loopback interface alone, and serves what is on air at {@code /metrics}.
 */
public final class Station implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration UNDO_WITHIN = Duration.ofSeconds(15);
    private static final String STOP_FILE = "stop";
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final Loop loop;
    private final GameDays days;
    private final HttpServer server;
    private final AlertHook hook;
    private final ReplicaSources sources;
    private final List<AlertPoll> polls = new ArrayList<>();

    private Station(Vertx vertx, Loop loop, GameDays days, HttpServer server, AlertHook hook, ReplicaSources sources) {
        this.vertx = vertx;
        this.loop = loop;
        this.days = days;
        this.server = server;
        this.hook = hook;
        this.sources = sources;
    }

    /**
     * What a station is.
     *
     * @param state directory of the journals and of the stop file
     * @param rules that no plan can widen; the stop file is added
     * @param port of its endpoint; 0 for any that is free
     * @param otherPort whether another port will do where that one is taken
     * @param guarded whether a warden undoes what this process leaves if it dies: needed where series are pushed
     * @param environment of the process: where a cluster's API server is, and credentials of a cloud
     */
    public record Settings(
            Path state, Rules rules, int port, boolean otherPort, boolean guarded, Map<String, String> environment) {}

    /**
     * Opens one. What an earlier one left behind is undone from now on.
     *
     * @throws IOException in one line, if the journal or the port cannot be had
     */
    public static Station open(Settings settings) throws IOException {
        Journal journal = new Journals(settings.state()).take();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
        Loop loop = Loop.of(vertx, Clock.systemUTC());
        Guard guard = settings.guarded()
                ? new Wardens(loop, WardenOrder.like(journal.file(), Sinks.class.getName()))
                : Guard.NONE;
        Rules rules = settings.rules().stoppedBy(stopFile(settings.state()));
        GameDays days = new GameDays(vertx, journal, rules, Sinks::open, guard);
        AlertHook hook = new AlertHook();
        Webhooks platforms = new Webhooks(Clock.systemUTC());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router(vertx, new ScrapeHandler(vertx, days::onAir), hook, platforms));
        try {
            listen(server, settings);
            ReplicaSources sources = new ReplicaSources(vertx, settings.environment(), Clock.systemUTC(), platforms);
            return new Station(vertx, loop, days, server, hook, sources);
        } catch (IOException unusable) {
            days.close("it cannot listen").onComplete(closed -> vertx.close());
            throw unusable;
        }
    }

    private static void listen(HttpServer server, Settings settings) throws IOException {
        try {
            await(server.listen(settings.port(), LOOPBACK), ANSWER_WITHIN);
        } catch (IOException taken) {
            if (!settings.otherPort()) {
                throw new IOException("port " + settings.port() + " of " + LOOPBACK + " is taken", taken);
            }
            await(server.listen(0, LOOPBACK), ANSWER_WITHIN);
        }
    }

    private static Router router(Vertx vertx, ScrapeHandler scrapes, AlertHook hook, Webhooks platforms) {
        Router router = Router.router(vertx);
        router.route("/metrics").handler(scrapes);
        router.route(AlertHook.PATH).handler(context -> hook.answer(context.request()));
        router.get("/health").handler(context -> context.response().end("up\n"));
        platforms.mount(router);
        return router;
    }

    /** Its port on the loopback interface. */
    public int port() {
        return server.actualPort();
    }

    /** Where it is scraped. */
    public URI metrics() {
        return URI.create("http://" + LOOPBACK + ":" + port() + "/metrics");
    }

    /** Where an Alertmanager's webhook may tell it of alerts. */
    public URI webhook() {
        return URI.create("http://" + LOOPBACK + ":" + port() + AlertHook.PATH);
    }

    /**
     * Opens a source of replicas, for a plan.
     *
     * @param service of the scenario
     * @param uri as {@link ReplicaSources} has it
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public ReplicaSource source(String service, URI uri) {
        return sources.open(service, uri);
    }

    /** All its game days. */
    public List<GameDay> all() {
        return days.all();
    }

    /** What a plan would write where, and why it would be refused. */
    public Preview preview(Plan plan, Course course) {
        return days.preview(plan, course);
    }

    /**
     * Begins a game day; waits until its first values are on air.
     *
     * @param patience how long it may take: a steady state is watched first
     * @throws IOException with every reason, if it is refused
     */
    public GameDay start(Plan plan, Course course, Duration patience) throws IOException {
        return await(days.start(plan, course), patience);
    }

    /** Tells a game day of the alerts of a Prometheus from now on; those that fire already are left out. */
    public void watchAlerts(URI prometheus, GameDay day) {
        AlertPoll poll = new AlertPoll(vertx, prometheus, day::seen);
        polls.add(poll);
        loop.run(poll::start);
    }

    /** Tells a game day of the alerts that an Alertmanager tells from now on. */
    public void hearAlerts(GameDay day) {
        hook.tell(day::seen);
    }

    /** Stops a game day; returns at once. */
    public void stop(GameDay day, String why) {
        days.stop(day.id(), why);
    }

    /**
     * Waits for the end of a game day, when nothing of it is left.
     *
     * @return whether it has ended within that time
     */
    public boolean awaitEnd(GameDay day, Duration patience) {
        try {
            day.ended().toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /**
     * The emergency stop of all game days of this user on this machine, whichever process plays them: leaves the stop
     * file, which also keeps new ones from beginning, until all have ended.
     *
     * @param state directory of the journals and of the stop file
     * @param patience how long to wait
     * @return how many processes have not ended yet, or have something left to be undone; if there are any, the stop
     *     file stays
     */
    public static int stopAll(Path state, Duration patience) throws IOException {
        Files.createDirectories(state);
        Files.writeString(stopFile(state), "");
        Journals journals = new Journals(state);
        long deadline = System.nanoTime() + patience.toNanos();
        int busy = journals.busy();
        while (busy > 0 && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(250);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return busy;
            }
            busy = journals.busy();
        }
        if (busy == 0) {
            Files.deleteIfExists(stopFile(state));
        }
        return busy;
    }

    /** While this file is there nothing runs, and nothing begins. */
    public static Path stopFile(Path state) {
        return state.resolve(STOP_FILE);
    }

    /** Stops what runs; what cannot be undone soon is left to the warden, and to the next start. */
    @Override
    public void close() {
        polls.forEach(AlertPoll::close);
        try {
            await(days.close("the process ends"), UNDO_WITHIN);
        } catch (IOException left) {
            // The journal has it: the warden goes on, and the next start.
        }
        try {
            await(vertx.close(), ANSWER_WITHIN);
        } catch (IOException left) {
            // The process is about to end.
        }
    }

    private static <T> T await(Future<T> future, Duration patience) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + patience.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        }
    }
}
