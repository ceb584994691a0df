package dev.tenfold.spelling;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * A moment of the calendar, such as {@code 2026-01-05T09:00:00Z}.
 *
 * @param instant the moment
 */
@Written(as = "2026-01-05T09:00:00Z", pattern = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
public record Moment(Instant instant) {
    public Moment {
        Objects.requireNonNull(instant, "instant");
    }

    /**
     * Reads a moment.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Moment parse(String text) {
        try {
            return new Moment(Instant.parse(text));
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("must be a moment in UTC such as 2026-01-05T09:00:00Z", wrong);
        }
    }

    /** The moment, milliseconds since 1970. */
    public long millis() {
        return instant.toEpochMilli();
    }

    @Override
    public String toString() {
        return instant.toString();
    }
}
