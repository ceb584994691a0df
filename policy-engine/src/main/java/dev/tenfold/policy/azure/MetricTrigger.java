package dev.tenfold.policy.azure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * The condition of a rule.
 *
 * @param timeGrain how long the samples are that the metric is read in; > 0
 * @param statistic what is made of what is measured within a time grain
 * @param timeWindow how far it looks back; at least {@code timeGrain}
 * @param timeAggregation what is made of the time grains
 * @param operation how the result is compared with the threshold
 * @param threshold in the metric's unit
 * @param dividePerInstance whether the result is divided by the number of instances first
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings</a>
 */
public record MetricTrigger(
        Duration timeGrain,
        Aggregation statistic,
        Duration timeWindow,
        Aggregation timeAggregation,
        ComparisonOperation operation,
        double threshold,
        boolean dividePerInstance) {

    public MetricTrigger {
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(timeAggregation, "timeAggregation");
        Objects.requireNonNull(operation, "operation");
        if (timeGrain.isNegative() || timeGrain.isZero()) {
            throw new IllegalArgumentException("timeGrain must be > 0");
        }
        if (timeWindow.compareTo(timeGrain) < 0) {
            throw new IllegalArgumentException("timeWindow must be at least timeGrain");
        }
    }

    /**
     * The value that is compared with the threshold; NaN where nothing was measured.
     *
     * @param samples as they were measured, oldest first and one every {@code spacing}
     * @param instances at present
     */
    public double value(double[] samples, Duration spacing, int instances) {
        int perGrain = Math.max(1, Math.toIntExact(timeGrain.dividedBy(spacing)));
        int grains = Math.min(Math.toIntExact(timeWindow.dividedBy(timeGrain)), samples.length / perGrain);
        double[] grainValues = new double[grains];
        int from = samples.length - grains * perGrain;
        for (int i = 0; i < grains; i++) {
            grainValues[i] = statistic.of(Arrays.copyOfRange(samples, from + i * perGrain, from + (i + 1) * perGrain));
        }
        double value = timeAggregation.of(grainValues);
        return dividePerInstance ? value / instances : value;
    }

    /** Whether a value triggers the rule. */
    public boolean isTriggeredBy(double value) {
        return operation.triggers(value, threshold);
    }
}
