package dev.tenfold.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * Least squares of a curve with bounds on its parameters, by Levenberg and Marquardt: each step solves the linearised
 * problem, damped in proportion to each parameter's own curvature, and is cut off at the bounds. A parameter that
 * stands on its bound and would leave it takes no part in a step.
 *
 * @see <a href="https://doi.org/10.1137/0111030">Marquardt: An algorithm for least-squares estimation of nonlinear
 *     parameters, 1963</a>
 */
final class LeastSquares {
    private static final int MOST_STEPS = 500;
    private static final double SMALLEST_STEP = 1e-11;
    private static final double NEARBY = 1e-6;
    private static final double MOST_DAMPING = 1e20;

    private final Curve curve;
    private final double[] xs;
    private final double[] ys;
    private final double[] least;
    private final double[] most;

    /** A curve with parameters. */
    interface Curve {
        /** Its value at {@code x}. */
        double at(double x, double[] parameters);
    }

    /**
     * Where a fit ends.
     *
     * @param parameters the best found
     * @param errors standard errors; NaN for a parameter on its bound and where the points do not tell
     * @param squares sum of squared residuals
     * @param freedom points less parameters that are not on a bound
     */
    record Fit(double[] parameters, double[] errors, double squares, int freedom) {
        /** Standard deviation of the residuals; NaN without freedom. */
        double residual() {
            return freedom > 0 ? Math.sqrt(squares / freedom) : Double.NaN;
        }
    }

    /**
     * Points to be fitted.
     *
     * @param least lower bounds of the parameters
     * @param most upper bounds
     */
    LeastSquares(Curve curve, double[] xs, double[] ys, double[] least, double[] most) {
        this.curve = curve;
        this.xs = xs;
        this.ys = ys;
        this.least = least;
        this.most = most;
    }

    /** The best of the fits that begin at several places. */
    Fit best(List<double[]> starts) {
        Fit best = null;
        for (double[] start : starts) {
            Fit fit = from(start);
            if (best == null || fit.squares < best.squares) {
                best = fit;
            }
        }
        return best;
    }

    private Fit from(double[] start) {
        double[] at = bounded(start);
        double squares = squares(at);
        double damping = 1e-3;
        for (int i = 0; i < MOST_STEPS && damping < MOST_DAMPING; i++) {
            Slope slope = new Slope(at);
            double[] next = slope.step(at, damping);
            double reached = next == null ? Double.POSITIVE_INFINITY : squares(next);
            if (reached <= squares) {
                boolean still = still(at, next);
                at = next;
                squares = reached;
                damping = Math.max(damping / 5, 1e-12);
                if (still) {
                    break;
                }
            } else {
                damping *= 4;
            }
        }
        return new Slope(at).fit(at, squares);
    }

    private double squares(double[] parameters) {
        double sum = 0;
        for (int i = 0; i < xs.length; i++) {
            double residual = ys[i] - curve.at(xs[i], parameters);
            sum += residual * residual;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    private double[] bounded(double[] parameters) {
        double[] inside = parameters.clone();
        for (int j = 0; j < inside.length; j++) {
            inside[j] = Math.max(least[j], Math.min(most[j], inside[j]));
        }
        return inside;
    }

    private static boolean still(double[] from, double[] to) {
        for (int j = 0; j < from.length; j++) {
            if (Math.abs(to[j] - from[j]) > SMALLEST_STEP * (Math.abs(from[j]) + SMALLEST_STEP)) {
                return false;
            }
        }
        return true;
    }

    /** The curve's slopes at a place, and what they make of the residuals there. */
    private final class Slope {
        private final double[][] normal;
        private final double[] gradient;
        private final int[] free;

        Slope(double[] at) {
            int n = at.length;
            double[][] slopes = new double[xs.length][n];
            for (int j = 0; j < n; j++) {
                slopes(at, j, slopes);
            }
            double[] all = new double[n];
            for (int i = 0; i < xs.length; i++) {
                double residual = ys[i] - curve.at(xs[i], at);
                for (int j = 0; j < n; j++) {
                    all[j] += slopes[i][j] * residual;
                }
            }
            free = free(at, all);
            gradient = new double[free.length];
            normal = new double[free.length][free.length];
            for (int a = 0; a < free.length; a++) {
                gradient[a] = all[free[a]];
                for (int b = 0; b < free.length; b++) {
                    for (double[] row : slopes) {
                        normal[a][b] += row[free[a]] * row[free[b]];
                    }
                }
            }
        }

        /** Differences on both sides, or on the inner one at a bound. */
        private void slopes(double[] at, int j, double[][] slopes) {
            double width = NEARBY * Math.max(Math.abs(at[j]), NEARBY);
            double[] low = at.clone();
            double[] high = at.clone();
            low[j] = Math.max(least[j], at[j] - width);
            high[j] = Math.min(most[j], at[j] + width);
            for (int i = 0; i < xs.length; i++) {
                slopes[i][j] = (curve.at(xs[i], high) - curve.at(xs[i], low)) / (high[j] - low[j]);
            }
        }

        private int[] free(double[] at, double[] towards) {
            int[] chosen = new int[at.length];
            int count = 0;
            for (int j = 0; j < at.length; j++) {
                boolean held = at[j] <= least[j] && towards[j] <= 0 || at[j] >= most[j] && towards[j] >= 0;
                if (!held) {
                    chosen[count++] = j;
                }
            }
            return Arrays.copyOf(chosen, count);
        }

        /** The next place; null where the linearised problem has no solution. */
        double[] step(double[] at, double damping) {
            double[][] damped = new double[free.length][];
            for (int a = 0; a < free.length; a++) {
                damped[a] = normal[a].clone();
                damped[a][a] *= 1 + damping;
            }
            double[] change = SquareSystem.solve(damped, gradient);
            if (change == null) {
                return null;
            }
            double[] next = at.clone();
            for (int a = 0; a < free.length; a++) {
                next[free[a]] += change[a];
            }
            return bounded(next);
        }

        Fit fit(double[] at, double squares) {
            double[] errors = new double[at.length];
            Arrays.fill(errors, Double.NaN);
            int freedom = xs.length - free.length;
            double[][] inverse = freedom > 0 ? SquareSystem.inverse(normal) : null;
            for (int a = 0; inverse != null && a < free.length; a++) {
                errors[free[a]] = Math.sqrt(inverse[a][a] * squares / freedom);
            }
            return new Fit(at, errors, squares, freedom);
        }
    }
}
