package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import java.time.Duration;
import java.util.Objects;

/**
 * What a Prometheus' own configuration says about its rules.
 *
 * @param evaluationInterval {@code evaluation_interval}; > 0s
 * @param queryOffset {@code rule_query_offset}; >= 0s
 * @param externalLabels {@code external_labels}, which templates may name
 */
public record RuleSettings(Duration evaluationInterval, Duration queryOffset, Labels externalLabels) {
    /** A Prometheus whose configuration says nothing. */
    public static final RuleSettings DEFAULTS =
            new RuleSettings(AlertDefaults.EVALUATION_INTERVAL, Duration.ZERO, Labels.EMPTY);

    public RuleSettings {
        if (evaluationInterval.toMillis() <= 0) {
            throw new IllegalArgumentException("evaluation interval must be >= 1 ms, was " + evaluationInterval);
        }
        if (queryOffset.isNegative()) {
            throw new IllegalArgumentException("query offset must be >= 0s, was " + queryOffset);
        }
        Objects.requireNonNull(externalLabels, "externalLabels");
    }
}
