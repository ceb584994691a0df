package dev.tenfold.policy.gcp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The largest of the numbers of late: of the recommendations within the stabilisation period, or of the sizes within
 * the time window of scale-in controls. A number exactly as old as the period counts no more.
 *
 * @see <a href="https://cloud.google.com/compute/docs/autoscaler/understanding-autoscaler-decisions">Understanding
 *     autoscaler decisions, stabilization period</a>
 */
public final class Peak {
    private final long periodNanos;
    /** Falling numbers of rising time: what is hidden behind a later and larger one is never the largest again. */
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** An empty memory. */
    public Peak(Duration period) {
        this.periodNanos = period.toNanos();
    }

    private record Entry(int number, long atNanos) {}

    /**
     * Takes in a number and gives the largest.
     *
     * @param nowNanos nanoseconds since the rehearsal's start; never before the last one
     */
    public int include(int number, long nowNanos) {
        while (!entries.isEmpty() && entries.getFirst().atNanos() <= nowNanos - periodNanos) {
            entries.removeFirst();
        }
        while (!entries.isEmpty() && entries.getLast().number() <= number) {
            entries.removeLast();
        }
        entries.addLast(new Entry(number, nowNanos));
        return entries.getFirst().number();
    }
}
