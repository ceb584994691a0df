package dev.tenfold.load;

import java.time.Duration;

/** What stages demand of their times. */
final class Times {
    private Times() {}

    static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0s, was " + spelled(time));
        }
    }

    static void requireNotNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0s, was " + spelled(time));
        }
    }

    private static String spelled(Duration time) {
        return time.isZero() ? "0s" : time.toMillis() + "ms";
    }
}
