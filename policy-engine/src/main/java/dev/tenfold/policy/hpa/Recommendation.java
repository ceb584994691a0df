package dev.tenfold.policy.hpa;

/**
 * What the metrics once asked for, before anything held it back.
 *
 * @param replicas the number asked for
 * @param atNanos when, nanoseconds since the rehearsal's start
 */
public record Recommendation(int replicas, long atNanos) {}
