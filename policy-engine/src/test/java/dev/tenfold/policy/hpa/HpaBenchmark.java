package dev.tenfold.policy.hpa;

import dev.tenfold.policy.PolicySession;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * What the decisions of a day cost: five autoscalers on CPU, reconciled each 15 s for 24 h, which is 28,800 reconciles.
 * Prints the first day, which warms up, and the best of the days after it. The load is a wave, so that replicas go up,
 * down and stay; half of the autoscalers have a behavior.
 */
public final class HpaBenchmark {
    private static final long SYNC_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int SYNCS_A_DAY = 5760;
    private static final int AUTOSCALERS = 5;

    // The thread's own time, so that neighbours on the machine disturb it little.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private HpaBenchmark() {}

    /** Runs as many days as the first argument says, 20 if there is none. */
    public static void main(String[] arguments) {
        int days = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        long best = Long.MAX_VALUE;
        for (int day = 0; day < days; day++) {
            long start = CPU.getCurrentThreadCpuTime();
            long checksum = day();
            long took = CPU.getCurrentThreadCpuTime() - start;
            best = day == 0 ? Long.MAX_VALUE : Math.min(best, took);
            System.out.println("day " + day + ": " + micros(took) + " us a reconcile, checksum " + checksum);
        }
        System.out.println(
                "best: " + micros(best) + " us a reconcile, " + TimeUnit.NANOSECONDS.toMillis(best) + " ms a day");
    }

    private static String micros(long dayNanos) {
        return BigDecimal.valueOf(dayNanos)
                .divide(BigDecimal.valueOf(1000L * SYNCS_A_DAY * AUTOSCALERS), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static long day() {
        long checksum = 0;
        try (PolicySession session = PolicySession.open()) {
            List<HpaController> controllers = new ArrayList<>();
            List<Wave> waves = new ArrayList<>();
            for (int i = 0; i < AUTOSCALERS; i++) {
                controllers.add(new HpaController(spec(i), HpaSettings.DEFAULTS, session));
                waves.add(new Wave(i));
            }
            for (int sync = 1; sync <= SYNCS_A_DAY; sync++) {
                for (int i = 0; i < AUTOSCALERS; i++) {
                    waves.get(i).nowNanos = sync * SYNC_NANOS;
                    Decision decision = controllers.get(i).reconcile(waves.get(i), sync * SYNC_NANOS);
                    checksum = checksum * 31 + decision.desired();
                }
            }
        }
        return checksum;
    }

    private static HpaSpec spec(int index) {
        return new HpaSpec(
                "service-" + index,
                Optional.empty(),
                "autoscaling/v2",
                new HpaSpec.ScaleTarget(Optional.of("apps/v1"), "Deployment", "service-" + index),
                OptionalInt.of(2),
                50,
                List.of(new MetricSpec.Resource("cpu", MetricTarget.utilization(70))),
                index % 2 == 0
                        ? Optional.empty()
                        : Optional.of(new Behavior(Optional.of(ScalingRules.NONE), Optional.empty())));
    }

    /** A workload whose load is a triangle wave, with its replicas in two cohorts. */
    private static final class Wave implements Cluster {
        private static final long PERIOD_NANOS = TimeUnit.HOURS.toNanos(2);
        private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(15);

        private final int index;
        private int replicas = 2;
        private long nowNanos;

        private Wave(int index) {
            this.index = index;
        }

        @Override
        public Optional<Scale> scale() {
            return Optional.of(new Scale(replicas, replicas, "app=web"));
        }

        @Override
        public List<Pod> pods(LabelSelector selector) {
            return List.of(pod("old", 1), pod("new", replicas - 1));
        }

        private static Pod pod(String name, int count) {
            return new Pod(
                    name,
                    count,
                    Pod.Phase.RUNNING,
                    false,
                    Pod.Ready.TRUE,
                    OptionalLong.of(-TimeUnit.HOURS.toNanos(1)),
                    -TimeUnit.HOURS.toNanos(1),
                    LABELS,
                    CONTAINERS,
                    List.of(),
                    ResourceAmounts.NONE);
        }

        private static final Map<String, String> LABELS = Map.of("app", "web");
        private static final List<Pod.Container> CONTAINERS =
                List.of(new Pod.Container("app", ResourceAmounts.of("cpu", 500), false));

        @Override
        public List<LabelSelector> otherAutoscalers() {
            return List.of();
        }

        @Override
        public Optional<List<ResourceSample>> resourceSamples() {
            long phase = (nowNanos + index * PERIOD_NANOS / AUTOSCALERS) % PERIOD_NANOS;
            long distance = Math.abs(phase - PERIOD_NANOS / 2);
            long totalMilli = 500 + 15_000 - 30_000 * distance / PERIOD_NANOS;
            long each = totalMilli / replicas;
            return Optional.of(List.of(sample("old", 1, each), sample("new", replicas - 1, each)));
        }

        private ResourceSample sample(String pod, int count, long milli) {
            return new ResourceSample(
                    pod,
                    count,
                    nowNanos - SYNC_NANOS,
                    WINDOW_NANOS,
                    List.of(new ResourceSample.Usage("app", ResourceAmounts.of("cpu", milli))));
        }

        @Override
        public Optional<List<PodSample>> podSamples(MetricSpec.Pods metric) {
            return Optional.empty();
        }

        @Override
        public Optional<Measurement> measurement(MetricSpec.ObjectMetric metric) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Measurement>> measurements(MetricSpec.External metric) {
            return Optional.empty();
        }

        @Override
        public Write write(int wanted) {
            replicas = wanted;
            return Write.DONE;
        }
    }
}
