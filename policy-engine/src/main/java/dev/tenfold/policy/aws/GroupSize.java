package dev.tenfold.policy.aws;

/**
 * The size of a group.
 *
 * @param limits its least and most
 * @param desired what is asked for, within the limits
 */
public record GroupSize(CapacityLimits limits, int desired) {

    public GroupSize {
        if (desired != limits.clamp(desired)) {
            throw new IllegalArgumentException(
                    "the desired capacity must be " + limits.min() + " to " + limits.max() + ", was " + desired);
        }
    }
}
