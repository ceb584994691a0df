package dev.tenfold.confirm;

import java.util.ArrayList;
import java.util.List;

/** How many replicas take requests, over time. */
public final class ReadySteps {
    private final List<Long> nanos = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    /** @param first how many do at the start */
    ReadySteps(int first) {
        nanos.add(0L);
        counts.add(first);
    }

    /** From an instant on, no earlier than the last, there are so many. */
    void add(long atNanos, int count) {
        if (counts.get(counts.size() - 1) != count) {
            nanos.add(atNanos);
            counts.add(count);
        }
    }

    /** How many at an instant, nanoseconds since start. */
    public int at(long atNanos) {
        int i = nanos.size() - 1;
        while (i > 0 && nanos.get(i) > atNanos) {
            i--;
        }
        return counts.get(i);
    }

    /** The most at any time up to an instant. */
    int most(long untilNanos) {
        int most = 0;
        for (int i = 0; i < nanos.size() && nanos.get(i) <= untilNanos; i++) {
            most = Math.max(most, counts.get(i));
        }
        return most;
    }

    /** When there are so many for the first time, not before an instant; {@code otherwise} if there never are. */
    long firstOf(int count, long fromNanos, long otherwise) {
        if (at(fromNanos) >= count) {
            return fromNanos;
        }
        for (int i = 0; i < nanos.size(); i++) {
            if (nanos.get(i) >= fromNanos && counts.get(i) >= count) {
                return Math.min(nanos.get(i), otherwise);
            }
        }
        return otherwise;
    }

    /** The mean number up to an instant. */
    double mean(long untilNanos) {
        double sum = 0;
        for (int i = 0; i < nanos.size() && nanos.get(i) < untilNanos; i++) {
            long end = i + 1 < nanos.size() ? Math.min(nanos.get(i + 1), untilNanos) : untilNanos;
            sum += (double) counts.get(i) * (end - nanos.get(i));
        }
        return sum / untilNanos;
    }
}
