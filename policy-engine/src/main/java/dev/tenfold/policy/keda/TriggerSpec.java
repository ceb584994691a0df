package dev.tenfold.policy.keda;

import dev.tenfold.policy.keda.trigger.Trigger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One trigger as its author wrote it.
 *
 * @param type such as {@code kafka}
 * @param name by which formulas call it, if it has one
 * @param metricType as written, if written
 * @param metadata in the order written
 * @param useCachedMetrics whether the autoscaler is told what the last poll found
 * @param trigger what all that means; empty if KEDA would refuse it
 */
public record TriggerSpec(
        String type,
        Optional<String> name,
        Optional<String> metricType,
        Map<String, String> metadata,
        boolean useCachedMetrics,
        Optional<Trigger> trigger) {
    public TriggerSpec {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(metricType, "metricType");
        Objects.requireNonNull(trigger, "trigger");
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** A trigger of which only the type matters. */
    public static TriggerSpec of(String type) {
        return new TriggerSpec(type, Optional.empty(), Optional.empty(), Map.of(), false, Optional.empty());
    }

    /** Whether it is of cpu or memory, which the autoscaler reads by itself. */
    public boolean isResource() {
        return type.equals("cpu") || type.equals("memory");
    }

    /** What a sentence calls it: its type, and its name if it has one. */
    public String called() {
        return name.filter(written -> !written.isEmpty())
                .map(written -> type + " " + written)
                .orElse(type);
    }
}
