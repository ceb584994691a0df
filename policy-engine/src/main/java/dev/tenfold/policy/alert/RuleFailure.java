package dev.tenfold.policy.alert;

import java.util.Objects;

/**
 * A rule that could not be evaluated.
 *
 * @param rule its name
 * @param message why, in the words of Prometheus
 */
public record RuleFailure(String rule, String message) {
    public RuleFailure {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
