package dev.tenfold.policy.keda;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * {@code fallback}: what a trigger counts as that failed time and again.
 *
 * @param failureThreshold failures in a row that are borne; with the next one the fallback holds
 * @param replicas to ask for then
 * @param behavior how the replicas there are count
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/fallback/fallback.go">fallback.go</a>
 */
public record Fallback(int failureThreshold, int replicas, FallbackBehavior behavior) {
    private static final double MILLI = 1000;

    public Fallback {
        Objects.requireNonNull(behavior, "behavior");
    }

    /** Whether so many failures in a row are too many. */
    public boolean isExceeded(int failures) {
        return failures > failureThreshold;
    }

    /** Whether a trigger that failed so often is nil in the formula. */
    public boolean makesNil(int failures) {
        return behavior == FallbackBehavior.SCALING_MODIFIERS && isExceeded(failures);
    }

    /**
     * The metric that makes the autoscaler ask for the replicas, in thousandths, cut off.
     *
     * @param target of the trigger, or of the formula
     * @param current replicas asked for at present
     * @param perReplica whether the target is per replica; otherwise the autoscaler multiplies with the ready ones
     * @param ready replicas that are ready
     * @return empty if the target is for the whole and no replica is ready
     */
    public OptionalLong metricMilli(double target, int current, boolean perReplica, int ready) {
        double share = behavior.replicas(replicas, current);
        if (!perReplica) {
            if (ready == 0) {
                return OptionalLong.empty();
            }
            share /= ready;
        }
        return OptionalLong.of((long) (target * MILLI * share));
    }
}
