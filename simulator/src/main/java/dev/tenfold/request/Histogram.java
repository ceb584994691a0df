package dev.tenfold.request;

import dev.tenfold.service.LatencyMixture;

/**
 * Response times counted in bins of at most 0.4 % of their value: 256 to each power of two, told by the upper bits of
 * the number as it is kept.
 */
final class Histogram {
    /** Bits of a double below those that tell the bin. */
    private static final int SHIFT = 44;

    private static final int LOWEST = 1023 << 8;
    private static final int BINS = 63 << 8;

    private final long[] counts = new long[BINS];
    private int low = BINS;
    private int high;
    private long total;
    private double sumNanos;

    /** The bin of a time in nanoseconds. */
    static int bin(long nanos) {
        return (int) (Double.doubleToRawLongBits(Math.max(1, nanos)) >>> SHIFT) - LOWEST;
    }

    /** The middle of a bin, seconds. */
    static double seconds(int bin) {
        double from = Double.longBitsToDouble((long) (bin + LOWEST) << SHIFT);
        double to = Double.longBitsToDouble((long) (bin + LOWEST + 1) << SHIFT);
        return (from + to) / 2e9;
    }

    void add(long nanos) {
        int bin = bin(nanos);
        counts[bin]++;
        low = Math.min(low, bin);
        high = Math.max(high, bin);
        total++;
        sumNanos += nanos;
    }

    long total() {
        return total;
    }

    double meanSeconds() {
        return sumNanos / total / 1e9;
    }

    /** The time that a share {@code q} stayed below, seconds; NaN if it holds nothing. */
    double quantile(double q) {
        long rank = (long) Math.ceil(q * total);
        long below = 0;
        for (int i = low; i <= high; i++) {
            below += counts[i];
            if (below >= rank) {
                return seconds(i);
            }
        }
        return Double.NaN;
    }

    /** Tells everything to somebody, the short times first. */
    void tell(Listener listener) {
        for (int i = low; i <= high; i++) {
            if (counts[i] > 0) {
                listener.took(counts[i], seconds(i));
            }
        }
    }

    /** Moves everything into a mixture. */
    void moveTo(LatencyMixture mixture) {
        tell((requests, seconds) -> mixture.add(requests, seconds, 0, 0));
        clear();
    }

    void clear() {
        for (int i = low; i <= high; i++) {
            counts[i] = 0;
        }
        low = BINS;
        high = 0;
        total = 0;
        sumNanos = 0;
    }

    /** Somebody who hears how long requests took. */
    interface Listener {
        void took(double requests, double seconds);
    }
}
