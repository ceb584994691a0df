package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/**
 * {@code rate}, {@code increase} and {@code delta}: what a series gained between its first and last sample in the
 * window, stretched to the whole window. A gap at an edge of up to 1.1 times the usual distance of samples is bridged;
 * beyond it the series is taken to begin or end half a distance away. A counter is never stretched to below zero.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/promql/functions.go">functions.go,
 *     extrapolatedRate</a>
 */
final class Extrapolation implements RangeFunction {
    private static final double USUAL_GAP = 1.1;

    /** Rather too much is taken to be near zero than too little. */
    private static final double BARELY = 1 + 1e-9;

    private final Generation generation;
    private final boolean counter;
    private final boolean perSecond;

    Extrapolation(Generation generation, boolean counter, boolean perSecond) {
        this.generation = generation;
        this.counter = counter;
        this.perSecond = perSecond;
    }

    @Override
    public double apply(Window window, double[] unused) {
        if (window.size() < 2) {
            return NOTHING;
        }
        double gained = gained(window);
        return gained * factor(window, gained);
    }

    private double factor(Window window, double gained) {
        double sampled = window.sampledSeconds();
        double distance = sampled / (window.size() - 1);
        double before = before(window, gained, sampled, distance);
        double after = window.secondsAfterLast();
        double stretched = sampled + before + (after < distance * USUAL_GAP ? after : distance / 2);
        double factor = stretched / sampled;
        return perSecond ? factor / window.rangeSeconds() : factor;
    }

    @Override
    public double factor(Window window) {
        return factor(window, 0); // As if nothing were gained, there is no zero to heed.
    }

    @Override
    public boolean looksAtEnds() {
        return true;
    }

    @Override
    public boolean heedsZero(Window window) {
        double gained = window.last() - window.first();
        if (window.size() < 2 || !(gained > 0)) {
            return false;
        }
        double sampled = window.sampledSeconds();
        double most = Math.max(window.secondsBeforeFirst(), sampled / (window.size() - 1) / 2);
        return sampled * window.firstAboveZero() < most * gained * BARELY;
    }

    private double gained(Window window) {
        double gained = window.last() - window.first();
        if (counter && window.isWhole()) {
            for (int i = 1; i < window.size(); i++) {
                if (window.value(i) < window.value(i - 1)) {
                    gained += window.value(i - 1);
                }
            }
        }
        return gained;
    }

    /** Generation 2 looks for the counter's zero before it bounds the gap, 3 after (since 2.51). */
    private double before(Window window, double gained, double sampled, double distance) {
        double gap = window.secondsBeforeFirst();
        double toZero = Double.POSITIVE_INFINITY;
        if (counter && gained > 0 && window.firstAboveZero() >= 0) {
            toZero = sampled * (window.firstAboveZero() / gained);
        }
        if (generation == Generation.TWO) {
            double bounded = Math.min(gap, toZero);
            return bounded < distance * USUAL_GAP ? bounded : distance / 2;
        }
        double bounded = gap >= distance * USUAL_GAP ? distance / 2 : gap;
        return toZero < bounded ? toZero : bounded;
    }
}
