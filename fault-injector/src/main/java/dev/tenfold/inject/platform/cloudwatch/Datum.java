package dev.tenfold.inject.platform.cloudwatch;

import java.time.Instant;
import java.util.List;

/**
 * Samples that were sent together.
 *
 * @param at when
 * @param unit such as {@code Seconds}
 * @param values the samples
 * @param counts how often each came
 * @param sum of all; told by itself, since a statistic set has it and not the samples
 */
record Datum(Instant at, String unit, List<Double> values, List<Double> counts, double sum) {
    static Datum of(Instant at, String unit, List<Double> values, List<Double> counts) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i) * counts.get(i);
        }
        return new Datum(at, unit, values, counts, sum);
    }
}
