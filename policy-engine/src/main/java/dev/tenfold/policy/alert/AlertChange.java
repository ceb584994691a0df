package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An alert that moved from one state to another.
 *
 * @param atMillis when the group was evaluated
 * @param group the group's name
 * @param alert the rule's name
 * @param labels whose alert it is, {@code alertname} included
 * @param from where it stood
 * @param to where it stands; from pending to inactive it was dropped, from firing to inactive it is resolved
 * @param value the last value that its expression had
 * @param annotations what a person is told, with the values filled in
 * @param rule name of the rule that decided
 */
public record AlertChange(
        long atMillis,
        String group,
        String alert,
        Labels labels,
        AlertState from,
        AlertState to,
        double value,
        Map<String, String> annotations,
        String rule) {
    public AlertChange {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(alert, "alert");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(rule, "rule");
        if (from == to) {
            throw new IllegalArgumentException("an alert must change, was " + from + " and is " + to);
        }
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    /** Whether it fires from now on. */
    public boolean fires() {
        return to == AlertState.FIRING;
    }

    /** Whether it fired until now. */
    public boolean resolves() {
        return from == AlertState.FIRING;
    }
}
