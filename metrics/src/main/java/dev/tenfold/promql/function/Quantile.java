package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;
import java.util.Arrays;

/** Quantiles of values, the nearest two weighted. NaN counts as the least value. */
final class Quantile {
    private Quantile() {}

    /**
     * @param q which quantile; below 0 it is -Inf, above 1 +Inf
     * @param values get sorted
     * @param size how many of them count
     */
    static double of(double q, double[] values, int size, Generation generation) {
        if (size == 0 || Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (q > 1) {
            return Double.POSITIVE_INFINITY;
        }
        sortNanFirst(values, size);
        double rank = q * (size - 1);
        int lower = (int) Math.max(0, Math.floor(rank));
        int upper = Math.min(size - 1, lower + 1);
        double weight = rank - Math.floor(rank);
        // Generation 2 multiplies a neighbour by zero all the same, and an infinite one makes it NaN.
        if (weight == 0 && generation == Generation.THREE) {
            return values[lower];
        }
        return values[lower] * (1 - weight) + values[upper] * weight;
    }

    private static void sortNanFirst(double[] values, int size) {
        Arrays.sort(values, 0, size);
        int numbers = size;
        while (numbers > 0 && Double.isNaN(values[numbers - 1])) {
            numbers--;
        }
        int nans = size - numbers;
        if (nans > 0) {
            System.arraycopy(values, 0, values, nans, numbers);
            Arrays.fill(values, 0, nans, Double.NaN);
        }
    }
}
