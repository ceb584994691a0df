package dev.tenfold.drive.engine;

/**
 * A straight piece of a load.
 *
 * @param from level at its start: users, or visits per second; >= 0
 * @param to level at its end; >= 0
 * @param millis how long it is; > 0
 */
public record Stretch(double from, double to, long millis) {
    public Stretch {
        if (!(from >= 0) || !(to >= 0) || millis <= 0) {
            throw new IllegalArgumentException(
                    "a stretch must have levels >= 0 and a length, was " + from + ", " + to + ", " + millis);
        }
    }

    /** Whether the level stays. */
    boolean level() {
        return from == to;
    }

    /** Its length, seconds. */
    double seconds() {
        return millis / 1000.0;
    }

    /** What comes in it if the level is a rate. */
    double arrivals() {
        return (from + to) / 2 * seconds();
    }
}
