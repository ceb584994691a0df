package dev.tenfold.policy.keda.trigger;

import java.util.Objects;

/**
 * What an external scaler says of itself.
 *
 * @param name of its metric
 * @param value now
 * @param target that the metric is held at
 * @param active whether the target is to run at all
 */
public record ExternalMetric(String name, double value, double target, boolean active) {
    public ExternalMetric {
        Objects.requireNonNull(name, "name");
    }
}
