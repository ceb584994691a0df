package dev.tenfold.recording.text;

import dev.tenfold.recording.Track;
import java.util.Arrays;
import java.util.SortedMap;

/** Samples of one series in any order, put in the order of time; of two at one time the later told stands. */
public final class TrackBuilder {
    private final String name;
    private final SortedMap<String, String> labels;
    private long[] millis = new long[64];
    private double[] values = new double[64];
    private int size;
    private boolean sorted = true;

    /** A series without samples. */
    public TrackBuilder(String name, SortedMap<String, String> labels) {
        this.name = name;
        this.labels = labels;
    }

    /** Adds a sample. */
    public void add(long atMillis, double value) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        sorted &= size == 0 || atMillis > millis[size - 1];
        millis[size] = atMillis;
        values[size] = value;
        size++;
    }

    /** How many samples were added. */
    public int size() {
        return size;
    }

    /** Whether samples came in the order of time, each later than the one before. */
    public boolean isSorted() {
        return sorted;
    }

    /** The series. */
    public Track track() {
        if (sorted) {
            return new Track(name, labels, Arrays.copyOf(millis, size), Arrays.copyOf(values, size));
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(millis[a], millis[b]));
        long[] times = new long[size];
        double[] levels = new double[size];
        int count = 0;
        for (int index : order) {
            if (count > 0 && times[count - 1] == millis[index]) {
                count--;
            }
            times[count] = millis[index];
            levels[count++] = values[index];
        }
        return new Track(name, labels, Arrays.copyOf(times, count), Arrays.copyOf(levels, count));
    }
}
