package dev.tenfold.policy.aws;

import dev.tenfold.policy.aws.CronField.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a scheduled action of an EC2 Auto Scaling group recurs: {@code Recurrence}, in the five fields of crontab:
 * minute, hour, day of the month, month, day of the week. The real service may start up to two minutes late. Two are
 * equal if they are written alike.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html">
 *     Scheduled scaling</a>
 */
public final class AutoScalingCron {
    private static final Range WEEKDAY = new Range("the day of the week", 0, 7, CronRanges.WEEKDAYS, 0);

    private final String text;
    private final CronTimes times;

    private AutoScalingCron(String text, CronTimes times) {
        this.text = text;
        this.times = times;
    }

    /**
     * Reads an expression, such as {@code 30 6 * * 1-5}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static AutoScalingCron parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "Recurrence must have 5 fields (minute hour day-of-month month day-of-week), was " + text);
        }
        CronField day = CronField.parse(fields[2], CronRanges.DAY);
        CronField month = CronField.parse(fields[3], CronRanges.MONTH);
        CronField weekday = CronField.parse(fields[4], WEEKDAY);
        return new AutoScalingCron(
                text.strip(),
                new CronTimes(
                        CronField.parse(fields[0], CronRanges.MINUTE),
                        CronField.parse(fields[1], CronRanges.HOUR),
                        date -> month.allows(date.getMonthValue()) && isDay(date, day, weekday)));
    }

    /** As crontab has it: if both days are restricted, either will do. */
    private static boolean isDay(LocalDate date, CronField day, CronField weekday) {
        int sinceSunday = CronRanges.sinceSunday(date.getDayOfWeek());
        boolean byDay = day.allows(date.getDayOfMonth());
        boolean byWeekday = weekday.allows(sinceSunday) || sinceSunday == 0 && weekday.allows(7);
        return day.isAny() || weekday.isAny() ? byDay && byWeekday : byDay || byWeekday;
    }

    /** The first time after a moment, in the action's {@code TimeZone}, which is UTC where none is written. */
    public Optional<Instant> after(Instant moment, ZoneId zone) {
        return times.after(moment, zone);
    }

    /** As written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AutoScalingCron that && text.equals(that.text);
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
