package dev.tenfold.load;

import java.time.Instant;
import java.time.ZoneOffset;

/** The hour and the day of a moment, UTC. */
final class Calendar {
    static final long HOUR_NANOS = 3_600_000_000_000L;
    static final long DAY_NANOS = 24 * HOUR_NANOS;
    private static final int DAYS_A_WEEK = 7;

    private final long nanosOfDay;
    private final int weekday;

    /** @param start the moment at which its time is zero */
    Calendar(Instant start) {
        var date = start.atOffset(ZoneOffset.UTC);
        nanosOfDay = date.toLocalTime().toNanoOfDay();
        weekday = date.getDayOfWeek().getValue() - 1;
    }

    /** Hours since midnight, 0 up to but not 24, at a time since the start. */
    double hourOfDay(long timeNanos) {
        return (double) Math.floorMod(nanosOfDay + timeNanos, DAY_NANOS) / HOUR_NANOS;
    }

    /** Days since Monday, 0..6, at a time since the start. */
    int dayOfWeek(long timeNanos) {
        return (int) Math.floorMod(weekday + Math.floorDiv(nanosOfDay + timeNanos, DAY_NANOS), (long) DAYS_A_WEEK);
    }

    /** Time until the next quarter of an hour, zero on one. */
    long nanosToQuarter() {
        return Math.floorMod(-nanosOfDay, DAY_NANOS / Curve.PIECES_A_PERIOD);
    }
}
