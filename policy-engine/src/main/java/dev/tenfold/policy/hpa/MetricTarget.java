package dev.tenfold.policy.hpa;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a metric is aimed at, as written. More than one field may be set: which one counts depends on the kind of
 * metric.
 *
 * @param type {@code Utilization}, {@code AverageValue} or {@code Value} as written; older API versions have no type
 * @param averageUtilization percent of the pods' requests
 * @param averageValueMilli per pod, in thousandths of the metric's unit
 * @param valueMilli for the whole, in thousandths of the metric's unit
 */
public record MetricTarget(
        Optional<String> type,
        OptionalInt averageUtilization,
        OptionalLong averageValueMilli,
        OptionalLong valueMilli) {

    public MetricTarget {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(averageUtilization, "averageUtilization");
        Objects.requireNonNull(averageValueMilli, "averageValueMilli");
        Objects.requireNonNull(valueMilli, "valueMilli");
    }

    /** A target in percent of the pods' requests. */
    public static MetricTarget utilization(int percent) {
        return new MetricTarget(
                Optional.of("Utilization"), OptionalInt.of(percent), OptionalLong.empty(), OptionalLong.empty());
    }

    /** A target per pod, in thousandths of the metric's unit. */
    public static MetricTarget averageValue(long milli) {
        return new MetricTarget(
                Optional.of("AverageValue"), OptionalInt.empty(), OptionalLong.of(milli), OptionalLong.empty());
    }

    /** A target for the whole, in thousandths of the metric's unit. */
    public static MetricTarget value(long milli) {
        return new MetricTarget(
                Optional.of("Value"), OptionalInt.empty(), OptionalLong.empty(), OptionalLong.of(milli));
    }
}
