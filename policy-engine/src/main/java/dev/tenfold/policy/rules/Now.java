package dev.tenfold.policy.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/** The time, as a fact: since the rehearsal's start, and of the day and week that the scenario begins in. */
public final class Now {
    private static final double NANOS = 1e9;

    private final LocalDateTime start;
    private long nanos;
    private LocalDateTime date;

    Now(LocalDateTime start) {
        this.start = Objects.requireNonNull(start, "start");
        this.date = start;
    }

    void set(long nowNanos) {
        nanos = nowNanos;
        date = start.plus(Duration.ofNanos(nowNanos));
    }

    long nanos() {
        return nanos;
    }

    /** Seconds since the rehearsal's start. */
    public double getSeconds() {
        return nanos / NANOS;
    }

    /** Hour of the day, 0 to 23. */
    public int getHour() {
        return date.getHour();
    }

    /** Minute of the hour, 0 to 59. */
    public int getMinute() {
        return date.getMinute();
    }

    /** Day of the week: {@code monday} to {@code sunday}. */
    public String getDay() {
        return date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is Saturday or Sunday. */
    public boolean isWeekend() {
        return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    /** The date, such as {@code 2026-11-27}. */
    public String getDate() {
        return date.toLocalDate().toString();
    }

    /** The time of day, such as {@code 09:30}. */
    public String getTime() {
        return date.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /**
     * Whether it is between two times of day, the first included, the second not. From {@code 22:00} to {@code 06:00}
     * is over midnight.
     *
     * @throws java.time.format.DateTimeParseException if one is not written as {@code 22:00}
     */
    public boolean between(String from, String to) {
        LocalTime begin = LocalTime.parse(from);
        LocalTime end = LocalTime.parse(to);
        LocalTime time = date.toLocalTime();
        boolean begun = !time.isBefore(begin);
        boolean ended = !time.isBefore(end);
        return begin.isAfter(end) ? begun || !ended : begun && !ended;
    }

    /**
     * Whether it is between two moments, the first included, the second not.
     *
     * @throws java.time.format.DateTimeParseException if one is not written as {@code 2026-11-27T18:00}
     */
    public boolean within(String from, String to) {
        return !date.isBefore(LocalDateTime.parse(from, DateTimeFormatter.ISO_LOCAL_DATE_TIME))
                && date.isBefore(LocalDateTime.parse(to, DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    }
}
