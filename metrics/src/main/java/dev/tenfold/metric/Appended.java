package dev.tenfold.metric;

/** Hears of every sample that a store takes, so that another store can be told the same. */
@FunctionalInterface
public interface Appended {

    /**
     * A sample was taken.
     *
     * @param labels its series
     * @param timeMillis when it was taken, milliseconds
     * @param value maybe {@link Staleness#MARKER}
     */
    void sample(Labels labels, long timeMillis, double value);
}
