package dev.tenfold.policy.hpa;

/**
 * One number of a metric that is not about single pods.
 *
 * @param milli in thousandths of the metric's unit
 * @param atNanos its timestamp, nanoseconds since the rehearsal's start
 */
public record Measurement(long milli, long atNanos) {}
