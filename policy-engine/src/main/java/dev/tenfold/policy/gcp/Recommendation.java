package dev.tenfold.policy.gcp;

import java.util.List;

/**
 * The sizes that signals call for. Google publishes no formula: these keep the average at the target, rounded in favour
 * of more VMs.
 *
 * @see <a href="https://cloud.google.com/compute/docs/autoscaler/understanding-autoscaler-decisions">Understanding
 *     autoscaler decisions</a>
 */
public final class Recommendation {
    /** What floating-point arithmetic adds to a number that is whole in decimals, such as 3 x 0.8 / 0.6. */
    private static final double NOISE = 1e-9;

    private Recommendation() {}

    /**
     * The size that brings a metric, averaged over the VMs, to its target.
     *
     * @param vms whose data counts; those still initialising do not
     * @param average such as CPU utilisation, 0..1
     * @param target in the same unit; > 0
     */
    public static int ofAverage(int vms, double average, double target) {
        return added(vms * average / target);
    }

    /**
     * The size that a metric of the whole group calls for.
     *
     * @param total such as messages in a queue
     * @param singleInstanceAssignment how much of it one VM handles; > 0
     */
    public static int ofTotal(double total, double singleInstanceAssignment) {
        return added(total / singleInstanceAssignment);
    }

    /**
     * The size that several signals together call for: the largest.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static int together(List<Integer> recommendations) {
        return recommendations.stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("an autoscaler must have a signal"));
    }

    /** Whole VMs to add for an exact number of them. */
    public static int added(double exact) {
        return (int) Math.ceil(exact - NOISE);
    }

    /** Whole VMs to remove for an exact number of them. */
    public static int removed(double exact) {
        return (int) Math.floor(exact + NOISE);
    }
}
