package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.hpa.Decision;
import dev.tenfold.policy.hpa.HpaController;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.Tolerance;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.Happening.Seen;
import dev.tenfold.scenario.ControllerSpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The platform that runs the user's policies: metrics are scraped, autoscalers decide, each on its own clock. */
final class Controllers implements Scaler {
    private static final long SECOND = 1_000_000_000L;

    private final Script script;
    private final ControllerSpec spec;
    private final HpaSettings settings;
    private final RandomStreams chance;
    private final PolicySession session = PolicySession.open();

    Controllers(Script script) {
        this.script = script;
        spec = script.scenario().controllers();
        settings = settings(spec);
        chance = new RandomStreams(script.scenario().seed());
    }

    @Override
    public void book(Agenda agenda, World world) {
        Map<String, MetricsServer> metrics = new LinkedHashMap<>();
        for (Script.Policy policy : script.policies()) {
            metrics.computeIfAbsent(
                    policy.service(), name -> metricsServer(world.topology().service(name)));
        }
        Map<String, SignalSource> signals = signals(world);
        bookScrapes(agenda, world, metrics, signals);
        for (Script.Policy policy : script.policies()) {
            Service service = world.topology().service(policy.service());
            PodMetrics pods = new PodMetrics(script, policy, service, metrics.get(policy.service()), signals);
            HpaStrain strain = new HpaStrain(script, policy, service, settings, signals(world), world.clock());
            world.history().follow(service, strain);
            HpaController controller = new HpaController(policy.spec(), settings, session);
            HpaCluster cluster = new HpaCluster(world, service, pods, otherSelectors(policy));
            long period = spec.sync().toNanos();
            long first =
                    offset(spec.syncOffset(), period, "sync of " + policy.spec().name());
            agenda.every(first, period, Phase.SERVE, world::serve);
            agenda.every(first, period, Phase.DECIDE, () -> decide(world, service, policy, controller, cluster));
        }
    }

    /** The rules are let go when the run is over. */
    @Override
    public void close() {
        session.close();
    }

    private void decide(
            World world, Service service, Script.Policy policy, HpaController controller, HpaCluster cluster) {
        long now = world.clock().nowNanos();
        Decision decision = controller.reconcile(cluster, now);
        if (decision.proposed() > decision.current()) {
            long oldest = 0;
            for (Decision.MetricReading reading : decision.readings()) {
                oldest = Math.max(oldest, reading.ageNanos());
            }
            world.history().seen(service, now - oldest);
            if (decision.current() >= policy.spec().maxReplicas()) {
                world.history().atMaximum(service);
            }
        }
        if (decision.rescaled()) {
            world.history().scaled(service, happening(service, policy, decision));
        }
    }

    private static Happening happening(Service service, Script.Policy policy, Decision decision) {
        boolean up = decision.desired() > decision.current();
        return new Happening(
                decision.atNanos(),
                up ? Kind.SCALE_UP : Kind.SCALE_DOWN,
                service.name(),
                service.name() + " " + decision.current() + " -> " + decision.desired(),
                decision.current(),
                decision.desired(),
                policy.spec().name(),
                decision.rule(),
                decision.why(),
                decision.readings().stream()
                        .map(reading ->
                                new Seen(reading.metric(), reading.value(), reading.target(), reading.ageNanos()))
                        .toList());
    }

    private void bookScrapes(
            Agenda agenda, World world, Map<String, MetricsServer> metrics, Map<String, SignalSource> signals) {
        if (metrics.isEmpty()) {
            return;
        }
        long period = spec.metricResolution().toNanos();
        long first = offset(spec.metricOffset(), period, "metrics server");
        agenda.every(first, period, Phase.SERVE, world::serve);
        agenda.every(first, period, Phase.SCRAPE, () -> {
            long now = world.clock().nowNanos();
            metrics.values().forEach(server -> server.scrape(now));
            signals.values().forEach(signal -> signal.scrape(now));
        });
    }

    /** Nobody knows where in its period a controller stands when the load comes: chance says, in whole seconds. */
    private long offset(Optional<Duration> given, long period, String stream) {
        if (given.isPresent()) {
            return given.get().toNanos();
        }
        long seconds = Math.max(1, period / SECOND);
        return period < SECOND ? 0 : chance.stream(stream).nextLong(seconds) * SECOND;
    }

    private MetricsServer metricsServer(Service service) {
        ServiceSpec.MemorySpec memory =
                script.scenario().services().get(service.name()).memory();
        return new MetricsServer(
                service,
                spec.metricResolution().toNanos(),
                memory.idle().bytes(),
                memory.perRequest().bytes());
    }

    private Map<String, SignalSource> signals(World world) {
        Map<String, SignalSource> signals = new LinkedHashMap<>();
        script.scenario().signals().forEach((name, signal) -> {
            Service service = world.topology().service(signal.service());
            signals.put(name, new SignalSource(signal, service));
        });
        return signals;
    }

    /** Two autoscalers that pick the same pods stop each other. */
    private List<String> otherSelectors(Script.Policy policy) {
        List<String> others = new ArrayList<>();
        for (Script.Policy other : script.policies()) {
            if (other != policy && other.service().equals(policy.service())) {
                others.add(other.service());
            }
        }
        return others;
    }

    private static HpaSettings settings(ControllerSpec spec) {
        HpaSettings defaults = HpaSettings.DEFAULTS;
        return new HpaSettings(
                spec.sync(),
                Tolerance.of(spec.tolerance()),
                spec.cpuInitialization(),
                spec.readinessDelay(),
                spec.downscaleStabilization(),
                defaults.scaleUpLimitFactor(),
                defaults.scaleUpLimitMinimum(),
                defaults.configurableTolerance(),
                defaults.podLevelResources(),
                defaults.scaleToZero());
    }
}
