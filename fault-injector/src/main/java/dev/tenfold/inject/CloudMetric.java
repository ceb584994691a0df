package dev.tenfold.inject;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cloud's metric service would have been sent of one metric since the snapshot before: samples, each with how
 * often it came. That is the form of {@code PutMetricData}, from which every statistic can be told.
 *
 * @param namespace such as {@code AWS/ApplicationELB}
 * @param name such as {@code TargetResponseTime}
 * @param dimensions by name
 * @param unit as the cloud spells it, such as {@code Seconds}; {@code None} where there is none
 * @param values the samples; may be empty, then the metric exists and nothing was sent
 * @param counts how often each value came, above 0; as many as there are values
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">MetricDatum</a>
 */
public record CloudMetric(
        String namespace,
        String name,
        Map<String, String> dimensions,
        String unit,
        List<Double> values,
        List<Double> counts) {
    public CloudMetric {
        dimensions = Map.copyOf(dimensions);
        values = List.copyOf(values);
        counts = List.copyOf(counts);
        if (values.size() != counts.size()) {
            throw new IllegalArgumentException(
                    "counts must be as many as values, was " + counts.size() + " for " + values.size());
        }
    }

    /** A metric of which one sample came. */
    public static CloudMetric of(String namespace, String name, Map<String, String> dimensions, double value) {
        return new CloudMetric(namespace, name, dimensions, "None", List.of(value), List.of(1.0));
    }

    /** The dimensions in the order of their names. */
    public Map<String, String> sorted() {
        return new TreeMap<>(dimensions);
    }
}
