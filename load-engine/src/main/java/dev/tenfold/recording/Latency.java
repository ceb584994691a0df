package dev.tenfold.recording;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long requests took, as a tool sums it up.
 *
 * @param mean seconds; NaN if unknown
 * @param percentiles seconds by per cent, 0 for the fastest and 100 for the slowest; only what the tool says
 */
public record Latency(double mean, SortedMap<Double, Double> percentiles) {
    /** The tool says nothing. */
    public static final Latency UNKNOWN = new Latency(Double.NaN, new TreeMap<>());

    public Latency {
        percentiles = Collections.unmodifiableSortedMap(new TreeMap<>(percentiles));
        for (Map.Entry<Double, Double> each : percentiles.entrySet()) {
            if (!(each.getKey() >= 0 && each.getKey() <= 100)) {
                throw new IllegalArgumentException("percentiles must be of 0..100, was " + percentiles);
            }
        }
    }

    /** Seconds that a share of all requests did not exceed; NaN if the tool does not say. */
    public double percentile(double percent) {
        return percentiles.getOrDefault(percent, Double.NaN);
    }
}
