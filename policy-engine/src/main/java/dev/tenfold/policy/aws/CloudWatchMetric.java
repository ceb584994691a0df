package dev.tenfold.policy.aws;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric of CloudWatch by its identity.
 *
 * @param namespace such as {@code AWS/EC2}
 * @param name such as {@code CPUUtilization}
 * @param dimensions value by name, in the order of their names
 * @param unit of the samples that count, if written, such as {@code Percent}
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html">CloudWatch
 *     concepts</a>
 */
public record CloudWatchMetric(
        String namespace, String name, SortedMap<String, String> dimensions, Optional<String> unit) {

    public CloudWatchMetric {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** A metric in whatever unit it is measured. */
    public CloudWatchMetric(String namespace, String name, Map<String, String> dimensions) {
        this(namespace, name, new TreeMap<>(dimensions), Optional.empty());
    }
}
