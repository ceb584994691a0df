package dev.tenfold.inject.overlay;

import java.util.Arrays;

/**
 * What a histogram gained from one reading to the next.
 *
 * @param bounds upper bounds of the buckets, rising, the last {@code +Inf}
 * @param counts observations up to each bound, rising or equal; the last counts all
 * @param sum of the observations
 */
record Gain(double[] bounds, double[] counts, double sum) {
    /** Observations within a bucket are taken as spread evenly, as {@code histogram_quantile} takes them. */
    Gain plus(double amount) {
        double[] moved = new double[bounds.length];
        for (int i = 0; i < bounds.length - 1; i++) {
            moved[i] = upTo(bounds[i] - amount);
        }
        moved[bounds.length - 1] = all();
        return new Gain(bounds, moved, sum + amount * all());
    }

    /** How many were at most a value; of those beyond the last finite bound none is known to be. */
    private double upTo(double value) {
        double lower = Math.min(0, bounds[0]);
        double below = 0;
        for (int i = 0; i < bounds.length - 1; i++) {
            if (value <= bounds[i]) {
                double width = bounds[i] - lower;
                double share = width <= 0 ? (value >= bounds[i] ? 1 : 0) : Math.max(0, (value - lower) / width);
                return below + share * (counts[i] - below);
            }
            lower = bounds[i];
            below = counts[i];
        }
        return below;
    }

    Gain times(double factor) {
        return new Gain(
                bounds, Arrays.stream(counts).map(count -> count * factor).toArray(), sum * factor);
    }

    /** What came since an earlier reading; a bucket that fell gained nothing, and none gained more than the next. */
    Gain less(Gain earlier) {
        double[] risen = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            risen[i] = Math.max(i == 0 ? 0 : risen[i - 1], counts[i] - earlier.counts[i]);
        }
        return new Gain(bounds, risen, sum - earlier.sum);
    }

    Gain and(Gain other) {
        double[] both = new double[counts.length];
        Arrays.setAll(both, i -> counts[i] + other.counts[i]);
        return new Gain(bounds, both, sum + other.sum);
    }

    private double all() {
        return counts[counts.length - 1];
    }
}
