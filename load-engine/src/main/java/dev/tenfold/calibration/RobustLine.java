package dev.tenfold.calibration;

import java.util.Arrays;

/**
 * A straight line through points of which some are wrong: the median of the slopes of all pairs (Theil and Sen), and
 * the median of what that leaves. Up to 29 % of the points may be anywhere.
 *
 * @param slope the median slope
 * @param intercept the value at zero
 * @param low lower end of the slope's 95 % interval
 * @param high upper end
 * @param quality how well the line goes through all points, the wrong ones too
 * @see <a href="https://doi.org/10.1080/01621459.1968.10480934">Sen: Estimates of the regression coefficient based on
 *     Kendall's tau, 1968</a>
 */
public record RobustLine(double slope, double intercept, double low, double high, Quality quality) {
    private static final double NORMAL_95 = 1.959964;

    /** Beyond this the pairs would be too many: neighbours along x are averaged. */
    private static final int MOST_POINTS = 800;

    /**
     * Fits.
     *
     * @param xs at least two different
     * @param ys one each
     */
    static RobustLine of(double[] xs, double[] ys) {
        double[][] points = thinned(xs, ys);
        double[] slopes = slopes(points);
        if (slopes.length == 0) {
            throw new IllegalArgumentException("xs must differ, was " + xs.length + " of one value");
        }
        double slope = median(slopes);
        double[] rest = new double[points.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = points[i][1] - slope * points[i][0];
        }
        Arrays.sort(rest);
        double intercept = median(rest);
        double n = points.length;
        double width = NORMAL_95 * Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        double[] fitted = Arrays.stream(xs).map(x -> intercept + slope * x).toArray();
        return new RobustLine(
                slope,
                intercept,
                ranked(slopes, (slopes.length - width) / 2),
                ranked(slopes, (slopes.length + width) / 2),
                Quality.of(ys, fitted));
    }

    /** The median of numbers in order. */
    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double ranked(double[] sorted, double rank) {
        return sorted[(int) Math.max(0, Math.min(sorted.length - 1, Math.round(rank)))];
    }

    private static double[] slopes(double[][] points) {
        double[] slopes = new double[points.length * (points.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            for (int j = i + 1; j < points.length; j++) {
                double run = points[j][0] - points[i][0];
                if (run != 0) {
                    slopes[count++] = (points[j][1] - points[i][1]) / run;
                }
            }
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[][] thinned(double[] xs, double[] ys) {
        double[][] points = new double[xs.length][];
        for (int i = 0; i < xs.length; i++) {
            points[i] = new double[] {xs[i], ys[i]};
        }
        Arrays.sort(points, (a, b) -> Double.compare(a[0], b[0]));
        if (points.length <= MOST_POINTS) {
            return points;
        }
        double[][] few = new double[MOST_POINTS][2];
        for (int i = 0; i < MOST_POINTS; i++) {
            int from = (int) ((long) i * points.length / MOST_POINTS);
            int to = (int) ((long) (i + 1) * points.length / MOST_POINTS);
            for (int j = from; j < to; j++) {
                few[i][0] += points[j][0] / (to - from);
                few[i][1] += points[j][1] / (to - from);
            }
        }
        return few;
    }
}
