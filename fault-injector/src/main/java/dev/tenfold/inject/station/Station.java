package dev.tenfold.inject.station;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.GameDays;
import dev.tenfold.inject.day.Plan;
import dev.tenfold.inject.day.Preview;
import dev.tenfold.inject.gate.CourseMaker;
import dev.tenfold.inject.gate.Entrance;
import dev.tenfold.inject.gate.Gate;
import dev.tenfold.inject.gate.InjectionService;
import dev.tenfold.inject.gate.Log;
import dev.tenfold.inject.gate.OpenApi;
import dev.tenfold.inject.replicas.ReplicaSources;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.inject.safety.WardenOrder;
import dev.tenfold.inject.safety.Wardens;
import dev.tenfold.inject.sink.Sinks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * The injection service as one process runs it, for those who wait for it: what is asked here answers when it is done.
 * All that real pipelines and people ask it goes through one {@linkplain dev.tenfold.inject.gate.Gate gate}.
 */
public final class Station implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final String STOP_FILE = "stop";

    private final Vertx vertx;
    private final Loop loop;
    private final Settings settings;
    private final InjectionService service;
    private final ReplicaSources sources;
    private final List<AlertPoll> polls = new ArrayList<>();

    private Station(Vertx vertx, Loop loop, Settings settings, InjectionService service, ReplicaSources sources) {
        this.vertx = vertx;
        this.loop = loop;
        this.settings = settings;
        this.service = service;
        this.sources = sources;
    }

    /**
     * What a station is.
     *
     * @param state directory of the journals and of the stop file
     * @param rules that no plan can widen; the stop file is added
     * @param entrance where it listens, and who may come in
     * @param otherPort whether another port will do where that one is taken
     * @param scaler port of the loopback interface for KEDA's external scaler in clear text, if any
     * @param secrets files and environment variables that plans over HTTP may name
     * @param courses makes courses of scenarios that are asked for over HTTP
     * @param log where it tells of its work
     * @param environment of the process: where a cluster's API server is, and credentials of a cloud
     * @param annex what else is asked at its door
     */
    public record Settings(
            Path state,
            Rules rules,
            Entrance entrance,
            boolean otherPort,
            OptionalInt scaler,
            Set<String> secrets,
            CourseMaker courses,
            Log log,
            Map<String, String> environment,
            Annex annex) {}

    /**
     * What else is asked at the same door: the operations of a document, each with its answer.
     *
     * @param document of those operations, in OpenAPI; may refer to parts of the station's own
     * @param furnish opens their answers at the gate
     * @param longestBlock what holds the event loop for longer is told by Vert.x in its log
     */
    public record Annex(JsonObject document, BiConsumer<Vertx, Gate> furnish, Duration longestBlock) {
        /** Nothing else. */
        public static Annex none() {
            return new Annex(new JsonObject(), (vertx, gate) -> {}, Duration.ofSeconds(2));
        }
    }

    /**
     * Opens one. What an earlier one left behind is undone from now on.
     *
     * @throws IOException in one line, if the journal or the port cannot be had
     */
    public static Station open(Settings settings) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setMaxEventLoopExecuteTime(settings.annex().longestBlock().toMillis())
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(settings.annex().longestBlock().toMillis() / 2)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS));
        try {
            ReplicaSources sources = new ReplicaSources(vertx, settings.environment(), Clock.systemUTC());
            InjectionService service = serve(vertx, settings, sources);
            Station station = new Station(vertx, Loop.of(vertx, Clock.systemUTC()), settings, service, sources);
            if (settings.scaler().isPresent()) {
                await(ScalerDoor.open(vertx, settings.scaler().getAsInt(), station.days()::onAir), ANSWER_WITHIN);
            }
            return station;
        } catch (IOException unusable) {
            vertx.close();
            throw unusable;
        }
    }

    private static InjectionService serve(Vertx vertx, Settings settings, ReplicaSources sources) throws IOException {
        try {
            return serve(vertx, settings, sources, settings.entrance());
        } catch (IOException taken) {
            if (!settings.otherPort() || !taken.getMessage().startsWith("cannot listen")) {
                throw taken;
            }
            return serve(vertx, settings, sources, settings.entrance().at(0));
        }
    }

    private static InjectionService serve(Vertx vertx, Settings settings, ReplicaSources sources, Entrance entrance)
            throws IOException {
        InjectionService.Options options = new InjectionService.Options(
                entrance,
                () -> new Journals(settings.state()).take(),
                settings.rules().stoppedBy(stopFile(settings.state())),
                settings.secrets(),
                settings.log());
        InjectionService.Parts parts = new InjectionService.Parts(
                OpenApi.ofInjection().and(settings.annex().document()),
                Sinks::open,
                settings.courses(),
                sources::open,
                (loop, journal) -> new Wardens(loop, WardenOrder.like(journal.file(), Sinks.class.getName())),
                (gate, days) -> {
                    Endpoints.mount(vertx, gate, days::onAir);
                    settings.annex().furnish().accept(vertx, gate);
                });
        return await(InjectionService.start(vertx, options, parts), ANSWER_WITHIN);
    }

    private GameDays days() {
        return service.days();
    }

    /** Its port. */
    public int port() {
        return service.port();
    }

    /** Where it is asked. */
    public URI root() {
        Entrance entrance = settings.entrance();
        String host = entrance.host().contains(":") ? "[" + entrance.host() + "]" : entrance.host();
        return URI.create((entrance.tls().isPresent() ? "https://" : "http://") + host + ":" + port());
    }

    /** Where what is on air is scraped: the path below the root. */
    public static String seriesPath() {
        return Endpoints.SERIES;
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
        return days().all();
    }

    /** What a plan would write where, and why it would be refused. */
    public Preview preview(Plan plan, Course course) {
        return days().preview(plan, course);
    }

    /**
     * Begins a game day; waits until its first values are on air.
     *
     * @param patience how long it may take: a steady state is watched first
     * @throws IOException with every reason, if it is refused
     */
    public GameDay start(Plan plan, Course course, Duration patience) throws IOException {
        return await(days().start(plan, course), patience);
    }

    /** Tells a game day of the alerts of a Prometheus from now on; those that fire already are left out. */
    public void watchAlerts(URI prometheus, GameDay day) {
        AlertPoll poll = new AlertPoll(vertx, prometheus, day::seen);
        polls.add(poll);
        loop.run(poll::start);
    }

    /** Stops a game day; returns at once. */
    public void stop(GameDay day, String why) {
        days().stop(day.id(), why);
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
            await(service.close(), ANSWER_WITHIN);
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
