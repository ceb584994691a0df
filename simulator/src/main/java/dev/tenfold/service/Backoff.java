package dev.tenfold.service;

import java.util.random.RandomGenerator;

/**
 * How long a caller waits before it tries again: exponential back-off with a cap, and one of the kinds of jitter of the
 * AWS Architecture Blog.
 *
 * @param firstSeconds pause before the first retry without jitter, seconds; >= 0
 * @param maxSeconds no pause is longer, seconds; >= {@code firstSeconds}
 * @param jitter what chance does to it
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker: Exponential backoff
 *     and jitter, 2015</a>
 */
public record Backoff(double firstSeconds, double maxSeconds, Jitter jitter) {
    /** No pause at all. */
    public static final Backoff NONE = new Backoff(0, 0, Jitter.NONE);

    private static final double THIRD = 1.0 / 3;

    /** What chance does to a pause whose exponential back-off is v. */
    public enum Jitter {
        /** Nothing: v. */
        NONE,
        /** Uniform on 0..v. */
        FULL,
        /** Uniform on v/2..v. */
        EQUAL,
        /**
         * Uniform on first..3 times the pause before, at most the cap; the pause before the first retry counts as
         * first.
         */
        DECORRELATED
    }

    public Backoff {
        if (!(firstSeconds >= 0) || !(maxSeconds >= firstSeconds)) {
            throw new IllegalArgumentException("back-off must be 0 <= first <= max");
        }
    }

    /**
     * One pause.
     *
     * @param retry 1 for the first retry
     * @param beforeSeconds the pause before the retry before; any value for the first
     */
    public double seconds(int retry, double beforeSeconds, RandomGenerator random) {
        double v = exponential(retry);
        return switch (jitter) {
            case NONE -> v;
            case FULL -> v * random.nextDouble();
            case EQUAL -> v / 2 + v / 2 * random.nextDouble();
            case DECORRELATED -> {
                double most = 3 * (retry == 1 ? firstSeconds : beforeSeconds);
                yield Math.min(maxSeconds, firstSeconds + (most - firstSeconds) * random.nextDouble());
            }
        };
    }

    /** Mean pause before a retry, seconds; exact but for decorrelated jitter, see {@link #varianceSeconds}. */
    public double meanSeconds(int retry) {
        double v = exponential(retry);
        return switch (jitter) {
            case NONE -> v;
            case FULL -> v / 2;
            case EQUAL -> 0.75 * v;
            case DECORRELATED -> cutMean(decorrelatedTop(retry));
        };
    }

    /**
     * Variance of the pause before a retry, seconds squared. For decorrelated jitter that of a uniform pause on
     * first..3 times the mean of the pause before, cut at the cap.
     */
    public double varianceSeconds(int retry) {
        double v = exponential(retry);
        return switch (jitter) {
            case NONE -> 0;
            case FULL -> v * v / 12;
            case EQUAL -> v * v / 48;
            case DECORRELATED -> cutVariance(decorrelatedTop(retry));
        };
    }

    /** First times two to the number of retries before, at most the cap. */
    private double exponential(int retry) {
        return Math.min(maxSeconds, firstSeconds * StrictMath.pow(2, Math.min(retry - 1, 60)));
    }

    /** Upper end of the uniform pause before the cap. */
    private double decorrelatedTop(int retry) {
        double top = 3 * firstSeconds;
        for (int i = 1; i < Math.min(retry, 200); i++) {
            top = 3 * cutMean(top);
        }
        return top;
    }

    /** Mean of min(cap, uniform on first..top). */
    private double cutMean(double top) {
        double width = top - firstSeconds;
        if (width <= 0) {
            return Math.min(maxSeconds, firstSeconds);
        }
        double below = Math.min(1, Math.max(0, (maxSeconds - firstSeconds) / width));
        double cut = firstSeconds + below * width;
        return below * (firstSeconds + cut) / 2 + (1 - below) * maxSeconds;
    }

    private double cutVariance(double top) {
        double width = top - firstSeconds;
        if (width <= 0) {
            return 0;
        }
        double below = Math.min(1, Math.max(0, (maxSeconds - firstSeconds) / width));
        double a = firstSeconds;
        double b = a + below * width;
        double square = below * (a * a + a * b + b * b) * THIRD + (1 - below) * maxSeconds * maxSeconds;
        double mean = cutMean(top);
        return Math.max(0, square - mean * mean);
    }
}
