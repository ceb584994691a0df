package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/** Functions that run through a window once and keep one number. */
final class Folds {
    private final Generation generation;

    Folds(Generation generation) {
        this.generation = generation;
    }

    double sum(Window window, double[] unused) {
        CompensatedSum sum = new CompensatedSum(generation);
        for (int i = 0; i < window.size(); i++) {
            sum.add(window.value(i));
        }
        return sum.total();
    }

    double avg(Window window, double[] unused) {
        Mean mean = new Mean(generation, true);
        for (int i = 0; i < window.size(); i++) {
            mean.add(window.value(i));
        }
        return mean.value();
    }

    static double min(Window window, double[] unused) {
        double least = window.first();
        for (int i = 1; i < window.size(); i++) {
            if (window.value(i) < least || Double.isNaN(least)) {
                least = window.value(i);
            }
        }
        return least;
    }

    static double max(Window window, double[] unused) {
        double most = window.first();
        for (int i = 1; i < window.size(); i++) {
            if (window.value(i) > most || Double.isNaN(most)) {
                most = window.value(i);
            }
        }
        return most;
    }

    /** The last time the least value was seen, seconds. */
    static double timeOfMin(Window window, double[] unused) {
        int at = 0;
        for (int i = 1; i < window.size(); i++) {
            if (window.value(i) <= window.value(at) || Double.isNaN(window.value(at))) {
                at = i;
            }
        }
        return window.time(at) / 1000.0;
    }

    /** The last time the greatest value was seen, seconds. */
    static double timeOfMax(Window window, double[] unused) {
        int at = 0;
        for (int i = 1; i < window.size(); i++) {
            if (window.value(i) >= window.value(at) || Double.isNaN(window.value(at))) {
                at = i;
            }
        }
        return window.time(at) / 1000.0;
    }

    static double changes(Window window, double[] unused) {
        int changes = 0;
        for (int i = 1; i < window.size(); i++) {
            double before = window.value(i - 1);
            double after = window.value(i);
            if (after != before && !(Double.isNaN(after) && Double.isNaN(before))) {
                changes++;
            }
        }
        return changes;
    }

    static double resets(Window window, double[] unused) {
        int resets = 0;
        for (int i = 1; i < window.size(); i++) {
            if (window.value(i) < window.value(i - 1)) {
                resets++;
            }
        }
        return resets;
    }
}
