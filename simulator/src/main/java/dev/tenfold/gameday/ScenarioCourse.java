package dev.tenfold.gameday;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.PodUsage;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.LiveRun;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.scenario.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A scenario as the course of a game day: the services of a rehearsal under the same load and the same faults, decided
 * by the same policies where no real platform does, and their metrics as all exporters publish them. The logbook is its
 * maker's to close, once it is {@linkplain #finish finished}.
 */
public final class ScenarioCourse implements Course {
    private final Script script;
    private final Duration step;
    private final LiveRun run;
    private final Assembly assembly;
    private final Logbook logbook;
    private final WallClock wall = new WallClock();
    private final String namespace;
    private final Set<Sighting> sightings = new HashSet<>();
    private Duration asked = Duration.ZERO;
    private BooleanSupplier injecting = () -> true;
    private Instant last = Instant.EPOCH;
    private boolean finished;

    /**
     * @param script what is played
     * @param settings how
     * @param logbook takes down what is injected and seen
     */
    public ScenarioCourse(Script script, Settings settings, Logbook logbook) {
        this.script = script;
        this.logbook = logbook;
        step = settings.step();
        run = new LiveRun(script, step, settings.start(), settings.outside());
        assembly = new Assembly(run.onAir(), settings.withScrapes());
        namespace = script.scenario().metrics().namespace();
        run.advanceTo(Duration.ZERO);
    }

    /**
     * How a scenario is played.
     *
     * @param step time between two snapshots; a multiple of the scenario's tick
     * @param start the wall clock's time at the scenario's start, for series whose values are times
     * @param outside what the real world decides
     * @param withScrapes whether snapshots hold what Prometheus itself notes of each target: {@code up} and
     *     {@code scrape_...}. One that scrapes notes it of Tenfold; where series are pushed, nobody does
     */
    public record Settings(Duration step, Instant start, Outside outside, boolean withScrapes) {
        /** A scenario by itself and at its own date, its series as new as its tick or a second. */
        public static Settings of(Script script) {
            Instant start = Instant.ofEpochMilli(script.scenario().start().millis());
            return new Settings(stepOf(script, Duration.ofSeconds(1)), start, Outside.NOTHING, false);
        }

        /** The multiple of a scenario's tick that is nearest above a time. */
        public static Duration stepOf(Script script, Duration wanted) {
            long tick = script.scenario().tick().toNanos();
            return Duration.ofNanos(Math.max(1, (wanted.toNanos() + tick - 1) / tick) * tick);
        }
    }

    @Override
    public String name() {
        return script.scenario().title();
    }

    @Override
    public Duration length() {
        return script.length();
    }

    @Override
    public Duration step() {
        return step;
    }

    @Override
    public List<String> services() {
        return List.copyOf(script.scenario().services().keySet());
    }

    @Override
    public void advanceTo(Duration sinceStart) {
        if (sinceStart.compareTo(asked) > 0) {
            asked = sinceStart.compareTo(length()) < 0 ? sinceStart : length();
        }
        run.advanceTo(asked);
    }

    @Override
    public Snapshot snapshot(Instant at, Map<String, String> marker) {
        Snapshot snapshot = new Snapshot(at, assembly.families(marker), pods(), Sky.cloud(run.sentToCloudWatch()));
        if (injecting.getAsBoolean()) {
            wall.tick(at, asked);
            logbook.decided(at, run.fresh());
            logbook.injected(asked, snapshot);
            last = at;
        }
        return snapshot;
    }

    /**
     * Snapshots may be asked for to see what would be injected: only while this says so they are taken down as
     * injected.
     */
    public void injectedWhile(BooleanSupplier onAir) {
        injecting = onAir;
    }

    private List<PodUsage> pods() {
        return run.pods().stream()
                .map(pod -> new PodUsage(
                        namespace,
                        pod.pod(),
                        Map.of("app", pod.service()),
                        pod.service(),
                        pod.cores(),
                        pod.memoryBytes()))
                .toList();
    }

    /** Replicas that take requests. */
    public int replicas(String service) {
        return run.replicas(service);
    }

    /** How far the scenario has come. */
    public Duration now() {
        return asked;
    }

    @Override
    public void replicas(String service, ReplicaCount count) {
        run.replicas(service, count.desired(), count.ready());
    }

    @Override
    public void intensity(double intensity) {
        run.intensity(intensity);
    }

    /** Of what is told twice the first counts. */
    @Override
    public void seen(Sighting sighting) {
        if (!sightings.add(sighting)) {
            return;
        }
        long nanos = Math.min(wall.virtualNanos(sighting.at()), length().toNanos());
        logbook.seen(Duration.ofNanos(nanos), sighting);
        if (sighting.kind() == Sighting.Kind.SCALED) {
            return; // It is known from the replicas that were read.
        }
        Kind kind = switch (sighting.kind()) {
            case ALERT_FIRED -> Kind.ALERT;
            case ALERT_RESOLVED -> Kind.ALERT_END;
            case INTERVENTION, TROUBLE, SCALED -> Kind.NOTICE;
        };
        String title = switch (sighting.kind()) {
            case ALERT_FIRED -> sighting.subject() + " fires";
            case ALERT_RESOLVED -> sighting.subject() + " is over";
            case INTERVENTION, TROUBLE, SCALED -> sighting.subject() + ": " + sighting.text();
        };
        boolean alert = kind != Kind.NOTICE;
        run.sight(new Happening(
                nanos,
                kind,
                "",
                title,
                0,
                0,
                alert ? sighting.subject() : "",
                alert ? "seen outside" : "",
                sighting.text(),
                List.of()));
    }

    /**
     * What has happened, once the game day is over; one that was ended early is as if its scenario ended there.
     *
     * @throws IllegalStateException if asked twice
     */
    public History finish() {
        if (finished) {
            throw new IllegalStateException("a game day ends once");
        }
        finished = true;
        History history = run.finish();
        logbook.decided(last, run.fresh());
        return history;
    }

    @Override
    public void close() {}
}
