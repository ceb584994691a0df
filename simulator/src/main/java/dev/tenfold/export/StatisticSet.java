package dev.tenfold.export;

import dev.tenfold.policy.aws.Statistic;
import dev.tenfold.service.LatencyMixture;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The samples that CloudWatch got in some time: values with how often each came, and maybe response times as a law.
 *
 * @param values samples; one may stand for several
 * @param weights how many samples each value stands for; > 0
 * @param times response times, seconds; null if the metric has none
 */
record StatisticSet(double[] values, double[] weights, LatencyMixture times) {
    /** Statistics that need the samples one by one get at most so many; beyond, evenly spaced ones stand for all. */
    private static final int MOST_SAMPLES = 1000;

    /** One sample. */
    static StatisticSet of(double value) {
        return new StatisticSet(new double[] {value}, new double[] {1}, null);
    }

    /** The same value over and over. */
    static StatisticSet of(double value, double times) {
        return new StatisticSet(new double[] {value}, new double[] {times}, null);
    }

    /** Response times. */
    static StatisticSet of(LatencyMixture times) {
        return new StatisticSet(new double[0], new double[0], times);
    }

    /** The samples of several sets; null if there are none. */
    static StatisticSet merged(List<StatisticSet> sets) {
        if (sets.size() < 2) {
            return sets.isEmpty() ? null : sets.get(0);
        }
        int size = sets.stream().mapToInt(set -> set.values.length).sum();
        double[] values = new double[size];
        double[] weights = new double[size];
        LatencyMixture times = null;
        int next = 0;
        for (StatisticSet set : sets) {
            System.arraycopy(set.values, 0, values, next, set.values.length);
            System.arraycopy(set.weights, 0, weights, next, set.values.length);
            next += set.values.length;
            if (set.times != null) {
                times = times == null ? new LatencyMixture() : times;
                times.add(set.times);
            }
        }
        return new StatisticSet(values, weights, times);
    }

    /** The same number of samples, each told as something else. */
    StatisticSet map(DoubleUnaryOperator told) {
        double[] from = times == null ? values : samples();
        double[] each = times == null ? weights.clone() : new double[from.length];
        if (times != null) {
            Arrays.fill(each, count() / from.length);
        }
        return new StatisticSet(Arrays.stream(from).map(told).toArray(), each, null);
    }

    /** SampleCount. */
    double count() {
        return times == null ? Arrays.stream(weights).sum() : times.weight();
    }

    /** Sum. */
    double sum() {
        if (times != null) {
            return times.mean() * times.weight();
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }

    /** Any statistic. */
    double statistic(Statistic statistic) {
        if (statistic == Statistic.Simple.SAMPLE_COUNT) {
            return count();
        }
        if (statistic == Statistic.Simple.SUM) {
            return sum();
        }
        if (statistic == Statistic.Simple.AVERAGE) {
            return sum() / count();
        }
        if (times != null && statistic instanceof Statistic.Percentile percentile) {
            double inside = Math.min(Math.max(percentile.percent() / 100, 1e-6), 1 - 1e-6);
            return times.quantile(inside);
        }
        return statistic.of(samples());
    }

    /** Samples that stand for all: each of them if they are few and whole in number. */
    double[] samples() {
        int number = (int) Math.max(1, Math.min(MOST_SAMPLES, Math.round(count())));
        double[] samples = new double[number];
        if (times != null) {
            for (int i = 0; i < number; i++) {
                samples[i] = times.quantile((i + 0.5) / number);
            }
            return samples;
        }
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double total = count();
        int at = 0;
        double passed = weights[order[0]];
        for (int i = 0; i < number; i++) {
            while (passed < (i + 0.5) * total / number && at < order.length - 1) {
                passed += weights[order[++at]];
            }
            samples[i] = values[order[at]];
        }
        return samples;
    }
}
