package dev.tenfold.policy.nomad;

import java.util.Objects;

/**
 * What a check wants done.
 *
 * @param direction which way
 * @param count how many there should be; 0 where the direction is none
 * @see <a href="https://github.com/hashicorp/nomad-autoscaler/blob/main/sdk/strategy.go">sdk/strategy.go</a>
 */
public record ScalingAction(Direction direction, long count) {

    /** Nothing is to be done. */
    public static final ScalingAction NONE = new ScalingAction(Direction.NONE, 0);

    /** The count that stands for a dry run; no limit applies to it. */
    public static final long DRY_RUN = -1;

    public ScalingAction {
        Objects.requireNonNull(direction, "direction");
    }

    /** The action that takes a count to another. */
    static ScalingAction between(long before, long after) {
        return before == after ? NONE : new ScalingAction(Direction.between(before, after), after);
    }

    /**
     * The safer of two actions: the one whose direction is safer, or else, up or down, the one with the higher count.
     */
    public ScalingAction preempt(ScalingAction other) {
        if (other.direction.compareTo(direction) > 0) {
            return other;
        }
        boolean counts = direction == Direction.UP || direction == Direction.DOWN;
        return other.direction == direction && counts && other.count > count ? other : this;
    }

    /** This action with its count within the limits of the policy. */
    public ScalingAction capped(long min, long max) {
        if (count == DRY_RUN) {
            return this;
        }
        return new ScalingAction(direction, count < min ? min : Math.min(count, max));
    }
}
