package dev.tenfold.service;

/**
 * How a replica comes to life. Both times are medians: a replica takes a multiple of both, drawn from a log-normal law.
 *
 * @param provisioningNanos from its creation to its running process: scheduling, image pull, container start;
 *     nanoseconds
 * @param readinessNanos from its running process to its first request: boot, warm-up; nanoseconds
 * @param cores cores that it burns meanwhile
 * @param sigma deviation of the logarithm of the time it takes; 0 if all take the same
 * @param probe who notices that it is ready
 * @param launches how fast the platform launches replicas
 * @param togetherNanos what each replica that boots at the time, itself included, adds to the readiness of one: they
 *     share a machine; nanoseconds
 */
public record StartUp(
        long provisioningNanos,
        long readinessNanos,
        double cores,
        double sigma,
        Probe probe,
        LaunchRate launches,
        long togetherNanos) {
    /** The 95 % point of the standard normal law. */
    private static final double Z95 = 1.6448536269514722;

    public StartUp {
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("sigma must be >= 0");
        }
        if (togetherNanos < 0) {
            throw new IllegalArgumentException("togetherNanos must be >= 0, was " + togetherNanos);
        }
    }

    /** All take the same time, and are noticed at once. */
    public StartUp(long provisioningNanos, long readinessNanos, double cores) {
        this(provisioningNanos, readinessNanos, cores, 0, Probe.AT_ONCE, LaunchRate.UNLIMITED, 0);
    }

    /**
     * Deviation of the logarithm that a median and a 95 % point say.
     *
     * @return 0 where the median is 0 or not below the other
     */
    public static double sigma(double median, double p95) {
        return median > 0 && p95 > median ? StrictMath.log(p95 / median) / Z95 : 0;
    }

    /**
     * How many times its median a replica takes.
     *
     * @param normal a deviate of the standard normal law
     */
    public double factor(double normal) {
        return sigma == 0 ? 1 : StrictMath.exp(sigma * normal);
    }

    /** From creation until it is ready, probe and queue for a launch aside, median, nanoseconds. */
    public long totalNanos() {
        return provisioningNanos + readinessNanos;
    }
}
