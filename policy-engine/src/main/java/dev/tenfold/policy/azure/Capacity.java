package dev.tenfold.policy.azure;

/**
 * How many instances a profile allows.
 *
 * @param minimum the fewest; >= 0
 * @param maximum the most; at least {@code minimum}
 * @param byDefault {@code default}: the fewest while the metrics cannot be read
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings</a>
 */
public record Capacity(int minimum, int maximum, int byDefault) {

    public Capacity {
        if (minimum < 0) {
            throw new IllegalArgumentException("capacity.minimum must be >= 0, was " + minimum);
        }
        if (maximum < minimum) {
            throw new IllegalArgumentException(
                    "capacity.maximum must be >= capacity.minimum " + minimum + ", was " + maximum);
        }
    }

    /** The nearest number within the limits. */
    public int clamp(int instances) {
        return Math.min(Math.max(instances, minimum), maximum);
    }

    /** How many there are to be while the metrics cannot be read: never fewer than at present. */
    public int withoutMetrics(int instances) {
        return Math.max(instances, byDefault);
    }
}
