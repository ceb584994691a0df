package dev.tenfold.service;

/**
 * What its memory has come to for the replicas of a cohort. They do not grow alike: a quick part of them hits the limit
 * first. What has been killed once is a part of its own from then on.
 */
final class Wear {
    /** Parts that a cohort dies in. */
    private static final int PARTS = 8;

    /** Deviation of the growth over replicas, beside its mean. */
    private static final double SPREAD = 0.1;

    /** What one replica had lost that was ready from the start, when these became ready, bytes. */
    private double leakedAtReady;

    private int partsGone;
    private int restarts;
    /** How much more than the mean it grows; 0 where it is not known yet, as its replicas have not parted. */
    private double pace;

    void begin(double leakedBytes) {
        leakedAtReady = leakedBytes;
    }

    /** Bytes that a replica has lost, mean of the cohort. */
    double leaked(double leakedBytes) {
        return Math.max(0, leakedBytes - leakedAtReady);
    }

    /** How much faster than the mean those grow that will die next. */
    double nextPace() {
        return pace > 0 ? pace : paceOf(partsGone);
    }

    /** How many of so many die next; they are gone then. */
    int part(int count) {
        if (pace > 0) {
            return count;
        }
        int parts = PARTS - partsGone;
        partsGone = Math.min(PARTS - 1, partsGone + 1);
        return (count + parts - 1) / parts;
    }

    /** How often its replicas were started again. */
    int restarts() {
        return restarts;
    }

    /** Those of another cohort that died have been started again as this one. */
    void follow(double pace, int restarts) {
        this.pace = pace;
        this.restarts = restarts;
    }

    private static double paceOf(int part) {
        return 1 + SPREAD * Normal.quantile(1 - (part + 0.5) / PARTS);
    }
}
