package dev.tenfold.recording;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One series: a name, labels, and samples in the order of time, each later than the one before. */
public final class Track {
    private final String name;
    private final SortedMap<String, String> labels;
    private final long[] millis;
    private final double[] values;

    /**
     * A series.
     *
     * @param name of the metric or the column; empty if the file does not say
     * @param labels by name
     * @param millis times of the samples, milliseconds since 1970, rising
     * @param values a value a time; NaN and the infinities as the file has them
     */
    public Track(String name, SortedMap<String, String> labels, long[] millis, double[] values) {
        if (millis.length != values.length) {
            throw new IllegalArgumentException("a value a time, was " + values.length + " of " + millis.length);
        }
        for (int i = 1; i < millis.length; i++) {
            if (millis[i] <= millis[i - 1]) {
                throw new IllegalArgumentException("times must rise, was " + millis[i] + " after " + millis[i - 1]);
            }
        }
        this.name = name;
        this.labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        this.millis = millis.clone();
        this.values = values.clone();
    }

    /** The metric or column; empty if the file does not say. */
    public String name() {
        return name;
    }

    /** The labels, the name not among them. */
    public SortedMap<String, String> labels() {
        return labels;
    }

    /** The same samples by another name. */
    public Track named(String newName, SortedMap<String, String> newLabels) {
        return new Track(newName, newLabels, millis, values);
    }

    /** How many samples there are. */
    public int size() {
        return millis.length;
    }

    /** When a sample was taken, milliseconds since 1970. */
    public long atMillis(int index) {
        return millis[index];
    }

    /** A sample's value. */
    public double value(int index) {
        return values[index];
    }

    /** The time from sample to sample that is usual: the median; 0 for fewer than two samples. */
    public long stepMillis() {
        if (millis.length < 2) {
            return 0;
        }
        long[] steps = new long[millis.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = millis[i + 1] - millis[i];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    /** How often one sample or more is missing: two are further apart than one step and a half. */
    public int gaps() {
        long step = stepMillis();
        int gaps = 0;
        for (int i = 1; i < millis.length; i++) {
            if (2 * (millis[i] - millis[i - 1]) > 3 * step) {
                gaps++;
            }
        }
        return gaps;
    }

    /**
     * Whether the values look like a counter: its name says so as Prometheus' rules for names have it ({@code _total},
     * {@code _count}, {@code _sum}, {@code _bucket}), and it falls only to start anew, near zero.
     */
    public boolean isCounter() {
        if (!name.matches(".*_(total|count|sum|bucket)")) {
            return false;
        }
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[i - 1] && values[i] > values[i - 1] / 2) {
                return false;
            }
        }
        return true;
    }
}
