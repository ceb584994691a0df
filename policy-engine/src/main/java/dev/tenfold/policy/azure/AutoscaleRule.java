package dev.tenfold.policy.azure;

import java.time.Duration;
import java.util.Objects;

/**
 * One rule of a profile.
 *
 * @param metric {@code metricName}, such as {@code Percentage CPU}
 * @param resource {@code metricResourceUri}, as written
 * @param trigger its condition
 * @param action what it does
 * @param cooldown {@code cooldown}: how long nothing is done afterwards
 */
public record AutoscaleRule(
        String metric, String resource, MetricTrigger trigger, ScaleAction action, Duration cooldown) {

    public AutoscaleRule {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(action, "action");
        if (cooldown.isNegative()) {
            throw new IllegalArgumentException("cooldown must be >= 0");
        }
    }
}
