package dev.tenfold.policy.aws;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The times of a cron expression: certain minutes of certain hours of certain days. A time that the clocks skip counts
 * as the one they skip to, and one that comes twice as the first.
 *
 * @param minutes 0..59
 * @param hours 0..23
 * @param days of the calendar
 */
record CronTimes(CronField minutes, CronField hours, Predicate<LocalDate> days) {
    /** The 29th of February can be eight years off, and a given weekday of it longer. */
    private static final int YEARS_AHEAD = 50;

    /** The first time after a moment, in a time zone; empty if there is none in the next decades. */
    Optional<Instant> after(Instant moment, ZoneId zone) {
        LocalDate first = moment.atZone(zone).toLocalDate();
        LocalDate end = first.plusYears(YEARS_AHEAD);
        for (LocalDate date = first; date.isBefore(end); date = date.plusDays(1)) {
            if (days.test(date)) {
                Optional<Instant> time = on(date, moment, zone);
                if (time.isPresent()) {
                    return time;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> on(LocalDate date, Instant moment, ZoneId zone) {
        for (int hour = hours.next(0); hour >= 0; hour = hours.next(hour + 1)) {
            for (int minute = minutes.next(0); minute >= 0; minute = minutes.next(minute + 1)) {
                Instant time = LocalDateTime.of(date.getYear(), date.getMonth(), date.getDayOfMonth(), hour, minute)
                        .atZone(zone)
                        .toInstant();
                if (time.isAfter(moment)) {
                    return Optional.of(time);
                }
            }
        }
        return Optional.empty();
    }
}
