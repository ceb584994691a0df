package dev.tenfold.inject.overlay;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The marked copy of a histogram: buckets, sum and count of one series change together, so that the copy is a histogram
 * too: no bucket falls, none counts more than the next, and the last counts all.
 */
final class Histograms implements Layer {
    private static final String BOUND = "le";

    private final RealSeries real;
    private final String metric;
    private final List<Distortion> distortions;
    private Map<Labels, Counted> before = new HashMap<>();

    /** @param distortions all of this metric */
    Histograms(RealSeries real, String metric, List<Distortion> distortions) {
        this.real = real;
        this.metric = metric;
        this.distortions = distortions;
    }

    /**
     * One series as it was last seen, and as it was told.
     *
     * @param texts bounds as they are written
     */
    private record Counted(List<String> texts, Gain seen, Gain told) {}

    @Override
    public Family next(Instant at, Duration now, double intensity, Map<String, String> marker) {
        Map<Labels, Double> sums = new HashMap<>();
        real.read(metric + "_sum", at)
                .forEach(sample -> sums.put(sample.labels().withoutName(), sample.value()));
        Map<Labels, Map<Double, Sample>> series = new TreeMap<>();
        for (Sample bucket : real.read(metric + "_bucket", at)) {
            Labels labels = bucket.labels().withoutName().with(BOUND, "");
            series.computeIfAbsent(labels, fresh -> new TreeMap<>())
                    .put(bound(bucket.labels().get(BOUND)), bucket);
        }
        List<Reading> readings = new ArrayList<>();
        Map<Labels, Counted> alive = new HashMap<>();
        series.forEach((labels, buckets) -> {
            // A scrape that is only half seen is no histogram: it is told when it is whole.
            if (buckets.containsKey(Double.POSITIVE_INFINITY) && sums.containsKey(labels)) {
                Counted counted = count(labels, buckets, sums.get(labels), now, intensity);
                alive.put(labels, counted);
                tell(labels, counted, marker, readings);
            }
        });
        before = alive;
        return new Family(PREFIX + metric, Type.HISTOGRAM, "", readings);
    }

    private static double bound(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    private Counted count(Labels labels, Map<Double, Sample> buckets, double sum, Duration now, double intensity) {
        double[] bounds = buckets.keySet().stream().mapToDouble(each -> each).toArray();
        double[] counts = buckets.values().stream().mapToDouble(Sample::value).toArray();
        List<String> texts = buckets.values().stream()
                .map(bucket -> bucket.labels().get(BOUND))
                .toList();
        // Buckets may have been scraped while they were counted: none may count more than the next.
        for (int i = 1; i < counts.length; i++) {
            counts[i] = Math.max(counts[i], counts[i - 1]);
        }
        Gain seen = new Gain(bounds, counts, sum);
        Counted last = before.get(labels);
        if (last == null || !Arrays.equals(bounds, last.seen().bounds())) {
            return new Counted(texts, seen, seen);
        }
        boolean restarted = counts[counts.length - 1] < last.seen().counts()[counts.length - 1];
        Gain nothing = new Gain(bounds, new double[bounds.length], 0);
        Gain gain = seen.less(restarted ? nothing : last.seen());
        for (Distortion each : distortions) {
            if (each.strikes(labels, now)) {
                gain = each.change().scaled(intensity).gain(gain);
            }
        }
        return new Counted(texts, seen, gain.and(restarted ? nothing : last.told()));
    }

    private void tell(Labels labels, Counted counted, Map<String, String> marker, List<Reading> readings) {
        double[] counts = counted.told().counts();
        Labels bucket = Marked.labels(labels.with(Labels.NAME, metric + "_bucket"), marker);
        for (int i = 0; i < counts.length; i++) {
            readings.add(new Reading(bucket.with(BOUND, counted.texts().get(i)), counts[i]));
        }
        readings.add(new Reading(
                Marked.labels(labels.with(Labels.NAME, metric + "_sum"), marker),
                counted.told().sum()));
        readings.add(new Reading(
                Marked.labels(labels.with(Labels.NAME, metric + "_count"), marker), counts[counts.length - 1]));
    }
}
