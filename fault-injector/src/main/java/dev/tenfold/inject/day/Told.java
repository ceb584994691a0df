package dev.tenfold.inject.day;

import dev.tenfold.spelling.Figure;
import java.time.Duration;

/** How times are told to people. */
final class Told {
    private Told() {}

    static String time(Duration time) {
        return Figure.time(time.toNanos() / 1e9);
    }
}
