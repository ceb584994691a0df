package dev.tenfold.gameday;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WallClockTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final WallClock clock = new WallClock();

    private void tick(double wall, double virtual) {
        clock.tick(BEGIN.plusNanos((long) (wall * 1e9)), Duration.ofNanos((long) (virtual * 1e9)));
    }

    private double at(double wall) {
        return clock.virtualNanos(BEGIN.plusNanos((long) (wall * 1e9))) / 1e9;
    }

    /** It starts at 4:30 of its own clock, ten times as fast; between 20 s and 50 s it is paused. */
    @Test
    void acceleratedPausedAndResumed() {
        for (int second = 0; second <= 20; second++) {
            tick(second + (second % 3) * 0.01, 270 + 10 * second);
        }
        for (int second = 21; second <= 50; second++) {
            tick(second, 470);
        }
        for (int second = 51; second <= 80; second++) {
            tick(second, 470 + 10 * (second - 50));
        }
        assertEquals(270, at(0), 0.5);
        assertEquals(320, at(5), 0.5);
        assertEquals(470, at(20), 0.5);
        assertEquals(470, at(35), 0.5);
        assertEquals(520, at(55), 0.5);
        assertEquals(780, at(81), 0.5, "as if it went on");
    }

    @Test
    void nothingIsBeforeTheStart() {
        assertEquals(0, at(5), "nothing is known");
        tick(0, 0);
        tick(1, 1);
        assertEquals(0, at(-10));
    }

    @Test
    void aClockThatIsSetBackIsBelievedWhenItHasCaughtUp() {
        tick(0, 0);
        tick(10, 10);
        tick(5, 11);
        tick(12, 12);
        assertEquals(12, at(12), 0.1);
    }
}
