package dev.tenfold.fault;

import java.time.Duration;
import java.math.BigDecimal;

/** How faults come on, and what they demand of their times. */
final class Ramps {
    private Ramps() {}

    /** How far a fault has come on, 0..1: at once without a ramp, evenly with one. */
    static double progress(double activeSeconds, Duration ramp) {
        return ramp.isZero() ? 1 : Math.min(1, activeSeconds * 1e9 / ramp.toNanos());
    }

    static void requireTimes(Duration at, Duration lasts) {
        if (at.isNegative()) {
            throw new IllegalArgumentException("at must be >= 0s, was " + spelled(at));
        }
        if (lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException("lasts must be > 0s, was " + spelled(lasts));
        }
    }

    static void requireNotNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0s, was " + spelled(time));
        }
    }

    static void requireFactor(double factor) {
        if (!(factor >= 1) || factor > 1e6) {
            throw new IllegalArgumentException("factor must be x1 or more, was x" + plain(factor));
        }
    }

    static void requireRatio(String name, double ratio) {
        if (!(ratio >= 0) || ratio > 1) {
            throw new IllegalArgumentException(name + " must be 0 % to 100 %, was " + plain(ratio * 100) + " %");
        }
    }

    static String spelled(Duration time) {
        return new BigDecimal(time.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString() + " s";
    }

    static String plain(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).setScale(3, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
                : "not a number";
    }
}
