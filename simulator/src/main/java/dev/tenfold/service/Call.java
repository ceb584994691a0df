package dev.tenfold.service;

/**
 * One service calls another for each of its requests, and waits for the answer. The law of what a request spends on it
 * follows from how the callee answered in the step before.
 */
interface Call {
    /** Looks at the callee as it is now; what follows holds for requests of this step. */
    void look();

    /** Time that a request spends on these calls, mean, seconds. */
    double meanSeconds();

    /** Its variance, seconds squared. */
    double variance();

    /** Its third cumulant, seconds cubed. */
    double skew();

    /** Share of requests whose calls all end well; 0..1. */
    double wellShare();

    /**
     * Makes the calls of requests that begin in a step.
     *
     * @param nowNanos end of the step
     * @param seconds its length
     * @param started requests that begin in it
     * @return attempts that reach the callee in it
     */
    double make(long nowNanos, double seconds, double started);

    /** From now on failures are tried again at once, so many times; 0 if the caller's policy counts again. */
    default void storm(int retries) {}

    /** Its cache is empty, if it has one. */
    default void flush() {}

    /** Throws if a call got lost without an end. */
    default void check() {}
}
