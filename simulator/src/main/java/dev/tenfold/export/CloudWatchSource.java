package dev.tenfold.export;

/** Who sends a metric to CloudWatch. */
@FunctionalInterface
interface CloudWatchSource {
    /**
     * What is sent for the time since the last call.
     *
     * @param nowNanos end of that time, nanoseconds since start
     * @param seconds length of that time
     * @return null if nothing is sent, which is a missing data point
     */
    StatisticSet report(long nowNanos, double seconds);

    /** How much later than usual what is sent now is known, nanoseconds. */
    default long lateNanos(long nowNanos) {
        return 0;
    }
}
