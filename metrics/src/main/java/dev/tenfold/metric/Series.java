package dev.tenfold.metric;

import java.util.Arrays;

/**
 * One series: its labels and its newest samples, in a ring that holds as much of the past as the store retains.
 * Appending costs no allocation once the ring has grown to that length. Made by {@link SeriesStore#series(Labels)}; for
 * one thread.
 */
public final class Series {
    private static final int FIRST_CAPACITY = 16;

    private final Labels labels;
    private final Shared shared;
    private long[] times = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int head;
    private int size;

    Series(Labels labels, Shared shared) {
        this.labels = labels;
        this.shared = shared;
    }

    /** Whose samples these are. */
    public Labels labels() {
        return labels;
    }

    /** Number of samples kept, staleness markers included. */
    public int size() {
        return size;
    }

    /** When sample {@code i} was taken, milliseconds; 0 is the oldest that is kept. */
    public long time(int i) {
        return times[slot(i)];
    }

    /** The value of sample {@code i}; maybe {@link Staleness#MARKER}. */
    public double value(int i) {
        return values[slot(i)];
    }

    /** How many of the kept samples were taken at {@code timeMillis} or before. */
    public int countUntil(long timeMillis) {
        if (size == 0 || time(size - 1) <= timeMillis) {
            return size;
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) <= timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Adds a sample.
     *
     * @throws IllegalArgumentException if it is not newer than the newest, except that the same sample may come again
     */
    public void append(long timeMillis, double value) {
        if (size > 0 && timeMillis <= time(size - 1)) {
            refuseUnlessRepeated(timeMillis, value);
            return;
        }
        if (size == times.length) {
            makeRoom(timeMillis);
        }
        int slot = slot(size++);
        times[slot] = timeMillis;
        values[slot] = value;
        shared.appended(labels, timeMillis, value);
    }

    private void refuseUnlessRepeated(long timeMillis, double value) {
        long newest = time(size - 1);
        boolean repeated = timeMillis == newest
                && Double.doubleToRawLongBits(value(size - 1)) == Double.doubleToRawLongBits(value);
        if (!repeated) {
            throw new IllegalArgumentException(labels + ": samples must come in the order of time, newest is at "
                    + newest + " ms, was " + timeMillis);
        }
    }

    private void makeRoom(long nowMillis) {
        long oldestKept = nowMillis - shared.millis();
        while (size > 1 && time(0) < oldestKept) {
            head = slot(1);
            size--;
        }
        // Growing while more than half full keeps the ring from being swept at each append.
        if (size > times.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] longerTimes = new long[2 * times.length];
        double[] longerValues = new double[2 * times.length];
        int toEnd = Math.min(size, times.length - head);
        System.arraycopy(times, head, longerTimes, 0, toEnd);
        System.arraycopy(times, 0, longerTimes, toEnd, size - toEnd);
        System.arraycopy(values, head, longerValues, 0, toEnd);
        System.arraycopy(values, 0, longerValues, toEnd, size - toEnd);
        times = longerTimes;
        values = longerValues;
        head = 0;
    }

    /** Capacity is a power of two, so that the ring wraps by a mask. */
    private int slot(int i) {
        return (head + i) & (times.length - 1);
    }

    /** Labels, and the samples as {@code time=value}; for people who debug. */
    @Override
    public String toString() {
        String[] samples = new String[size];
        Arrays.setAll(samples, i -> time(i) + "=" + FloatText.shortest(value(i)));
        return labels + " " + String.join(" ", samples);
    }
}
