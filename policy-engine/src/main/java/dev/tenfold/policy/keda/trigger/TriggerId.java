package dev.tenfold.policy.keda.trigger;

import java.util.Objects;

/**
 * What all triggers have in common.
 *
 * @param index position among the triggers of its object; from 0
 * @param type of the scaler, such as {@code kafka}
 * @param name by which formulas call it; empty if it has none
 * @param metricType how its value is compared with its threshold
 */
public record TriggerId(int index, String type, String name, MetricType metricType) {
    public TriggerId {
        if (index < 0) {
            throw new IllegalArgumentException("index must be >= 0, was " + index);
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(metricType, "metricType");
    }

    /** What a sentence calls the trigger: its type, and its name if it has one. */
    public String called() {
        return name.isEmpty() ? type : type + " " + name;
    }
}
