package dev.tenfold.rehearsal;

import dev.tenfold.export.Beat;
import dev.tenfold.export.Channel;
import dev.tenfold.export.Distortions;
import dev.tenfold.fault.Source;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.alert.paging.PagingSpec;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.Happening.Seen;
import dev.tenfold.scenario.ControllerSpec;
import dev.tenfold.scenario.MemorySpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.NodePool;
import dev.tenfold.service.Service;
import dev.tenfold.spelling.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the policies of one rehearsal share: the world, its metrics, the rules, and chance. */
final class Platform {
    private static final long SECOND = 1_000_000_000L;

    private final Script script;
    private final World world;
    private final PolicySession session;
    private final Monitoring monitoring;
    private final Paging paging;
    private final WorldTriggers triggers;
    private final CloudWatch cloudWatch;
    private final Consent consent = new Consent(this);
    private final Resizing resizing = new Resizing(this);
    private final HpaSettings settings;
    private final RandomStreams chance;
    private final Map<String, MetricsServer> metricsServers = new LinkedHashMap<>();
    private final Distortions distortions;
    private final Map<String, SignalSource> signals;
    private final Set<String> elsewhere;
    private final Map<Service, List<Strain>> strains = new LinkedHashMap<>();

    /** @param elsewhere services that somebody else scales */
    Platform(Script script, World world, PolicySession session, QueryBackend backend, Set<String> elsewhere) {
        this.script = script;
        this.elsewhere = elsewhere;
        this.world = world;
        this.session = session;
        settings = script.scenario().controllers().settings();
        chance = new RandomStreams(script.scenario().seed());
        distortions = Distortions.of(script.scenario().faults());
        signals = toldSignals();
        monitoring = new Monitoring(script, world, backend);
        List<PagingSpec> paged = script.specs(PagingSpec.class, "");
        triggers = new WorldTriggers(this);
        cloudWatch = new CloudWatch(this);
        paging = new Paging(this, paged.isEmpty() ? PagingSpec.DEFAULTS : paged.get(0));
    }

    Script script() {
        return script;
    }

    World world() {
        return world;
    }

    PolicySession session() {
        return session;
    }

    /** A policy has changed a service's replicas. */
    void moved(Service service, Move move) {
        if (move.to() > move.from()) {
            long oldest = move.readings().stream()
                    .mapToLong(Move.Reading::ageNanos)
                    .max()
                    .orElse(0);
            world.history().seen(service, nowNanos() - oldest);
        }
        world.history().scaled(service, happening(service.name(), move));
    }

    /** A policy has changed a pool of nodes. */
    void moved(String pool, Move move) {
        world.history().note(happening(pool, move));
    }

    /** Why policies that might have acted did not. */
    void heldBack(List<Block> blocks) {
        blocks.forEach(block -> world.history().heldBack(block.policy(), block.rule(), block.why()));
    }

    private static Happening happening(String target, Move move) {
        return new Happening(
                move.atNanos(),
                move.to() > move.from() ? Kind.SCALE_UP : Kind.SCALE_DOWN,
                target,
                target + " " + move.from() + " -> " + move.to(),
                move.from(),
                move.to(),
                move.policy(),
                move.rule(),
                move.why(),
                move.readings().stream()
                        .map(seen -> new Seen(seen.metric(), seen.value(), seen.target(), seen.ageNanos()))
                        .toList());
    }

    /** What a policy of a cloud scales: a service, or a pool of nodes. */
    Capacity capacity(Script.Policy policy) {
        Permit permit = permit(policy);
        return pool(policy.target())
                .<Capacity>map(pool -> new PoolCapacity(this, pool, permit))
                .orElseGet(() -> new ServiceCapacity(this, service(policy.target()), permit));
    }

    /** Whether somebody else scales a service, so that no policy may. */
    boolean elsewhere(String target) {
        return elsewhere.contains(target);
    }

    /** How a policy asks own rules before it scales its target. */
    Permit permit(Script.Policy policy) {
        return new Permit(this, policy.name(), policy.kind(), policy.target());
    }

    /** What own rules say of what other policies want. */
    Consent consent() {
        return consent;
    }

    /** What becomes of wishes for larger or smaller replicas. */
    Resizing resizing() {
        return resizing;
    }

