package dev.tenfold.policy.aws;

/**
 * How much capacity there may be.
 *
 * @param min the least; >= 0
 * @param max the most; at least {@code min}
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html">Capacity limits</a>
 */
public record CapacityLimits(int min, int max) {

    /** No limits but that there is no negative capacity. */
    public static final CapacityLimits NONE = new CapacityLimits(0, Integer.MAX_VALUE);

    public CapacityLimits {
        if (min < 0) {
            throw new IllegalArgumentException("the minimum capacity must be >= 0, was " + min);
        }
        if (max < min) {
            throw new IllegalArgumentException("the maximum capacity must be >= the minimum " + min + ", was " + max);
        }
    }

    /** The nearest capacity within the limits. */
    public int clamp(int capacity) {
        return Math.min(Math.max(capacity, min), max);
    }

    /**
     * How far the group may go beyond its maximum for a while, when it moves instances between availability zones: by
     * 10 %, and by 1 at least.
     */
    public int rebalancingMaximum() {
        return max + Math.max(1, max / 10);
    }
}
