package dev.tenfold.policy.rules;

import java.util.Arrays;

/** The latest samples of one service, as a ring that grows until it holds a day. */
final class Samples {
    private static final long LONGEST_NANOS = 86_400_000_000_000L;
    private static final int FIRST_SIZE = 64;

    private final ServiceMetric[] metrics = ServiceMetric.values();
    private long[] times = new long[FIRST_SIZE];
    private double[][] values = new double[metrics.length][FIRST_SIZE];
    private int oldest;
    private int count;

    /** Adds the readings of a moment, later than all before. */
    void add(ServiceReadings service, long nowNanos) {
        while (count > 0 && times[oldest] <= nowNanos - LONGEST_NANOS) {
            oldest = index(1);
            count--;
        }
        if (count == times.length) {
            grow();
        }
        int at = index(count++);
        times[at] = nowNanos;
        for (ServiceMetric metric : metrics) {
            values[metric.ordinal()][at] = metric.of(service);
        }
    }

    /** The latest value; NaN if there is none. */
    double latest(ServiceMetric metric) {
        return count == 0 ? Double.NaN : values[metric.ordinal()][index(count - 1)];
    }

    /** The known values of a window that ends with the latest sample, oldest first; the window's begin is outside. */
    double[] window(ServiceMetric metric, double seconds) {
        double[] window = new double[count];
        int known = 0;
        for (int i = first(seconds); i < count; i++) {
            double value = values[metric.ordinal()][index(i)];
            if (!Double.isNaN(value)) {
                window[known++] = value;
            }
        }
        return Arrays.copyOf(window, known);
    }

    /**
     * By how much a value rose a second, from the first to the last known sample of a window; NaN if there are none.
     */
    double slope(ServiceMetric metric, double seconds) {
        int first = -1;
        int last = -1;
        for (int i = first(seconds); i < count; i++) {
            if (!Double.isNaN(values[metric.ordinal()][index(i)])) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first == last) {
            return Double.NaN;
        }
        double rise = values[metric.ordinal()][index(last)] - values[metric.ordinal()][index(first)];
        return rise * 1e9 / (times[index(last)] - times[index(first)]);
    }

    private int first(double seconds) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("a window must be longer than 0 seconds");
        }
        double begin = count == 0 ? 0 : times[index(count - 1)] - seconds * 1e9;
        int i = count;
        while (i > 0 && times[index(i - 1)] > begin) {
            i--;
        }
        return i;
    }

    private int index(int age) {
        int at = oldest + age;
        return at < times.length ? at : at - times.length;
    }

    private void grow() {
        times = unrolled(times);
        for (int i = 0; i < values.length; i++) {
            values[i] = unrolled(values[i]);
        }
        oldest = 0;
    }

    private long[] unrolled(long[] ring) {
        long[] longer = new long[2 * ring.length];
        System.arraycopy(ring, oldest, longer, 0, ring.length - oldest);
        System.arraycopy(ring, 0, longer, ring.length - oldest, oldest);
        return longer;
    }

    private double[] unrolled(double[] ring) {
        double[] longer = new double[2 * ring.length];
        System.arraycopy(ring, oldest, longer, 0, ring.length - oldest);
        System.arraycopy(ring, 0, longer, ring.length - oldest, oldest);
        return longer;
    }
}
