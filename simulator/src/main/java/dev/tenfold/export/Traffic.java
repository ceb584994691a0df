package dev.tenfold.export;

import java.util.Arrays;

/** Counters and histograms of requests by outcome, since the process began that counts them. */
final class Traffic {
    private final double[] counts = new double[Outcome.ALL.length];
    private final double[] seconds = new double[Outcome.ALL.length];
    /** By histogram, outcome and bound. */
    private final double[][][] buckets;

    /** The outcomes that have occurred, a bit each. */
    private int begun;

    private final double[] recent = new double[Outcome.ALL.length];
    private double recentSeconds;
    /** By outcome, whose buckets rise as these would; null if they rise by themselves. */
    private final Traffic[] measures = new Traffic[Outcome.ALL.length];
    /** The outcomes that have one, a bit each. */
    private int following;

    /**
     * @param latencies tells which histograms there are
     * @param asked whether somebody asks for their buckets, so that they have to be counted
     */
    Traffic(Latencies latencies, boolean asked) {
        buckets = new double[asked ? latencies.histograms() : 0][Outcome.ALL.length][];
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
        begun |= bit(outcome);
        counts[which] += requests;
        recent[which] += requests;
        seconds[which] += atOnce ? 0 : requests * latencies.mean();
        for (int i = 0; measures[which] == null && i < buckets.length; i++) {
            add(requests, atOnce, latencies.shares(i), buckets[i][which]);
        }
    }

    private static void add(double requests, boolean all, double[] shares, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += all ? requests : requests * shares[i];
        }
    }

    /**
     * Those that end so are counted as another counts them from now on: how much less these were is all that is kept.
     */
    void follow(Outcome outcome, Traffic measure) {
        subtractFrom(measure, outcome.ordinal());
        measures[outcome.ordinal()] = measure;
        following |= bit(outcome);
    }

    /** Whether there are requests that ended so. */
    boolean hasBegun(Outcome outcome) {
        return (begun & bit(outcome)) != 0;
    }

    /** The outcomes that have occurred, a bit each: another number whenever there is one more. */
    int begun() {
        return begun;
    }

    /** Whether some outcome that has occurred is counted by itself. */
    boolean isOnItsOwn() {
        return begun != following;
    }

    /** Whether an outcome has occurred and is counted by itself. */
    boolean isOnItsOwn(Outcome outcome) {
        return (begun & ~following & bit(outcome)) != 0;
    }

    private static int bit(Outcome outcome) {
        return 1 << outcome.ordinal();
    }

    /** Counts by itself again. */
    void part() {
        for (int which = 0; which < measures.length; which++) {
            if (measures[which] != null) {
                subtractFrom(measures[which], which);
                measures[which] = null;
            }
        }
        following = 0;
    }

    private void subtractFrom(Traffic measure, int which) {
        for (int i = 0; i < buckets.length; i++) {
            double[] own = buckets[i][which];
            for (int j = 0; j < own.length; j++) {
                own[j] = measure.buckets[i][which][j] - own[j];
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

    /** By bound, how many ended so within it; not to be changed. */
    double[] buckets(int histogram, Outcome outcome) {
        return buckets[histogram][outcome.ordinal()];
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
