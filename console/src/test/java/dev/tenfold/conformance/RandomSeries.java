package dev.tenfold.conformance;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Point;
import dev.tenfold.metric.Staleness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * An hour of the series of a small system, scraped every 15 s: counters that restart, gauges, histograms; with gaps,
 * late scrapes, ends and returns. Values are multiples of a quarter, so that sums are exact in whatever order they are
 * taken.
 */
final class RandomSeries {
    private static final long STEP_MILLIS = 15_000;
    private static final int SAMPLES = 80;
    private static final List<String> BOUNDS = List.of("0.1", "0.5", "1", "+Inf");

    private final RandomGenerator random;
    private final long startMillis;
    private final Map<Labels, List<Point>> series = new LinkedHashMap<>();

    private RandomSeries(RandomGenerator random, long startMillis) {
        this.random = random;
        this.startMillis = startMillis;
    }

    static Map<Labels, List<Point>> hour(RandomGenerator random, long startMillis) {
        RandomSeries made = new RandomSeries(random, startMillis);
        for (String job : List.of("api", "web")) {
            for (int pod = 0; pod < 3; pod++) {
                made.pod(job, job + "-" + pod);
            }
            made.add(Labels.of("__name__", "team_info", "job", job, "team", "team-" + job), made.constant(1));
        }
        return made.series;
    }

    private void pod(String job, String pod) {
        for (String code : List.of("200", "404", "500")) {
            if (random.nextInt(5) > 0) {
                add(Labels.of("__name__", "requests_total", "job", job, "pod", pod, "code", code), counter(40));
            }
        }
        add(Labels.of("__name__", "queue_depth", "job", job, "pod", pod), gauge());
        add(Labels.of("__name__", "memory_bytes", "job", job, "pod", pod), gauge());
        add(Labels.of("__name__", "up", "job", job, "pod", pod), up());
        double[] below = new double[SAMPLES];
        for (String bound : BOUNDS) {
            double[] more = counter(6);
            for (int i = 0; i < SAMPLES; i++) {
                below[i] += more[i];
            }
            add(Labels.of("__name__", "latency_bucket", "job", job, "pod", pod, "le", bound), below.clone());
        }
    }

    private double[] counter(int mostStep) {
        double[] values = new double[SAMPLES];
        double value = random.nextInt(1000);
        for (int i = 0; i < SAMPLES; i++) {
            value = random.nextInt(60) == 0 ? random.nextInt(5) : value + random.nextInt(4 * mostStep) / 4.0;
            values[i] = value;
        }
        return values;
    }

    private double[] gauge() {
        double[] values = new double[SAMPLES];
        double value = random.nextInt(400) / 4.0;
        for (int i = 0; i < SAMPLES; i++) {
            value += (random.nextInt(81) - 40) / 4.0;
            int chance = random.nextInt(400);
            values[i] = chance == 0 ? Double.NaN : chance == 1 ? Double.POSITIVE_INFINITY : value;
        }
        return values;
    }

    private double[] up() {
        double[] values = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            values[i] = random.nextInt(12) == 0 ? 0 : 1;
        }
        return values;
    }

    private double[] constant(double value) {
        double[] values = new double[SAMPLES];
        Arrays.fill(values, value);
        return values;
    }

    /** Scrapes some of the values: with a phase, now and then late or not at all, with an end and maybe a return. */
    private void add(Labels labels, double[] values) {
        List<Point> points = new ArrayList<>();
        boolean aligned = random.nextBoolean();
        long phase = aligned ? 0 : random.nextInt((int) STEP_MILLIS);
        int end = random.nextInt(4) == 0 ? random.nextInt(SAMPLES) : SAMPLES;
        int again = random.nextBoolean() ? end + 1 + random.nextInt(30) : SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            long time = startMillis + phase + i * STEP_MILLIS;
            if (i == end) {
                points.add(new Point(time, Staleness.MARKER));
            } else if ((i < end || i >= again) && random.nextInt(25) > 0) {
                points.add(new Point(aligned ? time : time + random.nextInt(500), values[i]));
            }
        }
        series.put(labels, points);
    }
}
