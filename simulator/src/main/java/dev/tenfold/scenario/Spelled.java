package dev.tenfold.scenario;

import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.Optional;

/** Times as scenarios write them. */
final class Spelled {
    private Spelled() {}

    static String time(Duration time) {
        return Figure.plain(time.toNanos() / 1e9, 3) + "s";
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    static double secondsOrForEver(Optional<Duration> time) {
        return time.isPresent() ? seconds(time.get()) : Double.POSITIVE_INFINITY;
    }

    static void requireNotNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0s, was " + time(time));
        }
    }

    static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0s, was " + time(time));
        }
    }
}
