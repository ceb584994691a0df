package dev.tenfold.promql.function;

import dev.tenfold.metric.Staleness;
import java.util.Arrays;

/**
 * The samples of one series within a time, oldest first, without staleness markers. One window is filled again and
 * again.
 */
public final class Window {
    private static final int FIRST_CAPACITY = 64;

    private long[] times = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private double[] sorted = new double[FIRST_CAPACITY];
    private int size;
    private boolean whole;
    private double less;
    private long lastMillis;
    private double last;
    private long startMillis;
    private long endMillis;
    private long nowMillis;
    /** Of the ends alone, found out once where series share their times. */
    private double rangeSeconds;

    private double secondsBeforeFirst;
    private double secondsAfterLast;
    private double sampledSeconds;

    /**
     * Empties the window and sets its edges.
     *
     * @param start beginning of the window, milliseconds
     * @param end end of the window, milliseconds
     * @param now moment of evaluation, milliseconds: later than the end if there is an offset
     */
    public void open(long start, long end, long now) {
        size = 0;
        whole = true;
        less = 0;
        startMillis = start;
        endMillis = end;
        nowMillis = now;
    }

    /** Adds a sample, unless it is a staleness marker. */
    public void add(long timeMillis, double value) {
        if (Staleness.isMarker(value)) {
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        times[size] = timeMillis;
        values[size] = value;
        size++;
        lastMillis = timeMillis;
        last = value;
    }

    /**
     * Adds the first and the last of some samples whose values only rise, and leaves out those between.
     *
     * @param count how many they are, these two among them
     */
    public void addEnds(long firstMillis, double firstValue, long lastTimeMillis, double lastValue, int count) {
        times[0] = firstMillis;
        values[0] = firstValue;
        lastMillis = lastTimeMillis;
        last = lastValue;
        size = count;
        whole = false;
        rangeSeconds = (endMillis - startMillis) / 1000.0;
        secondsBeforeFirst = (times[0] - startMillis) / 1000.0;
        secondsAfterLast = (endMillis - lastMillis) / 1000.0;
        sampledSeconds = (lastMillis - times[0]) / 1000.0;
    }

    /** Puts the first and the last sample of another series in place of those added, at the same times. */
    public void replaceEnds(double firstValue, double lastValue) {
        values[0] = firstValue;
        last = lastValue;
    }

    /** All values are less by as much, which matters to whoever asks how far above zero they begin. */
    public void lower(double by) {
        less = by;
    }

    /** Whether all samples are there, and not only the first and the last. */
    boolean isWhole() {
        return whole;
    }

    /** Number of samples. */
    public int size() {
        return size;
    }

    /** When a sample was taken, milliseconds. */
    public long time(int i) {
        return times[i];
    }

    /** A sample's value. */
    public double value(int i) {
        return values[i];
    }

    double first() {
        return values[0];
    }

    double firstAboveZero() {
        return values[0] - less;
    }

    /** The last value less the first. */
    public double gained() {
        return last - values[0];
    }

    double last() {
        return last;
    }

    long nowMillis() {
        return nowMillis;
    }

    double rangeSeconds() {
        return whole ? (endMillis - startMillis) / 1000.0 : rangeSeconds;
    }

    double secondsBeforeFirst() {
        return whole ? (times[0] - startMillis) / 1000.0 : secondsBeforeFirst;
    }

    double secondsAfterLast() {
        return whole ? (endMillis - lastMillis) / 1000.0 : secondsAfterLast;
    }

    double sampledSeconds() {
        return whole ? (lastMillis - times[0]) / 1000.0 : sampledSeconds;
    }

    /** A copy of the values to be sorted; overwritten by the next. */
    double[] copyOfValues() {
        if (sorted.length < size) {
            sorted = new double[values.length];
        }
        System.arraycopy(values, 0, sorted, 0, size);
        return sorted;
    }
}
