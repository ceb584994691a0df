package dev.tenfold.service;

/**
 * The memory of a replica, and what becomes of it.
 *
 * @param idleBytes with no request in it; >= 0
 * @param bytesPerRequest more for each request in it; >= 0
 * @param limitBytes where the kernel kills it; infinite if nowhere
 * @param leakBytesPerSecond lost while it is ready, bytes a second; >= 0
 * @param leakBytesPerRequest lost with each request; >= 0
 */
public record Memory(
        double idleBytes,
        double bytesPerRequest,
        double limitBytes,
        double leakBytesPerSecond,
        double leakBytesPerRequest) {
    public Memory {
        if (!(idleBytes >= 0) || !(bytesPerRequest >= 0) || !(limitBytes > 0)) {
            throw new IllegalArgumentException("idleBytes and bytesPerRequest must be >= 0, limitBytes > 0");
        }
        if (!(leakBytesPerSecond >= 0) || !(leakBytesPerRequest >= 0)) {
            throw new IllegalArgumentException("leaks must be >= 0");
        }
    }

    /** Whether the kernel ever kills. */
    public boolean limited() {
        return limitBytes < Double.POSITIVE_INFINITY;
    }

    /**
     * How long a container waits before it is started again.
     *
     * @param restarts how often it was started again before, lately
     * @return 10 s, twice as long each time, at most 5 min; nanoseconds
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy">Kubernetes:
     *     restart policy</a>
     */
    public static long backOffNanos(int restarts) {
        return Math.min(300L, 10L << Math.min(restarts, 10)) * 1_000_000_000L;
    }
}
