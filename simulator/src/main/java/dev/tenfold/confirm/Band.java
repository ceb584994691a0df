package dev.tenfold.confirm;

import java.util.Arrays;
import java.util.Collection;

/**
 * Where nine of ten runs lie.
 *
 * @param low 5 % are below
 * @param median as many below as above
 * @param high 5 % are above
 */
public record Band(double low, double median, double high) {
    private static final double OUTSIDE = 0.05;

    /** Of what several runs came to, at least one. */
    public static Band of(Collection<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("figures must not be empty");
        }
        return new Band(quantile(sorted, OUTSIDE), quantile(sorted, 0.5), quantile(sorted, 1 - OUTSIDE));
    }

    /** Whether a run is one of the nine. */
    public boolean holds(double figure) {
        return figure >= low && figure <= high;
    }

    /** Between the two ranks that it falls between, in proportion. */
    private static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }

    /** The middle of several numbers. */
    static double median(Collection<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }
}
