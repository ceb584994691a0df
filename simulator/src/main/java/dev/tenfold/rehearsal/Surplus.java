package dev.tenfold.rehearsal;

/**
 * A time in which a service had more replicas than its policy's metric truly called for.
 *
 * @param service the service
 * @param startNanos when the need had gone, or the scale-down before happened; nanoseconds since start
 * @param endNanos when replicas were taken away, or the need came back
 * @param scaledDown whether it ended with a scale-down
 * @param windowSeconds scale-down window of the policy, seconds
 */
public record Surplus(String service, long startNanos, long endNanos, boolean scaledDown, double windowSeconds) {}
