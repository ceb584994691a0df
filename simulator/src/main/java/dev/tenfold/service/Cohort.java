package dev.tenfold.service;

/**
 * Replicas that were created at the same instant and live the same life. Kept together, so that a thousand cost as one.
 */
public final class Cohort {
    private final int number;
    private final long createdNanos;
    private final long runningNanos;
    private final long readyNanos;
    private int count;
    /** CPU seconds a replica had used when it became ready, less what the ready ones had used by then. */
    private double cpuOffset;

    private boolean ready;
    private final boolean replacement;
    /** What a replica that was ready from the start had counted when these became ready; null if nobody counts. */
    private double[] countsAtReady;

    Cohort(int number, int count, long createdNanos, long runningNanos, long readyNanos, boolean replacement) {
        this.number = number;
        this.count = count;
        this.createdNanos = createdNanos;
        this.runningNanos = runningNanos;
        this.readyNanos = readyNanos;
        this.replacement = replacement;
    }

    /** Which cohort of its service it is, from 0. */
    public int number() {
        return number;
    }

    /** How many replicas are left in it. */
    public int count() {
        return count;
    }

    /** When its replicas were created, nanoseconds since start; before the start for those that were there already. */
    public long createdNanos() {
        return createdNanos;
    }

    /** When their processes ran, nanoseconds since start. */
    public long runningNanos() {
        return runningNanos;
    }

    /** When they began to take requests, nanoseconds since start; in the future while they start. */
    public long readyNanos() {
        return readyNanos;
    }

    /** Whether they take requests. */
    public boolean ready() {
        return ready;
    }

    /** Whether its replicas take the place of others that died, rather than being more of them. */
    public boolean replacement() {
        return replacement;
    }

    double[] countsAtReady() {
        return countsAtReady;
    }

    void countFrom(double[] counts) {
        countsAtReady = counts;
    }

    void becomeReady(double cpuOffset) {
        ready = true;
        this.cpuOffset = cpuOffset;
    }

    void lose(int replicas) {
        count -= replicas;
    }

    double cpuOffset() {
        return cpuOffset;
    }
}
