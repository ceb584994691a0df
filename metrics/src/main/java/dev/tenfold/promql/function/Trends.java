package dev.tenfold.promql.function;

import dev.tenfold.metric.FloatText;
import dev.tenfold.promql.syntax.Generation;

/** Where a window's values are heading: straight lines by least squares, and double exponential smoothing. */
final class Trends {
    private final Generation generation;

    Trends(Generation generation) {
        this.generation = generation;
    }

    double deriv(Window window, double[] unused) {
        return window.size() < 2 ? RangeFunction.NOTHING : new Line(window, window.time(0)).slope;
    }

    /** The line's value so many seconds after the moment of evaluation, not after the last sample. */
    double predictLinear(Window window, double[] parameters) {
        if (window.size() < 2) {
            return RangeFunction.NOTHING;
        }
        Line line = new Line(window, window.nowMillis());
        return line.slope * parameters[0] + line.intercept;
    }

    /** The straight line with the least squared error. */
    private final class Line {
        final double slope;
        final double intercept;

        Line(Window window, long zeroMillis) {
            if (constant(window)) {
                boolean infinite = Double.isInfinite(window.first());
                slope = infinite ? Double.NaN : 0;
                intercept = infinite ? Double.NaN : window.first();
                return;
            }
            CompensatedSum sumX = new CompensatedSum(generation);
            CompensatedSum sumY = new CompensatedSum(generation);
            CompensatedSum sumXy = new CompensatedSum(generation);
            CompensatedSum sumXx = new CompensatedSum(generation);
            for (int i = 0; i < window.size(); i++) {
                double x = (window.time(i) - zeroMillis) / 1e3;
                double y = window.value(i);
                sumX.add(x);
                sumY.add(y);
                sumXy.add(x * y);
                sumXx.add(x * x);
            }
            int n = window.size();
            double x = sumX.corrected();
            double y = sumY.corrected();
            double covariance = sumXy.corrected() - x * y / n;
            double variance = sumXx.corrected() - x * x / n;
            slope = covariance / variance;
            intercept = y / n - slope * x / n;
        }

        private static boolean constant(Window window) {
            for (int i = 1; i < window.size(); i++) {
                if (window.value(i) != window.first()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Holt's linear method: parameters are the smoothing factor and the trend factor. */
    static double smooth(Window window, double[] parameters) {
        double smoothing = factor("smoothing", parameters[0]);
        double trend = factor("trend", parameters[1]);
        if (window.size() < 2) {
            return RangeFunction.NOTHING;
        }
        double before = 0;
        double level = window.first();
        double slope = window.value(1) - window.first();
        for (int i = 1; i < window.size(); i++) {
            if (i > 1) {
                slope = trend * (level - before) + (1 - trend) * slope;
            }
            before = level;
            level = smoothing * window.value(i) + (1 - smoothing) * (level + slope);
        }
        return level;
    }

    private static double factor(String name, double value) {
        if (value <= 0 || value >= 1) {
            throw new EvaluationFailure("invalid " + name + " factor. Expected: 0 < " + name.charAt(0) + "f < 1, got: "
                    + FloatText.shortest(value));
        }
        return value;
    }
}
