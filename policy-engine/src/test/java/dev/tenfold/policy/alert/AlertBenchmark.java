package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.promql.Engine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the alerts of a day cost: 20 rules over a metric of their own each, evaluated each minute for 24 h. Prints the
 * first day, which warms up, and the best of the days after it, for alerts that are rarely active and for alerts that
 * always are.
 */
public final class AlertBenchmark {
    private static final int RULES = 20;
    private static final int MINUTES = 1440;

    // The thread's own time, so that neighbours on the machine disturb it little.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private AlertBenchmark() {}

    /** Runs as many days as the first argument says, 20 if there is none. */
    public static void main(String[] arguments) {
        int days = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        for (int threshold : List.of(1000, 90, -1)) {
            long best = Long.MAX_VALUE;
            for (int day = 0; day < days; day++) {
                long start = CPU.getCurrentThreadCpuTime();
                int changes = day(threshold);
                long took = CPU.getCurrentThreadCpuTime() - start;
                best = day == 0 ? Long.MAX_VALUE : Math.min(best, took);
                if (day == 0) {
                    System.out.println("value > " + threshold + ": " + changes + " changes; first day "
                            + TimeUnit.NANOSECONDS.toMillis(took) + " ms");
                }
            }
            System.out.println("value > " + threshold + ": best day " + TimeUnit.NANOSECONDS.toMillis(best) + " ms");
        }
    }

    private static int day(int threshold) {
        SeriesStore store = new SeriesStore();
        List<RuleSpec> rules = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            rules.add(new AlertSpec(
                    "Alert" + i,
                    "metric" + i + " > " + threshold,
                    Duration.ofMinutes(5),
                    Duration.ZERO,
                    Map.of("severity", "page"),
                    Map.of("summary", "{{ $labels.pod }} is at {{ $value }}")));
        }
        RuleGroupSpec spec = new RuleGroupSpec("day", Optional.empty(), 0, Optional.empty(), Map.of(), rules);
        int changes = 0;
        try (PolicySession session = PolicySession.open()) {
            RuleGroup group = new RuleGroup(spec, new Engine(store), RuleSettings.DEFAULTS, session);
            List<Series> series = new ArrayList<>();
            for (int i = 0; i < RULES; i++) {
                series.add(store.series(Labels.of(Labels.NAME, "metric" + i, "pod", "pod-" + i)));
            }
            for (int minute = 0; minute < MINUTES; minute++) {
                for (int i = 0; i < RULES; i++) {
                    series.get(i).append(minute * 60_000L, (minute + 7 * i) % 100);
                }
                changes += group.evaluate(minute * 60_000L).changes().size();
            }
        }
        return changes;
    }
}
