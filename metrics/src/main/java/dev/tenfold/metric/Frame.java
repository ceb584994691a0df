package dev.tenfold.metric;

/**
 * Series that are sampled together, as those of one scraped target are: one time for all, and their values side by
 * side. A row of them is written at once, where series of their own lie each somewhere else in memory. A series that
 * has no value at some time has {@link Staleness#MARKER} there. Made by {@link SeriesStore#frame(int)}; for one thread.
 */
public final class Frame {
    private final SeriesStore store;
    private final Shared shared;
    private final Ring ring;
    private final Series[] columns;

    /** How many have each of its series, all of them with these samples. */
    private int weight;

    /** Whether some of the series are written by others too, and so keep their samples themselves. */
    private boolean divided;

    Frame(SeriesStore store, Shared shared, Ring ring, int width, int weight) {
        this.store = store;
        this.shared = shared;
        this.ring = ring;
        this.weight = weight;
        columns = new Series[width];
    }

    /** For how many each of its series stands; 1 or more. */
    public int weight() {
        return weight;
    }

    /**
     * Some of those that its series stand for go their own way from now on, with the past that they share.
     *
     * @param parting how many, at least one less than {@link #weight()}
     * @return a frame that stands for them; its columns are to be {@linkplain #open opened}
     */
    public Frame part(int parting) {
        if (parting < 1 || parting >= weight) {
            throw new IllegalArgumentException("parting must be 1.." + (weight - 1) + ", was " + parting);
        }
        weight -= parting;
        return new Frame(store, shared, ring.copy(), columns.length, parting);
    }

    /** Whether a column is a series. */
    public boolean isOpen(int column) {
        return columns[column] != null;
    }

    Ring ring() {
        return ring;
    }

    /**
     * Has a column be a series from now on. Where others have written that series, of each time the first sample
     * counts.
     *
     * @param column 0 or more, less than the frame's width; so far it had no value but markers
     */
    public void open(int column, Labels labels) {
        Series series = store.series(labels);
        columns[column] = series;
        if (!series.joins(this, column)) {
            divided = true;
        }
    }

    /**
     * Adds a sample to each of its series; none if the frame has been sampled at that time.
     *
     * @param timeMillis when, milliseconds
     * @param values by column, {@link Staleness#MARKER} for a series that has none
     */
    public void append(long timeMillis, double[] values) {
        if (!ring.isBehind(timeMillis)) {
            return;
        }
        if (shared.isHeard()) {
            tell(timeMillis, values);
        }
        ring.add(timeMillis, values);
        if (divided) {
            divide(timeMillis, values);
        }
    }

    /** Tells of each series that has a value, or had one before. */
    private void tell(long timeMillis, double[] values) {
        int before = ring.size() - 1;
        for (int i = 0; i < columns.length; i++) {
            boolean there = !Staleness.isMarker(values[i]);
            boolean ends = !there && before >= 0 && !Staleness.isMarker(ring.value(before, i));
            if (columns[i] != null && columns[i].isIn(this) && (there || ends)) {
                shared.appended(columns[i].labels(), timeMillis, values[i]);
            }
        }
    }

    /** A series of it has left, since somebody else wrote it. */
    void divide() {
        divided = true;
    }

    private void divide(long timeMillis, double[] values) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] != null && !columns[i].isIn(this)) {
                // By its labels, since a series that has long ended is forgotten.
                Series series = store.series(columns[i].labels());
                boolean known = series.size() > 0;
                boolean ended = !known || Staleness.isMarker(series.value(series.size() - 1));
                boolean newer = !known || series.time(series.size() - 1) < timeMillis;
                if (newer && !(ended && Staleness.isMarker(values[i]))) {
                    series.append(timeMillis, values[i]);
                }
            }
        }
    }
}
