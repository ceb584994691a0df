package dev.tenfold.confirm;

import dev.tenfold.load.Profile;

/**
 * The parts of a run that are looked at apart: before the load first changes, while the fleet follows it, and steady
 * again at the highest load.
 *
 * @param changeNanos when the load first changes; 0 if it never does
 * @param holdNanos from when it counts as steady: half-way through the longest time at the highest load
 * @param holdEndNanos when that ends
 * @param endNanos when the run ends
 */
public record Phases(long changeNanos, long holdNanos, long holdEndNanos, long endNanos) {
    private static final long STEP_NANOS = 10_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final double ALIKE = 0.01;

    /** The parts of a load over time. */
    public static Phases of(Profile load, long endNanos) {
        double start = load.at(0);
        double peak = load.mostWithin(0, endNanos);
        long change = -1;
        long longest = 0;
        long longestFrom = 0;
        long from = -1;
        for (long now = 0; now < endNanos; now += STEP_NANOS) {
            double level = load.at(now);
            if (change < 0 && Math.abs(level - start) > ALIKE * start) {
                change = now;
            }
            boolean high = level >= (1 - ALIKE) * peak;
            from = !high ? -1 : from < 0 ? now : from;
            if (high && now + STEP_NANOS - from > longest) {
                longest = now + STEP_NANOS - from;
                longestFrom = from;
            }
        }
        long end = whole(Math.min(endNanos, longestFrom + longest));
        return new Phases(Math.max(0, change), whole(longestFrom + longest / 2), end, endNanos);
    }

    private static long whole(long nanos) {
        return nanos / SECOND * SECOND;
    }

    /** Whether the load changes at all. */
    boolean changes() {
        return changeNanos > 0;
    }

    /** Whether a second that ends then is from before the change; the first is left out, in which all is new. */
    boolean base(long endNanos) {
        return changes() && endNanos > SECOND && endNanos <= changeNanos;
    }

    /** Whether a second that ends then is from while the fleet follows. */
    boolean surge(long endNanos) {
        return changes() && endNanos > changeNanos && endNanos <= holdNanos;
    }

    /** Whether a second that ends then is from the steady time. */
    boolean hold(long endNanos) {
        return endNanos > holdNanos && endNanos <= holdEndNanos;
    }

    double holdSeconds() {
        return (holdEndNanos - holdNanos) / 1e9;
    }
}
