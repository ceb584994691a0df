package dev.tenfold.policy.keda;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What KEDA remembers of a ScaledObject.
 *
 * @param createdNanos when it was created, nanoseconds since the rehearsal's start; negative if before
 * @param lastActiveNanos when a poll last found a trigger active; empty if none has yet
 * @param pausedReplicasSet whether the annotation paused-replicas has had its effect
 * @param failures of each trigger in a row, in the order of the triggers; missing ones are 0
 */
public record KedaMemory(
        long createdNanos, OptionalLong lastActiveNanos, boolean pausedReplicasSet, List<Integer> failures) {
    public KedaMemory {
        Objects.requireNonNull(lastActiveNanos, "lastActiveNanos");
        failures = List.copyOf(failures);
    }

    /** The memory of a ScaledObject that is created at a moment. */
    public static KedaMemory createdAt(long createdNanos) {
        return new KedaMemory(createdNanos, OptionalLong.empty(), false, List.of());
    }
}
