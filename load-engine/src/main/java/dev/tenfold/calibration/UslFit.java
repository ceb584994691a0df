package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The Universal Scalability Law through measured points: plain least squares of the throughput, with alpha and beta
 * held at or above zero.
 *
 * @param law the curve
 * @param lambdaError standard error of lambda; NaN where the points do not tell
 * @param alphaError standard error of alpha; NaN on the bound
 * @param betaError standard error of beta; NaN on the bound
 * @param residual standard deviation of the residuals, in the data's unit
 * @param quality how much of the points' spread it explains
 * @param highest largest N that was measured
 */
public record UslFit(
        Usl law,
        double lambdaError,
        double alphaError,
        double betaError,
        double residual,
        Quality quality,
        double highest) {
    private static final int PARAMETERS = 3;

    /**
     * Fits.
     *
     * @param points at least three, N > 0 and X >= 0, not all at one N
     */
    public static UslFit of(List<Point> points) {
        if (points.stream().mapToDouble(Point::n).distinct().count() < PARAMETERS) {
            throw new IllegalArgumentException("points must stand at three N at least, was " + points.size());
        }
        double[] xs = points.stream().mapToDouble(Point::n).toArray();
        double[] ys = points.stream().mapToDouble(Point::x).toArray();
        double slope =
                points.stream().mapToDouble(point -> point.x / point.n).max().orElseThrow();
        LeastSquares.Fit fit = new LeastSquares(
                        (n, p) -> p[0] * n / (1 + p[1] * (n - 1) + p[2] * n * (n - 1)),
                        xs,
                        ys,
                        new double[] {slope * 1e-6, 0, 0},
                        new double[] {slope * 1e6, 1e6, 1e6})
                .best(starts(slope));
        double[] p = fit.parameters();
        Usl law = new Usl(p[0], p[1], p[2]);
        double[] fitted = DoubleStream.of(xs).map(law::throughput).toArray();
        double highest = DoubleStream.of(xs).max().orElseThrow();
        double[] errors = fit.errors();
        return new UslFit(law, errors[0], errors[1], errors[2], fit.residual(), Quality.of(ys, fitted), highest);
    }

    /** Whether the peak lies within what was measured, so that it was seen and not only worked out. */
    public boolean peakSeen() {
        return law.peak() <= highest;
    }

    /** What the points cannot say, a sentence each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!peakSeen()) {
            warnings.add("no peak was seen up to N = " + Digits.of(highest)
                    + ": a highest throughput or a peak beyond it is an extrapolation");
        }
        if (law.alpha() == 0 && law.beta() == 0) {
            warnings.add("throughput grows in proportion: contention and coherence are too small to be seen");
        }
        if (quality.points() < 6) {
            warnings.add("six levels or more make a law of three parameters trustworthy, were " + quality.points());
        }
        return warnings;
    }

    private static List<double[]> starts(double slope) {
        List<double[]> starts = new ArrayList<>();
        for (double alpha : new double[] {0, 0.01, 0.1, 0.5}) {
            for (double beta : new double[] {0, 1e-5, 1e-3, 0.05}) {
                starts.add(new double[] {slope, alpha, beta});
            }
        }
        return starts;
    }

    /**
     * A measured level.
     *
     * @param n users, threads or replicas; > 0
     * @param x throughput, in any unit; >= 0
     */
    public record Point(double n, double x) {
        public Point {
            if (!(n > 0)) {
                throw new IllegalArgumentException("n must be > 0, was " + n);
            }
            if (!(x >= 0)) {
                throw new IllegalArgumentException("x must be >= 0, was " + x);
            }
        }
    }
}
