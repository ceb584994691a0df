package dev.tenfold.policy.alert;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An alerting rule: each element of its expression is an alert.
 *
 * @param name the alert's name
 * @param expr what is evaluated, as written
 * @param holdFor {@code for}: how long the condition must hold before the alert fires; >= 0s
 * @param keepFiringFor {@code keep_firing_for}: how long it fires on once the condition fails; >= 0s
 * @param labels templates of the labels it adds to, or changes in, those of each element
 * @param annotations templates of what a person is told
 */
public record AlertSpec(
        String name,
        String expr,
        Duration holdFor,
        Duration keepFiringFor,
        Map<String, String> labels,
        Map<String, String> annotations)
        implements RuleSpec {
    public AlertSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expr, "expr");
        if (holdFor.isNegative()) {
            throw new IllegalArgumentException("for must be >= 0s, was " + holdFor);
        }
        if (keepFiringFor.isNegative()) {
            throw new IllegalArgumentException("keep_firing_for must be >= 0s, was " + keepFiringFor);
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    /** The same alert, with another {@code for}. */
    public AlertSpec holdingFor(Duration changed) {
        return new AlertSpec(name, expr, changed, keepFiringFor, labels, annotations);
    }
}
