package dev.tenfold.promql.function;

import java.util.Locale;
import java.util.function.LongUnaryOperator;

/** Fields of a date and time in UTC, taken from seconds since 1970; for any year that a long can count to. */
public enum Calendar {
    MINUTE(seconds -> Math.floorMod(seconds, 3600) / 60),
    HOUR(seconds -> Math.floorMod(seconds, Calendar.DAY) / 3600),
    DAY_OF_WEEK(seconds -> Math.floorMod(Math.floorDiv(seconds, Calendar.DAY) + 4, 7)),
    DAY_OF_MONTH(seconds -> new Date(seconds).day),
    DAY_OF_YEAR(seconds -> new Date(seconds).dayOfYear()),
    DAYS_IN_MONTH(seconds -> new Date(seconds).daysInMonth()),
    MONTH(seconds -> new Date(seconds).month),
    YEAR(seconds -> new Date(seconds).year);

    private static final long DAY = 86_400;

    private final LongUnaryOperator field;

    Calendar(LongUnaryOperator field) {
        this.field = field;
    }

    /** The name of the PromQL function that asks for it. */
    public String functionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field at a time, seconds since 1970. What no long can hold is the end of time, as it is for Go on amd64. */
    public double of(double seconds) {
        boolean countable = Math.abs(seconds) < 0x1p63;
        return field.applyAsLong(countable ? (long) seconds : Long.MAX_VALUE);
    }

    /** The field by name; null if there is none. */
    public static Calendar named(String function) {
        for (Calendar field : values()) {
            if (field.functionName().equals(function)) {
                return field;
            }
        }
        return null;
    }

    /**
     * A day of the proleptic Gregorian calendar.
     *
     * @see <a href="https://howardhinnant.github.io/date_algorithms.html">civil_from_days</a>
     */
    private static final class Date {
        final long year;
        final long month;
        final long day;

        Date(long seconds) {
            long days = Math.floorDiv(seconds, DAY) + 719_468;
            long era = Math.floorDiv(days, 146_097);
            long dayOfEra = days - era * 146_097;
            long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            long dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            long monthFromMarch = (5 * dayFromMarch + 2) / 153;
            day = dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1;
            month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        }

        private boolean leapYear() {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        }

        long daysInMonth() {
            return daysIn(month);
        }

        private long daysIn(long ofMonth) {
            if (ofMonth == 2) {
                return leapYear() ? 29 : 28;
            }
            return ofMonth == 4 || ofMonth == 6 || ofMonth == 9 || ofMonth == 11 ? 30 : 31;
        }

        long dayOfYear() {
            long before = 0;
            for (long earlier = 1; earlier < month; earlier++) {
                before += daysIn(earlier);
            }
            return before + day;
        }
    }
}
