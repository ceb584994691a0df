package dev.tenfold.policy.alert;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A recording rule: its expression's value becomes a series.
 *
 * @param name the series' name
 * @param expr what is evaluated, as written
 * @param labels what it adds to, or changes in, the labels of each element
 */
public record RecordSpec(String name, String expr, Map<String, String> labels) implements RuleSpec {
    public RecordSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expr, "expr");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
