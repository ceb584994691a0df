package dev.tenfold.service;

/**
 * When requests came, as a cumulative count over time, kept for as long as one of them is still there. It tells the age
 * of the head of the line, which is the response time of what leaves in order of arrival. Backlog over capacity is not:
 * it errs by a factor of several when demand changes.
 */
final class ArrivalLog {
    /**
     * So many entries are kept at most: beyond, every other one is left out, and arrivals between are taken as even.
     */
    private static final int MOST = 1 << 17;

    private long[] times = new long[64];
    private double[] counts = new double[64];
    /** Oldest entry and number of entries; the buffer's length is a power of two. */
    private int first;

    private int size;
    private double total;

    ArrivalLog(long startNanos) {
        times[0] = startNanos;
        size = 1;
    }

    /** All that ever came. */
    double total() {
        return total;
    }

    /** Notes what came since the last note. */
    void add(long nowNanos, double arrivals) {
        total += arrivals;
        if (size == MOST) {
            thin();
        } else if (size == times.length) {
            grow();
        }
        int last = (first + size) & (times.length - 1);
        times[last] = nowNanos;
        counts[last] = total;
        size++;
    }

    /** Whether the next note needs more room, unless something is forgotten first. */
    boolean full() {
        return size == times.length;
    }

    /**
     * Forgets what came before the request that has so many behind it.
     *
     * @param behind how many came after it and are still there, >= 0
     */
    void forget(double behind) {
        double index = total - behind;
        int mask = times.length - 1;
        while (size > 2 && counts[(first + 1) & mask] <= index) {
            first = (first + 1) & mask;
            size--;
        }
    }

    /**
     * When the request came that has {@code behind} requests behind it. Forgets what came before that.
     *
     * @param behind how many came after it and are still there, >= 0
     * @return nanoseconds since start
     */
    double arrivalOfHead(double behind) {
        forget(behind);
        int mask = times.length - 1;
        return size < 2 ? times[first] : interpolate(first & mask, (first + 1) & mask, total - behind);
    }

    /**
     * The same, and everything is remembered.
     *
     * @param behind how many came after it, >= 0
     * @return nanoseconds since start
     */
    double arrivalAt(double behind) {
        int mask = times.length - 1;
        double index = total - behind;
        int low = 0;
        int high = size - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (counts[(first + middle) & mask] <= index) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return size < 2 ? times[first] : interpolate((first + low) & mask, (first + high) & mask, index);
    }

    /** How many came after {@code sinceNanos}; at most what is remembered. */
    double since(double sinceNanos) {
        int mask = times.length - 1;
        for (int i = size - 1; i > 0; i--) {
            int here = (first + i) & mask;
            int before = (first + i - 1) & mask;
            if (times[before] <= sinceNanos) {
                double length = (double) times[here] - times[before];
                double share = length == 0 ? 0 : Math.min(1, Math.max(0, (times[here] - sinceNanos) / length));
                return total - counts[here] + (counts[here] - counts[before]) * share;
            }
        }
        return total - counts[first & mask];
    }

    private double interpolate(int before, int after, double index) {
        double step = counts[after] - counts[before];
        double share = step <= 0 ? 1 : Math.min(1, Math.max(0, (index - counts[before]) / step));
        return times[before] + share * (times[after] - times[before]);
    }

    private void thin() {
        int mask = times.length - 1;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i % 2 == 0 || i == size - 1) {
                times[(first + kept) & mask] = times[(first + i) & mask];
                counts[(first + kept) & mask] = counts[(first + i) & mask];
                kept++;
            }
        }
        size = kept;
    }

    private void grow() {
        int mask = times.length - 1;
        long[] moreTimes = new long[2 * times.length];
        double[] moreCounts = new double[2 * times.length];
        for (int i = 0; i < size; i++) {
            moreTimes[i] = times[(first + i) & mask];
            moreCounts[i] = counts[(first + i) & mask];
        }
        times = moreTimes;
        counts = moreCounts;
        first = 0;
    }
}
