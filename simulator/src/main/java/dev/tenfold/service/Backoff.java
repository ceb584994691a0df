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

    /** Mean pause before a retry, seconds; slow for decorrelated jitter, so not to be asked in every step. */
    public double meanSeconds(int retry) {
        double v = exponential(retry);
        return switch (jitter) {
            case NONE -> v;
            case FULL -> v / 2;
            case EQUAL -> 0.75 * v;
            case DECORRELATED -> decorrelated(retry)[0];
        };
    }

    /** Variance of the pause before a retry, seconds squared; see {@link #meanSeconds}. */
    public double varianceSeconds(int retry) {
        double v = exponential(retry);
        return switch (jitter) {
            case NONE -> 0;
            case FULL -> v * v / 12;
            case EQUAL -> v * v / 48;
            case DECORRELATED -> {
                double[] law = decorrelated(retry);
                yield Math.max(0, law[1] - law[0] * law[0]);
            }
        };
    }

    /** First times two to the number of retries before, at most the cap. */
    private double exponential(int retry) {
        return Math.min(maxSeconds, firstSeconds * StrictMath.pow(2, Math.min(retry - 1, 60)));
    }

    private double[] decorrelated(int retry) {
        boolean constant = firstSeconds == 0 || maxSeconds == firstSeconds;
        return constant
                ? new double[] {firstSeconds, firstSeconds * firstSeconds}
                : Decorrelated.meanAndSquare(firstSeconds, maxSeconds, retry);
    }
}
