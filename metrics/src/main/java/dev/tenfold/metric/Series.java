package dev.tenfold.metric;

import java.util.Arrays;

/**
 * One series: its labels and its newest samples, as much of the past as the store retains. Those of a series that is
 * sampled with others lie in their {@link Frame}, until somebody else appends to it. Made by
 * {@link SeriesStore#series(Labels)}; for one thread.
 */
public final class Series {
    private final Labels labels;
    private final Shared shared;
    private Frame frame;
    private Crowd crowd;
    private Ring ring;
    private int column;

    Series(Labels labels, Shared shared) {
        this.labels = labels;
        this.shared = shared;
    }

    /** Whose samples these are. */
    public Labels labels() {
        return labels;
    }

    /** For how many series of the same samples it stands: those of twins are kept once, see {@link Frame#weight}. */
    public int weight() {
        return frame == null ? 1 : frame.weight();
    }

    /** The crowd for whose members it stands; null if it is one series like any other. */
    public Crowd crowd() {
        return crowd;
    }

    /** Its place among the series that are sampled with it. */
    public int column() {
        return column;
    }

    /** Number of samples kept, staleness markers included. */
    public int size() {
        return ring == null ? 0 : ring.size();
    }

    /** When sample {@code i} was taken, milliseconds; 0 is the oldest that is kept. */
    public long time(int i) {
        return ring.time(i);
    }

    /** The value of sample {@code i}; maybe {@link Staleness#MARKER}. */
    public double value(int i) {
        return ring.value(i, column);
    }

    /** How many of the kept samples were taken at {@code timeMillis} or before. */
    public int countUntil(long timeMillis) {
        return ring == null ? 0 : ring.countUntil(timeMillis);
    }

    /**
     * Whether from sample {@code i} on no value is less than the one before, and markers stand either nowhere or
     * everywhere. That it says no does not mean that there is one.
     */
    public boolean risesFrom(int i) {
        return ring.risesFrom(i);
    }

    /**
     * Adds a sample.
     *
     * @throws IllegalArgumentException if it is not newer than the newest, except that the same sample may come again
     */
    public void append(long timeMillis, double value) {
        if (ring == null) {
            ring = new Ring(shared, 1);
        }
        leaveFrame();
        if (!ring.isBehind(timeMillis)) {
            refuseUnlessRepeated(timeMillis, value);
            return;
        }
        ring.add(timeMillis, value);
        shared.appended(labels, timeMillis, value);
    }

    /** Keeps its samples in a frame from now on, unless somebody else writes it; says whether it does. */
    boolean joins(Frame whole, int place) {
        if (ring == null) {
            frame = whole;
            ring = whole.ring();
            column = place;
        } else if (frame != whole || column != place) {
            leaveFrame();
        }
        return frame == whole;
    }

    void joins(Crowd whole, int place) {
        if (ring != null) {
            throw new IllegalArgumentException(labels + " has samples of its own");
        }
        crowd = whole;
        ring = whole.ring();
        column = place;
    }

    boolean isIn(Frame whole) {
        return frame == whole;
    }

    private void leaveFrame() {
        if (frame != null) {
            frame.divide();
            frame = null;
            ring = ring.column(column);
            column = 0;
        }
    }

    private void refuseUnlessRepeated(long timeMillis, double value) {
        int newest = size() - 1;
        boolean repeated = timeMillis == time(newest)
                && Double.doubleToRawLongBits(value(newest)) == Double.doubleToRawLongBits(value);
        if (!repeated) {
            throw new IllegalArgumentException(labels + ": samples must come in the order of time, newest is at "
                    + time(newest) + " ms, was " + timeMillis);
        }
    }

    /** Labels, and the samples as {@code time=value}; for people who debug. */
    @Override
    public String toString() {
        String[] samples = new String[size()];
        Arrays.setAll(samples, i -> time(i) + "=" + FloatText.shortest(value(i)));
        return labels + " " + String.join(" ", samples);
    }
}
