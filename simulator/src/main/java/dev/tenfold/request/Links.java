package dev.tenfold.request;

import java.util.Arrays;

/**
 * The links of replicas, each of which sends one answer after another. Where there are several, the first free sends.
 */
final class Links {
    private long[] freeNanos = new long[0];

    /** There are so many of them from now on. */
    void resize(int links) {
        freeNanos = Arrays.copyOf(freeNanos, Math.max(1, links));
    }

    int count() {
        return freeNanos.length;
    }

    /**
     * An answer is to be sent.
     *
     * @param lengthNanos how long it has a link for itself
     * @return when it has been sent, nanoseconds since start
     */
    long send(long nowNanos, long lengthNanos) {
        int first = 0;
        for (int i = 1; i < freeNanos.length && freeNanos[first] > nowNanos; i++) {
            first = freeNanos[i] < freeNanos[first] ? i : first;
        }
        freeNanos[first] = Math.max(nowNanos, freeNanos[first]) + lengthNanos;
        return freeNanos[first];
    }
}
