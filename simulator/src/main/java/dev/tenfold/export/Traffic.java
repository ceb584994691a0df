package dev.tenfold.export;

import java.util.Arrays;

/** Counters and histograms of requests by outcome, since the process began that counts them. */
final class Traffic {
    private final double[] counts = new double[Outcome.ALL.length];
    private final double[] seconds = new double[Outcome.ALL.length];
    /** By histogram, outcome and bound. */
    private final double[][][] buckets;

    private final double[] recent = new double[Outcome.ALL.length];
    private double recentSeconds;

    /** @param latencies tells which histograms there are */
    Traffic(Latencies latencies) {
        buckets = new double[latencies.histograms()][Outcome.ALL.length][];
        for (int i = 0; i < buckets.length; i++) {
            for (int j = 0; j < buckets[i].length; j++) {
                buckets[i][j] = new double[latencies.bounds(i)];
            }
        }
    }

    /**
     * What is added from now on belongs to another interval.
     *
     * @param length of that interval, seconds
     */
    void refresh(double length) {
        Arrays.fill(recent, 0);
        recentSeconds = length;
    }

    /** Requests that ended in the interval. */
    void add(Outcome outcome, double requests, Latencies latencies) {
        if (!(requests > 0)) {
            return;
        }
        int which = outcome.ordinal();
        boolean atOnce = outcome.atOnce();
        counts[which] += requests;
        recent[which] += requests;
        seconds[which] += atOnce ? 0 : requests * latencies.mean();
        for (int i = 0; i < buckets.length; i++) {
            double[] into = buckets[i][which];
            for (int j = 0; j < into.length; j++) {
                into[j] += atOnce ? requests : requests * latencies.share(i, j);
            }
        }
    }

    /** How many ended so. */
    double count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** How many ended. */
    double count() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** How long those took together that ended so, seconds. */
    double seconds(Outcome outcome) {
        return seconds[outcome.ordinal()];
    }

    /** How many ended so within the bound. */
    double bucket(int histogram, Outcome outcome, int bound) {
        return buckets[histogram][outcome.ordinal()][bound];
    }

    /** How many ended so in a second of the interval. */
    double perSecond(Outcome outcome) {
        return recentSeconds > 0 ? recent[outcome.ordinal()] / recentSeconds : 0;
    }

    /** How many ended in a second of the interval. */
    double perSecond() {
        double sum = 0;
        for (Outcome outcome : Outcome.ALL) {
            sum += perSecond(outcome);
        }
        return sum;
    }
}
