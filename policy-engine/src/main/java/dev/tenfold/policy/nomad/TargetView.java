package dev.tenfold.policy.nomad;

/** What the autoscaler sees of its target, and what it can do to it. Whoever simulates the target implements this. */
public interface TargetView {

    /** How many there are to be. */
    long count();

    /** Whether the target can be scaled: no deployment is running. */
    boolean isReady();

    /**
     * What the query of a check returns, oldest first; nothing where it fails.
     *
     * @param fromNanos beginning of the query window, nanoseconds since the rehearsal's start
     * @param toNanos its end
     */
    double[] query(Check check, long fromNanos, long toNanos);

    /** Asks for a count. */
    void scale(long count);
}
