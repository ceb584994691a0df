package dev.tenfold.policy.hpa;

/** Where in a reconcile an autoscaler is. The rules of each phase are in {@code hpa.drl}. */
public enum Phase {
    /** The scale was read: is there anything to decide, and do the bounds decide it? */
    BOUNDS,
    /** The metrics were read: do they give a number? */
    METRICS,
    /** Earlier recommendations may hold the number back. */
    STABILISE,
    /** A move may only be so large. */
    LIMIT,
    /** The desired number is known. */
    WRITE,
    /** Nothing is left to do. */
    DONE
}
