package dev.tenfold.inject.day;

import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.Objects;

/** How things are told to people. */
final class Told {
    private Told() {}

    static String time(Duration time) {
        return Figure.time(time.toNanos() / 1e9);
    }

    static String failure(Throwable failed) {
        return Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName());
    }
}
