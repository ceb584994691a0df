package dev.tenfold.drive.seek;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * A mean and how far chance may have moved it.
 *
 * @param low end
 * @param mean of the observations
 * @param high end
 */
record Interval(double low, double mean, double high) {
    /**
     * Of independent observations.
     *
     * @param z standard errors to each side
     */
    static Interval of(double[] values, double z) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
        return new Interval(mean - z * error, mean, mean + z * error);
    }

    static String percent(double share) {
        return new BigDecimal(share * 100).setScale(2, RoundingMode.HALF_UP) + " %";
    }
}
