package dev.tenfold.load;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a stage takes the load up.
 *
 * @param level at which the stage before left it: users, or requests per second; >= 0
 * @param base the level that {@code x10} is ten times of
 * @param moment of the calendar, for stages that go by the hour or the day of the week; UTC
 * @param recordings the traces that stages name, already read
 */
public record Onset(double level, double base, Instant moment, Stage.Recordings recordings) {
    /** The same for the stage behind one that has taken a time and left a level. */
    public Onset after(Duration time, double level) {
        return new Onset(level, base, moment.plus(time), recordings);
    }

    Onset withBase(double base) {
        return new Onset(level, base, moment, recordings);
    }
}
