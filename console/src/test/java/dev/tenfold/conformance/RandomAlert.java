package dev.tenfold.conformance;

import dev.tenfold.metric.Labels;
import dev.tenfold.policy.alert.AlertSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * An alerting rule with series to evaluate it over, drawn by chance: values that hover about the threshold, gaps and
 * series that end and come back.
 *
 * @param spec the rule
 * @param interval between two evaluations
 * @param sampling between two samples
 * @param series the values of each series, as promtool writes them: numbers, {@code _} for none, {@code stale}
 */
record RandomAlert(AlertSpec spec, Duration interval, Duration sampling, Map<Labels, List<String>> series) {
    private static final List<Duration> INTERVALS =
            List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));
    private static final List<String> EXPRESSIONS = List.of(
            "load > 50",
            "load >= 20 < 70",
            "sum by (zone) (load) > 90",
            "load > 50 and on (pod) load < 80",
            "load{zone=\"a\"} > 30 unless load > 90",
            "max_over_time(load[2m]) > 60",
            "count(load > 40) by (zone) > 1",
            "absent(load{pod=\"p1\"})",
            "max(load) - min(load) > 45",
            "changes(load[3m]) > 2");
    private static final int SAMPLES = 60;

    static RandomAlert draw(RandomGenerator random) {
        Duration interval = INTERVALS.get(random.nextInt(INTERVALS.size()));
        Duration sampling = random.nextBoolean() ? interval : INTERVALS.get(random.nextInt(INTERVALS.size()));
        AlertSpec spec = new AlertSpec(
                "Drawn",
                EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size())),
                interval.multipliedBy(random.nextInt(6)).dividedBy(random.nextInt(1, 3)),
                random.nextBoolean()
                        ? Duration.ZERO
                        : interval.multipliedBy(random.nextInt(6)).plusSeconds(random.nextInt(2)),
                Map.of("severity", "page", "from", "{{ $labels.zone }}"),
                Map.of(
                        "plain", "{{ $value }} of {{ $labels.pod }}",
                        "humanized", "{{ $value | humanize }} {{ $value | humanizePercentage }}",
                        "more", "{{ humanize1024 $value }} {{ $value | humanizeDuration }}",
                        "formatted", "{{ printf \"%.2f|%6.1f|%g\" $value $value $value }}"));
        Map<Labels, List<String>> series = new LinkedHashMap<>();
        int pods = random.nextInt(1, 4);
        for (int pod = 0; pod < pods; pod++) {
            String zone = random.nextBoolean() ? "a" : "b";
            series.put(Labels.of(Labels.NAME, "load", "pod", "p" + pod, "zone", zone), values(random));
        }
        return new RandomAlert(spec, interval, sampling, series);
    }

    private static List<String> values(RandomGenerator random) {
        List<String> values = new ArrayList<>();
        boolean gone = random.nextInt(4) == 0;
        int value = random.nextInt(100);
        for (int i = 0; i < SAMPLES; i++) {
            if (random.nextInt(12) == 0) {
                values.add(gone ? "_" : "stale");
                gone = !gone;
            } else if (gone || random.nextInt(10) == 0) {
                values.add("_");
            } else {
                value = random.nextInt(3) == 0 ? random.nextInt(100) : value;
                values.add(random.nextInt(3) == 0 ? value + ".125" : String.valueOf(value));
            }
        }
        return values;
    }

    /** When it is evaluated, milliseconds from the first sample to the last. */
    List<Long> evaluations() {
        List<Long> times = new ArrayList<>();
        long end = sampling.toMillis() * SAMPLES;
        for (long time = 0; time <= end; time += interval.toMillis()) {
            times.add(time);
        }
        return times;
    }
}
