package dev.tenfold.load;

import dev.tenfold.spelling.Figure;
import java.time.Duration;

/** What stages demand of their times. */
final class Times {
    private static final Duration LONGEST = Duration.ofDays(31);

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

    /** At most what a rehearsal can last, so that curves stay a few thousand pieces. */
    static void requireAtMostAMonth(String name, Duration time) {
        requirePositive(name, time);
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most 31d, was " + spelled(time));
        }
    }

    static void requireHour(String name, double hour) {
        if (!(hour >= 0) || hour > 24) {
            throw new IllegalArgumentException(name + " must be 0..24, was " + Figure.plain(hour, 3));
        }
    }

    static String spelled(Duration time) {
        return time.isZero() ? "0s" : time.toMillis() + "ms";
    }
}
