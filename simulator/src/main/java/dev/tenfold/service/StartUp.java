package dev.tenfold.service;

/**
 * How a replica comes to life.
 *
 * @param provisioningNanos from its creation to its running process: scheduling, image pull, container start;
 *     nanoseconds
 * @param readinessNanos from its running process to its first request: boot, warm-up, probe; nanoseconds
 * @param cores cores that it burns meanwhile
 */
public record StartUp(long provisioningNanos, long readinessNanos, double cores) {

    /** From creation to the first request, nanoseconds. */
    public long totalNanos() {
        return provisioningNanos + readinessNanos;
    }
}
