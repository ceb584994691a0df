package dev.tenfold.rehearsal;

import dev.tenfold.export.CloudWatchMetrics;
import dev.tenfold.export.OnAir;
import dev.tenfold.fault.Source;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.scenario.ControllerSpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Service;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A rehearsal whose time passes from outside, which can be looked at meanwhile, and to which the real world talks back.
 * As long as it does not, its history is that of a {@link Rehearsal}: to be looked at changes nothing. For one thread.
 */
public final class LiveRun {
    private final Script script;
    private final Rehearsal rehearsal;
    private final World world;
    private final Platform platform;
    private final OnAir onAir;
    private final Map<String, Readback> readbacks = new LinkedHashMap<>();
    private final Map<String, MetricsServer> metricsServers = new LinkedHashMap<>();

    /**
     * @param step time between two looks at what is published; a multiple of the scenario's tick
     * @param start the wall clock's time at the scenario's start, for series whose values are times; what policies
     *     decide goes by the scenario's own
     * @param outside what the real world decides
     */
    public LiveRun(Script script, Duration step, Instant start, Outside outside) {
        if (step.isZero() || step.toNanos() % script.scenario().tick().toNanos() != 0) {
            throw new IllegalArgumentException("step must be a multiple of the tick, was " + step);
        }
        this.script = script;
        Controllers controllers = new Controllers(script, QueryBackend.EMBEDDED, outside).gatheringAll();
        rehearsal = new Rehearsal(script, List.of(controllers));
        world = rehearsal.world();
        world.everyTick();
        platform = controllers.platform();
        onAir = new OnAir(
                script.scenario(),
                world.topology(),
                world.clock(),
                platform.monitoring().autoscalers(),
                start.toEpochMilli());
        for (String name : outside.platforms()) {
            readbacks.put(name, new Readback(world, world.topology().service(name)));
        }
        if (outside.alerts()) {
            world.history().chronicle().leaveToOutside(EnumSet.of(Kind.ALERT, Kind.ALERT_END, Kind.PAGE));
        }
        onAir.book(rehearsal.agenda(), step);
        bookMetricsServers(rehearsal.agenda());
    }

    /** Lets time pass up to an instant, that of the end at most. */
    public void advanceTo(Duration sinceStart) {
        rehearsal.advanceTo(sinceStart.toNanos());
    }

    /** How long the run has been going on. */
    public Duration now() {
        return world.clock().now();
    }

    /** What is published now. */
    public OnAir onAir() {
        return onAir;
    }

    /** What the metrics server knows of the pods; nothing while a fault silences it. */
    public List<PodLoad> pods() {
        if (platform.distortions()
                .silence(Source.METRICS_SERVER, false, world.clock().nowNanos())
                .isPresent()) {
            return List.of();
        }
        List<PodLoad> pods = new ArrayList<>();
        for (OnAir.Shown shown : onAir.pods()) {
            MetricsServer.Track track = metricsServers.get(shown.service()).sample(shown.cohort());
            if (track != null) {
                double bytes = Math.floor(track.memoryMilli() / 1000.0);
                pods.add(new PodLoad(shown.service(), shown.name(), track.cpuMilli() / 1000.0, bytes));
            }
        }
        return pods;
    }

    /** What was sent to CloudWatch since this was asked before. */
    public List<CloudWatchMetrics.Sent> sentToCloudWatch() {
        return platform.monitoring().observations().cloudWatch().sent();
    }

    /** Replicas of a service that the scenario has. */
    public int replicas(String service) {
        return world.topology().service(service).fleet().ready();
    }

    /**
     * The platform of a service has been read.
     *
     * @param desired what the platform was told to run
     * @param ready how many take requests; empty where nobody knows
     */
    public void replicas(String service, int desired, OptionalInt ready) {
        Readback readback = readbacks.get(service);
        if (readback == null) {
            throw new IllegalArgumentException("replicas of " + service + " are not read back");
        }
        readback.told(desired, ready);
    }

    /** The load is as high as this from now on: 1 as written; see {@link Demand#intensity}. */
    public void intensity(double factor) {
        world.flow().intensity(factor);
        String title = "what the load adds to its start is multiplied by " + Figure.plain(factor, 3);
        sight(Happening.mark(world.clock().nowNanos(), Kind.LOAD_STAGE, "", title, ""));
    }

    /** What has happened of itself since this was asked last. */
    public List<Happening> fresh() {
        return world.history().chronicle().fresh();
    }

    /** Something happened in the real world. */
    public void sight(Happening happening) {
        world.history().chronicle().sight(happening);
    }

    /** No more time passes. A run that is ended early is as if its scenario ended here, after a tick at least. */
    public History finish() {
        long tick = script.scenario().tick().toNanos();
        if (world.clock().nowNanos() < tick) {
            rehearsal.advanceTo(tick);
        }
        if (world.clock().nowNanos() < script.length().toNanos()) {
            world.serve();
            world.history().endEarly();
        }
        return rehearsal.finish();
    }

    /** Those of the policies tell as well; these are there whatever the policies ask. */
    private void bookMetricsServers(Agenda agenda) {
        for (Service service : world.topology().services()) {
            metricsServers.put(service.name(), platform.newMetricsServer(service));
        }
        ControllerSpec spec = script.scenario().controllers();
        long period = spec.metricResolution().toNanos();
        long first = platform.offset(spec.metricOffset(), period, "metrics server");
        agenda.every(first, period, Phase.SCRAPE, () -> {
            long now = world.clock().nowNanos();
            metricsServers.values().forEach(server -> server.scrape(now));
        });
    }
}
