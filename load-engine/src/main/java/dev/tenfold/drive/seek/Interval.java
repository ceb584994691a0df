package dev.tenfold.drive.seek;

import dev.tenfold.spelling.Figure;
import java.util.Arrays;

/**
 * A mean and how far chance may have moved it.
 *
 * @param low end
 * @param mean of the observations
 * @param high end
 */
record Interval(double low, double mean, double high) {
    /** Beyond this little is left to be learned from one more second. */
    private static final double MOST_ALIKE = 0.8;

    /**
     * Of observations one after another. Where each is like the one before, as in a queue that is long for a while,
     * they tell less than so many independent ones would: the error grows by their correlation, as if they came from an
     * autoregressive process of first order.
     *
     * @param z standard errors to each side
     * @see <a href="https://doi.org/10.1287/opre.31.6.1090">Law: Statistical analysis of simulation output data</a>
     */
    static Interval of(double[] values, double z) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        double alike = 0;
        for (int i = 0; i < n; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            alike += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        if (n < 2 || squares == 0) {
            return new Interval(mean, mean, mean);
        }
        double correlation = Math.max(0, Math.min(MOST_ALIKE, alike / squares));
        double error = Math.sqrt(squares / (n - 1) / n * (1 + correlation) / (1 - correlation));
        return new Interval(mean - z * error, mean, mean + z * error);
    }

    static String percent(double share) {
        return Figure.percent(share);
    }
}
