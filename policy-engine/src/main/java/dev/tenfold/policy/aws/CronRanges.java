package dev.tenfold.policy.aws;

import dev.tenfold.policy.aws.CronField.Range;
import java.time.DayOfWeek;
import java.util.List;

/** What the fields of both kinds of cron expressions may say. */
final class CronRanges {
    static final Range MINUTE = new Range("the minute", 0, 59);
    static final Range HOUR = new Range("the hour", 0, 23);
    static final Range DAY = new Range("the day of the month", 1, 31);
    static final Range MONTH = new Range(
            "the month",
            1,
            12,
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
            1);
    static final Range YEAR = new Range("the year", 1970, 2199);
    static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private CronRanges() {}

    /** Days since the Sunday before: 0..6. */
    static int sinceSunday(DayOfWeek day) {
        return day.getValue() % 7;
    }
}
