package dev.tenfold.policy.gcp;

/**
 * How many VMs a group may have.
 *
 * @param min {@code minNumReplicas}; >= 0
 * @param max {@code maxNumReplicas}; at least {@code min}
 */
public record GroupLimits(int min, int max) {

    public GroupLimits {
        if (min < 0) {
            throw new IllegalArgumentException("minNumReplicas must be >= 0, was " + min);
        }
        if (max < min) {
            throw new IllegalArgumentException("maxNumReplicas must be >= minNumReplicas " + min + ", was " + max);
        }
    }

    /** The nearest size within the limits. */
    public int clamp(int size) {
        return Math.min(Math.max(size, min), max);
    }
}
