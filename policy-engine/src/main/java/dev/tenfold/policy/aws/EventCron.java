package dev.tenfold.policy.aws;

import dev.tenfold.policy.aws.CronField.Range;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cron expressions of EventBridge, in six fields: minute, hour, day of the month, month, day of the week (1 is
 * Sunday), year. One of the two days should be {@code ?}, though the guide's own example has none. Two are equal if
 * they are written alike.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html">Cron expressions</a>
 */
public final class EventCron implements EventSchedule {
    private static final Range WEEKDAY = new Range("the day of the week", 1, 7, CronRanges.WEEKDAYS, 1);
    private static final Pattern NEAR_WEEKDAY = Pattern.compile("([0-9]{1,2})W");
    private static final Pattern LAST_OF_WEEKDAY = Pattern.compile("([0-9A-Za-z]+)L");
    private static final Pattern NTH_OF_WEEKDAY = Pattern.compile("([0-9A-Za-z]+)#([1-5])");
    private static final Predicate<LocalDate> EVERY_DAY = date -> true;

    private final String text;
    private final CronTimes times;

    private EventCron(String text, CronTimes times) {
        this.text = text;
        this.times = times;
    }

    static EventCron parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != 6) {
            throw new IllegalArgumentException(
                    "cron(...) must have 6 fields (minutes hours day-of-month month day-of-week year), was " + text);
        }
        CronField month = CronField.parse(fields[3], CronRanges.MONTH);
        CronField year = CronField.parse(fields[5], CronRanges.YEAR);
        Predicate<LocalDate> inMonth = date -> year.allows(date.getYear()) && month.allows(date.getMonthValue());
        return new EventCron(
                text.strip(),
                new CronTimes(
                        CronField.parse(fields[0], CronRanges.MINUTE),
                        CronField.parse(fields[1], CronRanges.HOUR),
                        inMonth.and(dayOfMonth(fields[2])).and(dayOfWeek(fields[4]))));
    }

    private static Predicate<LocalDate> dayOfMonth(String text) {
        if (text.equals("?")) {
            return EVERY_DAY;
        }
        if (text.equals("L")) {
            return date -> date.getDayOfMonth() == date.lengthOfMonth();
        }
        if (text.equals("LW")) {
            return date -> date.equals(nearestWeekday(date, date.lengthOfMonth()));
        }
        Matcher near = NEAR_WEEKDAY.matcher(text);
        if (near.matches()) {
            CronField.parse(near.group(1), CronRanges.DAY);
            int day = Integer.parseInt(near.group(1));
            return date -> day <= date.lengthOfMonth() && date.equals(nearestWeekday(date, day));
        }
        CronField days = CronField.parse(text, CronRanges.DAY);
        return date -> days.allows(date.getDayOfMonth());
    }

    /** The day from Monday to Friday that is nearest to a day, in the same month. */
    private static LocalDate nearestWeekday(LocalDate month, int day) {
        LocalDate date = month.withDayOfMonth(day);
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return day == 1 ? date.plusDays(2) : date.minusDays(1);
        }
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return day == date.lengthOfMonth() ? date.minusDays(2) : date.plusDays(1);
        }
        return date;
    }

    private static Predicate<LocalDate> dayOfWeek(String text) {
        if (text.equals("?")) {
            return EVERY_DAY;
        }
        String asked = text.equals("L") ? "SAT" : text;
        Matcher nth = NTH_OF_WEEKDAY.matcher(asked);
        if (nth.matches()) {
            CronField weekday = CronField.parse(nth.group(1), WEEKDAY);
            int ordinal = Integer.parseInt(nth.group(2));
            return date -> isOn(weekday, date) && (date.getDayOfMonth() + 6) / 7 == ordinal;
        }
        Matcher last = LAST_OF_WEEKDAY.matcher(asked);
        if (last.matches()) {
            CronField weekday = CronField.parse(last.group(1), WEEKDAY);
            return date ->
                    isOn(weekday, date) && date.equals(date.with(TemporalAdjusters.lastInMonth(date.getDayOfWeek())));
        }
        CronField weekdays = CronField.parse(asked, WEEKDAY);
        return date -> isOn(weekdays, date);
    }

    private static boolean isOn(CronField weekdays, LocalDate date) {
        return weekdays.allows(CronRanges.sinceSunday(date.getDayOfWeek()) + 1);
    }

    @Override
    public Optional<Instant> after(Instant moment, Instant start, ZoneId zone) {
        return times.after(moment.isBefore(start) ? start.minusNanos(1) : moment, zone);
    }

    @Override
    public String text() {
        return "cron(" + text + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventCron that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
