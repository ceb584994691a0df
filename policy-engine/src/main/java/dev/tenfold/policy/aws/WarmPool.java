package dev.tenfold.policy.aws;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A warm pool: instances that are launched ahead of need and wait.
 *
 * @param maxGroupPreparedCapacity how many instances the group and its pool have together; absent or negative means as
 *     many as the group may have
 * @param minSize the fewest instances in the pool
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html">Warm pools</a>
 */
public record WarmPool(OptionalInt maxGroupPreparedCapacity, int minSize) {

    public WarmPool {
        Objects.requireNonNull(maxGroupPreparedCapacity, "maxGroupPreparedCapacity");
        if (minSize < 0) {
            throw new IllegalArgumentException("MinSize must be >= 0, was " + minSize);
        }
    }

    /** How many instances wait in the pool of a group with that desired and maximum capacity. */
    public int size(int desired, int max) {
        int prepared = maxGroupPreparedCapacity.orElse(-1);
        return Math.max(minSize, (prepared < 0 ? max : prepared) - desired);
    }
}
