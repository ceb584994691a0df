package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/** How far the values of a window lie apart. */
final class Spreads {
    private final Generation generation;

    Spreads(Generation generation) {
        this.generation = generation;
    }

    double stddev(Window window, double[] unused) {
        return Math.sqrt(stdvar(window, unused));
    }

    /** The population's variance, by Welford's method with compensated sums. */
    double stdvar(Window window, double[] unused) {
        CompensatedSum mean = new CompensatedSum(generation);
        CompensatedSum squares = new CompensatedSum(generation);
        for (int i = 0; i < window.size(); i++) {
            double delta = window.value(i) - mean.corrected();
            mean.add(delta / (i + 1));
            squares.add(delta * (window.value(i) - mean.corrected()));
        }
        return squares.corrected() / window.size();
    }

    double quantile(Window window, double[] parameters) {
        return Quantile.of(parameters[0], window.copyOfValues(), window.size(), generation);
    }

    double medianAbsoluteDeviation(Window window, double[] unused) {
        double[] values = window.copyOfValues();
        double median = Quantile.of(0.5, values, window.size(), generation);
        for (int i = 0; i < window.size(); i++) {
            if (Double.isNaN(values[i])) {
                return Double.NaN;
            }
            values[i] = Math.abs(values[i] - median);
        }
        return Quantile.of(0.5, values, window.size(), generation);
    }
}
