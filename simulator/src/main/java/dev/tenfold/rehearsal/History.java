package dev.tenfold.rehearsal;

import dev.tenfold.export.Distortions;
import dev.tenfold.fault.Fault;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Account;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.service.NodePool;
import dev.tenfold.service.Service;
import dev.tenfold.service.Topology;
import dev.tenfold.service.Traits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/** All that happened in a run, written down as it happened. */
public final class History {
    /** Widths of a window that people like, seconds; the first that gives few enough windows is taken. */
    private static final int[] WIDTHS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};

    private static final int MOST_WINDOWS = 720;

    private Script script;
    private final VirtualClock clock;
    private final Topology topology;
    private final long windowNanos;
    private final double[] times;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Line[] all; // The same, to go through at every step.
    private final Map<String, PoolLine> pools = new LinkedHashMap<>();
    private final Chronicle chronicle = new Chronicle();
    private final Distortions distortions;
    private int misled;
    private final Watches watches = new Watches();
    private final Map<String, Restraint> restraints = new TreeMap<>();
    private final LatencyMixture whileScaling = new LatencyMixture();
    private final Losses losses = new Losses();
    private final Asked felt;
    /** What was seen of the services where users come in. */
    private final List<Line> entrances;

    private double scalingSeconds;
    private double offeredScaling;
    private double lostScaling;
    private double offeredBefore;
    private double lostBefore;
    private long watchedNanos;
    private int windows;
    private DoubleConsumer progress = share -> {};
    private long endNanos = 1;

    History(Script script, Topology topology, Nodes nodes, VirtualClock clock) {
        this.script = script;
        this.clock = clock;
        distortions = Distortions.of(script.scenario().faults());
        this.topology = topology;
        long length = script.length().toNanos();
        windowNanos = windowNanos(length);
        int count = (int) ((length + windowNanos - 1) / windowNanos);
        times = new double[count];
        script.scenario().services().forEach((name, spec) -> {
            double requested = spec.requestedMilli() / 1000.0;
            lines.put(name, new Line(topology.service(name), requested, count));
        });
        all = lines.values().toArray(Line[]::new);
        for (NodePool pool : nodes.pools()) {
            pools.put(pool.name(), new PoolLine(pool, nodes, count));
        }
        entrances = script.scenario().load().entries().stream().map(lines::get).toList();
        felt = Entrances.of(entrances);
    }

    /** How long a window is. */
    long windowNanos() {
        return windowNanos;
    }

    void book(Agenda agenda, Runnable serve) {
        long length = script.length().toNanos();
        agenda.every(windowNanos, windowNanos, Phase.SERVE, serve);
        agenda.every(windowNanos, windowNanos, Phase.RECORD, () -> closeWindow(windowNanos));
        if (length % windowNanos != 0) {
            agenda.at(length, Phase.RECORD, () -> closeWindow(length % windowNanos));
        }
        new LoadMarks(script, title -> mark(Kind.LOAD_STAGE, "", title)).book(agenda);
    }

    void tellProgress(DoubleConsumer progress, long endNanos) {
        this.progress = progress;
        this.endNanos = endNanos;
    }

    void follow(Service service, Strain strain) {
        Traits traits = script.scenario().services().get(service.name()).traits();
        watches.add(new Watch(service, strain, traits.youthNanos()));
    }

    /** A step is over. */
    void watch(long nowNanos, double seconds) {
        long start = watchedNanos;
        watchedNanos = nowNanos;
        for (Line line : all) {
            line.pass(seconds);
        }
        if (!pools.isEmpty()) {
            pools.values().forEach(pool -> pool.pass(seconds));
        }
        boolean scaling = false;
        for (int i = 0; i < watches.all().size(); i++) {
            Watch watch = watches.all().get(i);
            Breach breach = watch.look(nowNanos, start);
            if (breach != null) {
                String title = breach.service() + " needs more";
                chronicle.add(Happening.mark(start, Kind.BREACH, breach.service(), title, breach.why()));
            }
            scaling |= watch.scaling(nowNanos);
        }
        double offered = 0;
        double lost = 0;
        for (int i = 0; i < entrances.size(); i++) {
            Account account = entrances.get(i).account();
            offered += account.requests();
            lost += account.requestsLost();
            entrances.get(i).take(scaling ? whileScaling : null);
        }
        if (lost > lostBefore) {
            losses.take(lost - lostBefore, entrances, watches.all(), nowNanos);
        }
        if (scaling) {
            scalingSeconds += seconds;
            offeredScaling += offered - offeredBefore;
            lostScaling += lost - lostBefore;
        }
        offeredBefore = offered;
        lostBefore = lost;
    }

    /** Whether anything is about to come to pass that is told to the tick: a need, or its end. */
    boolean watchful() {
        return watches.anyOnTheBrink(clock.nowNanos());
    }

    /** Those who know what the services that policies scale truly need. */
    Watches watches() {
        return watches;
    }

    void seen(Service service, long sampleNanos) {
        watches.tell(service, watch -> watch.seen(sampleNanos, clock.nowNanos()));
    }

    /** Something happened that changes nothing by itself. */
    void note(Happening happening) {
        chronicle.add(happening);
    }

    /** What happens, as it happens. */
    Chronicle chronicle() {
        return chronicle;
    }

    /** A policy would have acted, and a rule of it said no. */
    void heldBack(String policy, String rule, String why) {
        restraints.merge(policy + "\n" + rule, new Restraint(policy, rule, 1, clock.nowNanos(), why), Restraint::and);
    }

    void scaled(Service service, Happening happening) {
        String distortion = distortions.on(service.name(), clock.nowNanos());
        misled += distortion.isEmpty() ? 0 : 1;
        chronicle.add(happening.under(distortion));
        double grace = script.scenario()
                        .services()
                        .get(service.name())
                        .terminationGrace()
                        .toNanos()
                / 1e9;
        watches.tell(service, watch -> watch.scaled(happening.atNanos(), happening.from(), happening.to(), grace));
    }

    void faultBegins(Fault fault) {
        mark(Kind.FAULT_START, fault.subject(), fault.sentence());
    }

    void faultEnds(Fault fault) {
        mark(Kind.FAULT_END, fault.subject(), fault.sentence() + " ends");
    }

    void replicasReady(Service service, int count) {
        mark(Kind.REPLICAS_READY, service.name(), count + " ready of " + service.name());
        watches.tell(service, watch -> watch.replicasReady(clock.nowNanos()));
    }

    void replicasReaped(Service service, int count) {
        mark(Kind.NOTICE, service.name(), count + " of " + service.name() + " killed at their memory limit");
    }

    void replicasPending(Service service, int count, String what) {
        mark(Kind.REPLICAS_PENDING, service.name(), count + " of " + service.name() + " wait " + what);
    }

    void replicasPlaced(Service service, boolean onNodes) {
        String place = onNodes ? " have a node" : " have been given";
        mark(Kind.REPLICAS_PLACED, service.name(), "all of " + service.name() + place);
    }

    void nodesRefused(NodePool pool, String why) {
        String title = pool.name() + " wants " + pool.wanted() + " nodes and gets " + (pool.wanted() - pool.owed());
        chronicle.add(Happening.mark(clock.nowNanos(), Kind.NOTICE, pool.name(), title, why));
    }

    void nodesScaled(NodePool pool, int before, String why) {
        String title = pool.name() + " " + before + " -> " + pool.wanted() + " nodes";
        chronicle.add(Happening.mark(clock.nowNanos(), Kind.NODES_SCALED, pool.name(), title, why));
    }

    void nodesReady(NodePool pool, int count) {
        mark(Kind.NODES_READY, pool.name(), count + (count == 1 ? " node" : " nodes") + " ready in " + pool.name());
    }

    /** The run ends before the scenario does, which is as if the scenario ended here. */
    void endEarly() {
        long open = clock.nowNanos() - windows * windowNanos;
        if (open > 0) {
            closeWindow(open);
        }
        script = script.lasting(Duration.ofNanos(clock.nowNanos()));
    }

    void close() {
        watches.close(clock.nowNanos());
        topology.services().forEach(Service::checkConservation);
    }

    /** How many times policies scaled while the metrics of what they scaled were distorted by a fault. */
    public int misled() {
        return misled;
    }

    /** The script that was rehearsed. */
    public Script script() {
        return script;
    }

    /** End of each window, seconds since start. */
    public double[] times() {
        return Arrays.copyOf(times, windows);
    }

    /** What was seen of each service, in the author's order. */
    public Map<String, Line> lines() {
        return Collections.unmodifiableMap(lines);
    }

    /** What was seen of each pool of nodes, in the author's order. */
    public Map<String, PoolLine> pools() {
        return Collections.unmodifiableMap(pools);
    }

    /** What was seen of the service where users come in; of the load's own where there are several. */
    public Line users() {
        return entrances.get(0);
    }

    /** What users felt, wherever they come in. */
    public Asked felt() {
        return felt;
    }

    /** Whether users come in at a service. */
    public boolean takesUsers(Line line) {
        return entrances.contains(line);
    }

    /** What happened, by time. */
    public List<Happening> happenings() {
        return chronicle.byTime();
    }

    /** What held policies back, by policy and rule. */
    public List<Restraint> restraints() {
        return List.copyOf(restraints.values());
    }

    /** Times of need of the services that policies scale. */
    public List<Breach> breaches() {
        return watches.breaches();
    }

    /** Times of plenty of the services that policies scale. */
    public List<Surplus> surpluses() {
        return watches.surpluses();
    }

    /** What users waited while anything scaled. */
    public LatencyMixture whileScaling() {
        return whileScaling;
    }

    /** How long anything scaled, seconds. */
    public double scalingSeconds() {
        return scalingSeconds;
    }

    /** Users' requests that were lost, by when it happened. */
    public Losses losses() {
        return losses;
    }

    /** Requests that users made while anything scaled. */
    public double offeredWhileScaling() {
        return offeredScaling;
    }

    /** Those of them that failed or were refused. */
    public double lostWhileScaling() {
        return lostScaling;
    }

    private void mark(Kind kind, String service, String title) {
        chronicle.add(Happening.mark(clock.nowNanos(), kind, service, title, ""));
    }

    private void closeWindow(long lengthNanos) {
        long nowNanos = clock.nowNanos();
        for (Line line : all) {
            line.closeWindow(lengthNanos / 1e9, nowNanos);
        }
        pools.values().forEach(pool -> pool.closeWindow(nowNanos));
        times[windows++] = nowNanos / 1e9;
        progress.accept((double) nowNanos / endNanos);
    }

    private static long windowNanos(long length) {
        for (int width : WIDTHS) {
            if (length / 1e9 / width <= MOST_WINDOWS) {
                return width * 1_000_000_000L;
            }
        }
        return WIDTHS[WIDTHS.length - 1] * 1_000_000_000L;
    }
}