    /** Memory that a replica of a service asks for. */
    Size memory(Service service) {
        return script.scenario().services().get(service.name()).requests().memory();
    }

    /** The pool of nodes of that name, if it is one. */
    Optional<NodePool> pool(String name) {
        return world.nodes().pools().stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst();
    }

    /** What KEDA's triggers ask. */
    WorldTriggers triggers() {
        return triggers;
    }

    /** What alarms see. */
    CloudWatch cloudWatch() {
        return cloudWatch;
    }

    /** What Prometheus and CloudWatch know. */
    Monitoring monitoring() {
        return monitoring;
    }

    /** Whom alerts are told to. */
    Paging paging() {
        return paging;
    }

    /** Flags of the controllers of Kubernetes. */
    HpaSettings settings() {
        return settings;
    }

    long nowNanos() {
        return world.clock().nowNanos();
    }

    /** The service that a policy scales. */
    Service service(String name) {
        return world.topology().service(name);
    }

    /** What the metrics server knows of a service, from now on. */
    MetricsServer metricsServer(Service service) {
        return metricsServers.computeIfAbsent(service.name(), name -> newMetricsServer(service));
    }

    /** Custom and external metrics as their adapter last read them. */
    Map<String, SignalSource> signals() {
        return signals;
    }

    /** What faults of monitoring do to what policies see. */
    Distortions distortions() {
        return distortions;
    }

    private Map<String, SignalSource> toldSignals() {
        Map<String, SignalSource> told = new LinkedHashMap<>();
        script.scenario().signals().forEach((name, signal) -> {
            Optional<Channel> channel = distortions.channel(Source.SIGNALS, signal.service(), name, false);
            told.put(name, new SignalSource(signal, service(signal.service()), channel));
        });
        return told;
    }

    /** The same metrics as they truly are, for a reader with a pace of its own. */
    Map<String, SignalSource> newSignals() {
        Map<String, SignalSource> fresh = new LinkedHashMap<>();
        script.scenario()
                .signals()
                .forEach((name, signal) -> fresh.put(name, new SignalSource(signal, service(signal.service()))));
        return fresh;
    }

    /** A policy knows how far off its aim a service truly is. */
    void follow(Service service, Strain strain) {
        strains.computeIfAbsent(service, any -> new ArrayList<>()).add(strain);
    }

    /** Books what the policies read, once all of them have said what that is. */
    void book(Agenda agenda) {
        strains.forEach((service, all) -> world.history().follow(service, Strains.of(all)));
        ControllerSpec spec = script.scenario().controllers();
        long period = spec.metricResolution().toNanos();
        long first = offset(spec.metricOffset(), period, "metrics server");
        Beat beat = beat(spec, first);
        world.readAt(beat);
        monitoring.book(agenda, beat);
        paging.book(agenda);
        if (metricsServers.isEmpty()) {
            return;
        }
        agenda.every(first, period, Phase.SERVE, world::serve);
        agenda.every(first, period, Phase.SCRAPE, () -> {
            metricsServers.values().forEach(server -> server.scrape(nowNanos()));
            signals.values().forEach(signal -> signal.scrape(nowNanos()));
        });
    }

    /** That of the metrics server, where chance says where it stands within a step. */
    private Beat beat(ControllerSpec spec, long metricsServerNanos) {
        long step = Stride.LONGEST_NANOS;
        boolean drawn = spec.metricOffset().isEmpty() && spec.metricResolution().toNanos() % step == 0;
        long phase = drawn ? metricsServerNanos % step : chance.stream("beat").nextLong(step / SECOND) * SECOND;
        return new Beat(step, phase);
    }

    /** Nobody knows where in its period a controller stands when the load comes: chance says, in whole seconds. */
    long offset(Optional<Duration> given, long periodNanos, String stream) {
        if (given.isPresent()) {
            return given.get().toNanos();
        }
        long seconds = Math.max(1, periodNanos / SECOND);
        return periodNanos < SECOND ? 0 : chance.stream(stream).nextLong(seconds) * SECOND;
    }

    MetricsServer newMetricsServer(Service service) {
        MemorySpec memory = script.scenario().services().get(service.name()).memory();
        return new MetricsServer(
                service,
                script.scenario().controllers().metricResolution().toNanos(),
                memory.idle().bytes(),
                memory.perRequest().bytes(),
                distortions);
    }
}
