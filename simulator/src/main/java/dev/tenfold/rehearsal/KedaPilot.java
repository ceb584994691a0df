package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.keda.GeneratedHpa;
import dev.tenfold.policy.keda.KedaController;
import dev.tenfold.policy.keda.KedaDecision;
import dev.tenfold.policy.keda.KedaView;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.trigger.PrometheusTrigger;
import dev.tenfold.policy.keda.trigger.Trigger;
import dev.tenfold.policy.keda.trigger.TriggerSource;
import dev.tenfold.service.Service;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;

/** A ScaledObject at work: KEDA's own loop, and the HorizontalPodAutoscaler that KEDA creates. */
final class KedaPilot implements Pilot {
    /** It was created long before the rehearsal. */
    private static final long CREATED_NANOS = -86_400_000_000_000L;

    private final Platform platform;
    private final Permit permit;
    private final ScaledObject object;
    private final Service service;
    private final KedaController controller;
    private final View view = new View();
    private final List<Trigger> triggers;
    /** Whether any of them looks at queues as they are. */
    private final boolean live;

    private final Optional<HpaPilot> autoscaler;

    KedaPilot(Platform platform, Permit permit, ScaledObject object, Service service, List<String> others) {
        this.platform = platform;
        this.permit = permit;
        this.object = object;
        this.service = service;
        controller = new KedaController(object, CREATED_NANOS, platform.session());
        triggers = object.triggers().stream()
                .flatMap(trigger -> trigger.trigger().stream())
                .toList();
        live = triggers.stream().anyMatch(WorldTriggers::looksAtQueues);
        Metrics metrics = new Metrics();
        autoscaler = GeneratedHpa.of(object, platform.triggers())
                .map(spec -> new HpaPilot(platform, object.name(), permit, spec, service, others, metrics));
        triggers.forEach(platform.triggers()::want);
    }

    @Override
    public void open() {
        triggers.forEach(each -> platform.triggers().prepare(each, service.name()));
    }

    @Override
    public void book(Agenda agenda) {
        long period = object.timing().polling().toNanos();
        long first = platform.offset(Optional.empty(), period, "poll of " + object.name());
        while (knowsNothing(first)) {
            first += period;
        }
        if (live) {
            agenda.every(first, period, Phase.SERVE, platform.world()::serve);
        }
        agenda.every(first, period, Phase.DECIDE, this::poll);
        autoscaler.ifPresent(pilot -> pilot.book(agenda));
    }

    /** Whether all that it asks would find nothing at a time, where in truth much was scraped long before. */
    private boolean knowsNothing(long nowNanos) {
        return nowNanos < platform.monitoring().knowsFromNanos()
                && !triggers.isEmpty()
                && triggers.stream().allMatch(PrometheusTrigger.class::isInstance);
    }

    private void poll() {
        KedaDecision decision = controller.poll(view, platform.nowNanos());
        decision.move().flatMap(permit::told).ifPresent(move -> platform.moved(service, move));
    }

    /** What KEDA sees of the target. */
    private final class View implements KedaView {
        @Override
        public OptionalInt replicas() {
            return OptionalInt.of(service.fleet().wanted());
        }

        @Override
        public int readyReplicas() {
            return service.fleet().ready();
        }

        @Override
        public TriggerSource source() {
            return platform.triggers();
        }

        @Override
        public Instant calendar() {
            return Instant.ofEpochMilli(platform.monitoring().nowMillis());
        }

        @Override
        public boolean scaleTo(int replicas) {
            int wanted = service.fleet().wanted();
            int allowed = permit.ask(wanted, replicas, "its triggers call for " + replicas + " replicas");
            if (allowed == wanted && replicas != wanted) {
                return false;
            }
            platform.world().scaleTo(service, allowed);
            return true;
        }
    }

    /** What KEDA answers the autoscaler. */
    private final class Metrics implements ExternalMetrics {
        private final Map<String, Last> last = new LinkedHashMap<>();

        @Override
        public boolean live() {
            return live;
        }

        @Override
        public Optional<List<Measurement>> measurements(MetricSpec.External metric) {
            if (knowsNothing(platform.nowNanos())) {
                return Optional.empty();
            }
            Optional<List<Measurement>> answer =
                    controller.metrics().answer(metric.metric(), view, platform.nowNanos());
            answer.ifPresent(series -> learn(of(metric.metric()), series));
            return answer;
        }

        /** What the service truly needs is measured by this: where that passes a bound, a step ends here. */
        private void learn(Last last, List<Measurement> series) {
            double now = 0;
            for (int i = 0; i < series.size(); i++) {
                now += series.get(i).milli() / 1000.0;
            }
            double before = last.value;
            World world = platform.world();
            int stood = world.history().watches().standing(service);
            last.value = now;
            if (world.history().watches().standing(service) != stood) {
                last.value = before;
                world.serve();
                world.stir();
                last.value = now;
            }
        }

        @Override
        public DoubleSupplier last(String metric) {
            Last known = of(metric);
            return () -> known.value;
        }

        private Last of(String metric) {
            return last.computeIfAbsent(metric, unused -> new Last());
        }
    }

    /** The value that a metric had when last asked for: looked at far more often than asked for. */
    private static final class Last {
        private double value = Double.NaN;
    }
}
