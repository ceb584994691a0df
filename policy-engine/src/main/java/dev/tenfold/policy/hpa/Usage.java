package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Proposal.Reading;

/**
 * The running sum of what pods use, and its ratio to the target. Sums are int64 and wrap.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/metrics/utilization.go">
 *     metrics/utilization.go</a>
 */
public sealed interface Usage permits UtilizationOfRequest, AverageUsage {

    /** Stands for a pod that is measured but not listed. */
    int UNLISTED = -1;

    /**
     * Adds what pods use.
     *
     * @param pod index of the pod in the list, or {@link #UNLISTED}
     * @param milli of each, in thousandths of the metric's unit
     * @param count how many identical pods
     */
    void add(int pod, long milli, int count);

    /** What a pod without a sample is taken to use when the others are below target. */
    long assumed(int pod);

    /** Whether there is nothing that a ratio could be taken of. */
    boolean isUndefined();

    /** Usage to target. */
    double ratio();

    /** How many pods were added. */
    int entries();

    /**
     * The sum as a reading.
     *
     * @param atNanos timestamp to give it
     */
    Reading reading(long atNanos);
}
