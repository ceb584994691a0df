package dev.tenfold.policy.keda;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Between which numbers of replicas a ScaledObject scales, as written.
 *
 * @param minimum {@code minReplicaCount}; absent means 0
 * @param maximum {@code maxReplicaCount}; absent means 100
 * @param idle {@code idleReplicaCount}: replicas while no trigger is active; absent means the minimum
 * @see <a href="https://github.com/kedacore/keda/blob/main/apis/keda/v1alpha1/scaledobject_types.go">
 *     scaledobject_types.go</a>
 */
public record ReplicaBounds(OptionalInt minimum, OptionalInt maximum, OptionalInt idle) {
    private static final int DEFAULT_MAXIMUM = 100;

    /** Bounds of which nothing was written. */
    public static final ReplicaBounds NONE =
            new ReplicaBounds(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public ReplicaBounds {
        Objects.requireNonNull(minimum, "minimum");
        Objects.requireNonNull(maximum, "maximum");
        Objects.requireNonNull(idle, "idle");
    }

    /** The fewest replicas while a trigger is active, and also at rest unless {@link #idle} says otherwise. */
    public int least() {
        return minimum.orElse(0);
    }

    /** What the autoscaler gets for a minimum: it cannot go below 1. */
    public int hpaMinimum() {
        return Math.max(1, least());
    }

    /** What the autoscaler gets for a maximum. */
    public int hpaMaximum() {
        return maximum.orElse(DEFAULT_MAXIMUM);
    }

    /** What a target at rest is woken with. */
    public int awake() {
        return Math.max(1, least());
    }

    /** What a target goes to once its triggers have been inactive for long enough. */
    public int asleep() {
        return idle.orElse(least());
    }

    /**
     * What KEDA refuses about the bounds, in its own words. A minimum that is written as 0 counts as 1 here, one that
     * is left out as 0.
     */
    public Optional<String> problem() {
        int lower = minimum.isPresent() ? hpaMinimum() : 0;
        if (lower > hpaMaximum()) {
            return Optional.of("MinReplicaCount=" + lower + " must be less than MaxReplicaCount=" + hpaMaximum());
        }
        if (idle.isPresent() && idle.getAsInt() >= lower) {
            return Optional.of("IdleReplicaCount=" + idle.getAsInt() + " must be less than MinReplicaCount=" + lower);
        }
        return Optional.empty();
    }
}
