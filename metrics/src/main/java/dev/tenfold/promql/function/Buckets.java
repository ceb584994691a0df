package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;
import java.util.Arrays;

/**
 * The cumulative buckets of a classic histogram, and what can be said of the observations in them.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/promql/quantile.go">quantile.go</a>
 */
public final class Buckets {
    /** Counts that differ by less are equal: their difference is an artefact of summing rates. */
    private static final double TOLERANCE = 1e-12;

    /** As a share of their sum, far above the tolerance, whatever rounding does. */
    private static final double SURELY_DIFFERENT = 1e-9;

    private static final int FIRST_CAPACITY = 16;

    private final Generation generation;
    private double[] bounds = new double[FIRST_CAPACITY];
    private double[] counts = new double[FIRST_CAPACITY];
    private int size;

    public Buckets(Generation generation) {
        this.generation = generation;
    }

    /** Removes all buckets. */
    public void clear() {
        size = 0;
    }

    /** Number of buckets. */
    public int size() {
        return size;
    }

    /**
     * Adds a bucket, in any order.
     *
     * @param upperBound its {@code le}
     * @param count how many observations were at most that, or how many a second
     */
    public void add(double upperBound, double count) {
        if (size == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int place = size++;
        while (place > 0 && bounds[place - 1] > upperBound) {
            bounds[place] = bounds[place - 1];
            counts[place] = counts[place - 1];
            place--;
        }
        bounds[place] = upperBound;
        counts[place] = count;
    }

    /** The value below which a share of the observations lies, as {@code histogram_quantile} estimates it. */
    public double quantile(double q) {
        if (Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (!endsInInfinity()) {
            return Double.NaN;
        }
        mergeEqualBounds();
        makeMonotonic();
        double observations = counts[size - 1];
        if (size < 2 || observations == 0) {
            return Double.NaN;
        }
        double rank = q * observations;
        return interpolate(firstReaching(rank), rank);
    }

    private double interpolate(int bucket, double rank) {
        if (bucket == size - 1) {
            return bounds[size - 2];
        }
        if (bucket == 0) {
            return bounds[0] <= 0 ? bounds[0] : bounds[0] * (rank / counts[0]);
        }
        double below = counts[bucket - 1];
        double start = bounds[bucket - 1];
        return start + (bounds[bucket] - start) * ((rank - below) / (counts[bucket] - below));
    }

    /** The first bucket whose count is at least the rank; the last if none is, and where counts are NaN. */
    private int firstReaching(double rank) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (counts[middle] >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean endsInInfinity() {
        return size > 0 && bounds[size - 1] == Double.POSITIVE_INFINITY;
    }

    private void mergeEqualBounds() {
        int last = 0;
        for (int i = 1; i < size; i++) {
            if (bounds[i] == bounds[last]) {
                counts[last] += counts[i];
            } else {
                last++;
                bounds[last] = bounds[i];
                counts[last] = counts[i];
            }
        }
        size = last + 1;
    }

    private void makeMonotonic() {
        double before = counts[0];
        for (int i = 1; i < size; i++) {
            boolean insignificant = generation == Generation.THREE && almostEqual(before, counts[i]);
            if (counts[i] < before || insignificant) {
                counts[i] = before;
            } else if (counts[i] > before || generation == Generation.THREE) {
                before = counts[i];
            }
        }
    }

    private static boolean almostEqual(double a, double b) {
        if (a == b || Double.isNaN(a) && Double.isNaN(b)) {
            return true;
        }
        double sum = Math.abs(a) + Math.abs(b);
        double difference = Math.abs(a - b);
        if (difference > SURELY_DIFFERENT * sum) {
            return false; // The usual case, without a division.
        }
        if (a == 0 || b == 0 || sum < Double.MIN_NORMAL) {
            return difference < TOLERANCE * Double.MIN_NORMAL;
        }
        return difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
    }

    /** The share of the observations between two values, as {@code histogram_fraction} estimates it. */
    public double fraction(double lower, double upper) {
        if (!endsInInfinity()) {
            return Double.NaN;
        }
        mergeEqualBounds();
        double observations = counts[size - 1];
        if (observations == 0 || Double.isNaN(lower) || Double.isNaN(upper)) {
            return Double.NaN;
        }
        if (lower >= upper) {
            return 0;
        }
        return (rank(upper, observations) - rank(lower, observations)) / observations;
    }

    /** How many observations lie below a value, spread evenly within a bucket that has two ends. */
    private double rank(double value, double observations) {
        double rank = 0;
        double start = bounds[0] <= 0 ? Double.NEGATIVE_INFINITY : 0;
        for (int i = 0; i < size; i++) {
            if (start >= value) {
                return Math.min(rank, observations);
            }
            if (bounds[i] > value) {
                double within = start == Double.NEGATIVE_INFINITY
                        ? counts[i]
                        : rank + (counts[i] - rank) * (value - start) / (bounds[i] - start);
                return within > observations ? observations : within;
            }
            rank = counts[i];
            start = bounds[i];
        }
        return observations;
    }
}
