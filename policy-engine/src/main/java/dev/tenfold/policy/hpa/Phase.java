package dev.tenfold.policy.hpa;

/**
 * Where in a reconcile an autoscaler is. The rules of each phase are in {@code hpa.drl}. A phase in which there is
 * nothing to decide is skipped; on most reconciles only METRICS has anything to say.
 */
public enum Phase {
    /** No metric was read, since something else decides: where are we to go? */
    BOUNDS,
    /** The metrics were read and one or more failed: is the rest enough? */
    FAILURES,
    /** The metrics were read and each gave a number. */
    METRICS,
    /** Earlier recommendations want another number than the metrics do now. */
    HOLD,
    /** The number is out of bounds, or further away than one move may go. */
    LIMIT,
    /** The number is not the current one. */
    WRITE,
    /** Nothing is left to do. */
    DONE
}
