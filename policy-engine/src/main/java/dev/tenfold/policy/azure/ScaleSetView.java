package dev.tenfold.policy.azure;

/** What autoscale sees of a scale set or plan, and what it can do to it. Whoever simulates it implements this. */
public interface ScaleSetView {

    /** Instances asked for. */
    int instances();

    /**
     * A metric of the last minutes, one value a minute, oldest first and the newest ending now; NaN where it is
     * missing. It is averaged over the instances where it is one of instances.
     *
     * @param metric {@code metricName}
     * @param resource {@code metricResourceUri}
     * @param endNanos the moment, nanoseconds since the rehearsal's start
     * @param minutes how many values
     */
    double[] samples(String metric, String resource, long endNanos, int minutes);

    /** Asks for a number of instances. */
    void setInstances(int instances);
}
