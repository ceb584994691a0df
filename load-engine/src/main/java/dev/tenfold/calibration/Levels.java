package dev.tenfold.calibration;

import java.util.Arrays;

/**
 * Where numbers lie, without their outermost twentieths.
 *
 * @param lowest their 5th percentile
 * @param middle their median
 * @param highest their 95th percentile
 */
record Levels(double lowest, double middle, double highest) {
    private static final double SLIVER = 0.05;

    /** Of at least one number. */
    static Levels of(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Levels(quantile(sorted, SLIVER), RobustLine.median(sorted), quantile(sorted, 1 - SLIVER));
    }

    /** The quantile of numbers in order, in between the nearest two. */
    static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /** How many times the lowest the highest is. */
    double ratio() {
        return lowest > 0 ? highest / lowest : highest > 0 ? Double.POSITIVE_INFINITY : 1;
    }
}
