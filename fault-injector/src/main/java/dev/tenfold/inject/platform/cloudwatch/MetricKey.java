package dev.tenfold.inject.platform.cloudwatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What names a metric: another value of one dimension is another metric.
 *
 * @param namespace such as {@code AWS/SQS}
 * @param name such as {@code ApproximateNumberOfMessagesVisible}
 * @param dimensions by name
 */
record MetricKey(String namespace, String name, SortedMap<String, String> dimensions) implements Comparable<MetricKey> {
    private static final int MOST_DIMENSIONS = 30;
    private static final Comparator<MetricKey> ORDER = Comparator.comparing(MetricKey::namespace)
            .thenComparing(MetricKey::name)
            .thenComparing(key -> key.dimensions.toString());

    MetricKey {
        dimensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    static MetricKey of(String namespace, Asked asked) {
        return new MetricKey(namespace, asked.required("MetricName"), dimensions(asked));
    }

    private static SortedMap<String, String> dimensions(Asked asked) {
        List<Asked> given = asked.objects("Dimensions");
        if (given.size() > MOST_DIMENSIONS) {
            throw AwsFault.invalid("A metric may have " + MOST_DIMENSIONS + " dimensions, was " + given.size() + ".");
        }
        SortedMap<String, String> dimensions = new TreeMap<>();
        for (Asked dimension : given) {
            dimensions.put(dimension.required("Name"), dimension.required("Value"));
        }
        return dimensions;
    }

    /** As answers name it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("Namespace", namespace);
        told.put("MetricName", name);
        told.put("Dimensions", toldDimensions());
        return told;
    }

    List<Object> toldDimensions() {
        List<Object> told = new ArrayList<>();
        dimensions.forEach((dimension, value) -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("Name", dimension);
            each.put("Value", value);
            told.add(each);
        });
        return told;
    }

    @Override
    public int compareTo(MetricKey other) {
        return ORDER.compare(this, other);
    }
}
