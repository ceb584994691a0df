package dev.tenfold.fault;

import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/** How faults come on, how they are made milder, and what they demand of their times. */
final class Ramps {
    private Ramps() {}

    /** How far a fault has come on, 0..1: at once without a ramp, evenly with one. */
    static double progress(double activeSeconds, Duration ramp) {
        return ramp.isZero() ? 1 : Math.min(1, activeSeconds * 1e9 / ramp.toNanos());
    }

    static Duration milder(Duration worst, double intensity) {
        return Duration.ofNanos(Math.round(worst.toNanos() * intensity));
    }

    static Factor milder(Factor worst, double intensity) {
        return new Factor(1 + (worst.value() - 1) * intensity);
    }

    static Share milder(Share worst, double intensity) {
        return new Share(worst.ratio() * intensity);
    }

    /** At least one, or the fault would be none. */
    static int milder(int worst, double intensity) {
        return (int) Math.max(1, Math.round(worst * intensity));
    }

    static void requireTimes(Duration at, Duration lasts) {
        requireNotNegative("at", at);
        if (lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException("lasts must be > 0s, was " + Figure.time(lasts.toNanos() / 1e9));
        }
    }

    static void requireNotNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0s, was " + Figure.time(time.toNanos() / 1e9));
        }
    }

    static void requireFactor(Factor factor) {
        if (factor.value() < 1) {
            throw new IllegalArgumentException("factor must be >= x1, was " + factor);
        }
    }

    static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0s, was " + Figure.time(time.toNanos() / 1e9));
        }
    }
}
