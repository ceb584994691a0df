package dev.tenfold.policy.keda.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request for data of CloudWatch.
 *
 * @param expression a Metrics Insights query or metric math; empty if a metric is named instead
 * @param namespace of the metric, such as {@code AWS/SQS}
 * @param metricName of the metric
 * @param dimensions of the metric, in the order written
 * @param statistic such as {@code Average} or {@code p90}
 * @param unit that the data must have; empty for any
 * @param period of one data point
 * @param start of the first data point
 * @param end after the last data point
 */
public record CloudWatchQuery(
        String expression,
        String namespace,
        String metricName,
        Map<String, String> dimensions,
        String statistic,
        String unit,
        Duration period,
        Instant start,
        Instant end) {
    public CloudWatchQuery {
        Objects.requireNonNull(expression, "expression");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(metricName, "metricName");
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(period, "period");
        if (start.isAfter(end)) {
            throw new IllegalArgumentException("start must not be after end, was " + start + " and " + end);
        }
    }
}
