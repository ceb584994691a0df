package dev.tenfold.service;

/** Running time-outs: how many attempts were made so long ago that they run out now, and how many still may wait. */
final class Timers {
    private final long timeoutNanos;
    private long[] ends = new long[16];
    private double[] counts = new double[16];
    private int first;
    private int size;
    private double running;

    /** @param timeoutSeconds how long an attempt may wait, seconds; infinite if for ever */
    Timers(double timeoutSeconds) {
        timeoutNanos = timeoutSeconds == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : Math.round(timeoutSeconds * 1e9);
    }

    /** Whether time-outs run at all. */
    boolean run() {
        return timeoutNanos < Long.MAX_VALUE;
    }

    /** Attempts were made in the step that ends now. */
    void start(long nowNanos, double attempts) {
        if (!run() || attempts <= 0) {
            return;
        }
        if (size == ends.length) {
            grow();
        }
        int last = (first + size) & (ends.length - 1);
        ends[last] = nowNanos + timeoutNanos;
        counts[last] = attempts;
        running += attempts;
        size++;
    }

    /** Attempts whose time is over now, whether they were answered before or not. */
    double due(long nowNanos) {
        double due = 0;
        while (size > 0 && ends[first] <= nowNanos) {
            due += counts[first];
            first = (first + 1) & (ends.length - 1);
            size--;
        }
        running = size == 0 ? 0 : Math.max(0, running - due);
        return due;
    }

    /** Attempts whose time is not over: no more than these can still be waited for. */
    double running() {
        return running;
    }

    private void grow() {
        long[] moreEnds = new long[2 * size];
        double[] moreCounts = new double[2 * size];
        for (int i = 0; i < size; i++) {
            int at = (first + i) & (ends.length - 1);
            moreEnds[i] = ends[at];
            moreCounts[i] = counts[at];
        }
        ends = moreEnds;
        counts = moreCounts;
        first = 0;
    }
}
