package dev.tenfold.trial;

/**
 * Where a true value lies, as far as a sample tells, with 95 % confidence.
 *
 * @param low lower end
 * @param high upper end, not below the lower one
 */
public record Interval(double low, double high) {
    /** The normal law's quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval must not end below its beginning");
        }
    }

    /** From end to end. */
    public double width() {
        return high - low;
    }

    /**
     * Of the share of all that would do what some of a sample did: Wilson's score interval, which holds its promise for
     * few samples and for shares near 0 and 1 too.
     *
     * @param some those of the sample that did
     * @param all the sample's size, 1 or more
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson: Probable Inference, the Law of Succession,
     *     and Statistical Inference</a>
     */
    public static Interval ofShare(int some, int all) {
        if (all < 1 || some < 0 || some > all) {
            throw new IllegalArgumentException("some must be 0 to all, were " + some + " of " + all);
        }
        double share = (double) some / all;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * all)) / (1 + z2 / all);
        double half = Z / (1 + z2 / all) * Math.sqrt(share * (1 - share) / all + z2 / (4.0 * all * all));
        double low = some == 0 ? 0 : Math.max(0, centre - half);
        double high = some == all ? 1 : Math.min(1, centre + half);
        return new Interval(low, high);
    }

    /**
     * Of the mean of all values like those of a sample, by Student's law, which is exact if they are normal and good
     * for means of many whatever they are. Of one value alone nothing is known but itself.
     */
    public static Interval ofMean(double[] sample) {
        double mean = mean(sample);
        if (sample.length < 2) {
            return new Interval(mean, mean);
        }
        double squares = 0;
        for (double value : sample) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (sample.length - 1) / sample.length);
        double half = error * Student.quantile(sample.length - 1);
        return new Interval(mean - half, mean + half);
    }

    /** The mean of a sample. */
    static double mean(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("a sample must not be empty");
        }
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }
}
