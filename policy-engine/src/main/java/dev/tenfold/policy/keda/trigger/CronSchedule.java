package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The moments that a cron expression of five fields names, in some time zone. The search goes the way of the library
 * that KEDA uses, step by step, since what happens where clocks change follows from the way: a time that the clocks
 * skip is passed over, one that comes twice counts twice.
 *
 * @see <a href="https://github.com/robfig/cron/blob/v3.0.1/spec.go">robfig/cron spec.go</a>
 */
final class CronSchedule {
    private static final int YEARS_AHEAD = 5;
    private static final int NOON = 12;
    private static final int HOURS_A_DAY = 24;
    private static final int DAYS_A_WEEK = 7;
    private static final Pattern ZONED = Pattern.compile("(?:CRON_)?TZ=(\\S+)\\s+(.*)");

    private final CronField minutes;
    private final CronField hours;
    private final CronField days;
    private final CronField months;
    private final CronField weekdays;
    private final Optional<ZoneId> ownZone;

    private CronSchedule(String[] fields, Optional<ZoneId> ownZone) {
        this.minutes = CronField.parse(fields[0], CronField.MINUTE);
        this.hours = CronField.parse(fields[1], CronField.HOUR);
        this.days = CronField.parse(fields[2], CronField.DAY);
        this.months = CronField.parse(fields[3], CronField.MONTH);
        this.weekdays = CronField.parse(fields[4], CronField.WEEKDAY);
        this.ownZone = ownZone;
    }

    /**
     * Reads an expression, such as {@code 0 8 * * Mon-Fri}; {@code TZ=Europe/Berlin} may go before it.
     *
     * @throws IllegalArgumentException if it is none, with the rule as its message
     */
    static CronSchedule parse(String text) {
        Matcher zoned = ZONED.matcher(text);
        Optional<ZoneId> zone = Optional.empty();
        if (zoned.matches()) {
            zone = Optional.of(TimeZones.find(zoned.group(1))
                    .orElseThrow(() ->
                            new IllegalArgumentException("must name a time zone that exists, not " + zoned.group(1))));
        }
        String[] fields = (zoned.matches() ? zoned.group(2) : text).strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "must have five fields (minute, hour, day, month, day of the week), not " + fields.length);
        }
        return new CronSchedule(fields, zone);
    }

    /** The first moment after another; empty if there is none in the next years, as for the 30th of February. */
    Optional<Instant> next(Instant moment, ZoneId zone) {
        return new Search(moment.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS), zoneOr(zone)).run();
    }

    /** The time zone that holds: its own, where it names one. */
    ZoneId zoneOr(ZoneId zone) {
        return ownZone.orElse(zone);
    }

    private boolean allowsDayOf(ZonedDateTime time) {
        boolean day = days.allows(time.getDayOfMonth());
        boolean weekday = weekdays.allows(time.getDayOfWeek().getValue() % DAYS_A_WEEK);
        return days.isAny() || weekdays.isAny() ? day && weekday : day || weekday;
    }

    /** A walk forward from field to field: whenever a larger field turns over, all are looked at again. */
    private final class Search {
        private final ZoneId zone;
        private ZonedDateTime time;
        private boolean moved;

        Search(Instant from, ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
            this.time = from.atZone(zone);
        }

        Optional<Instant> run() {
            int lastYear = time.getYear() + YEARS_AHEAD;
            while (time.getYear() <= lastYear) {
                if (reachMonth() && reachDay() && reachHour() && reachMinute() && reachFullMinute()) {
                    return Optional.of(time.toInstant());
                }
            }
            return Optional.empty();
        }

        private boolean reachMonth() {
            while (!months.allows(time.getMonthValue())) {
                if (begins()) {
                    time = local(time.toLocalDate().withDayOfMonth(1).atStartOfDay());
                }
                time = local(time.toLocalDateTime().plusMonths(1));
                if (time.getMonthValue() == 1) {
                    return false;
                }
            }
            return true;
        }

        /** A day may begin at another hour than 0 where clocks change at midnight. */
        private boolean reachDay() {
            while (!allowsDayOf(time)) {
                if (begins()) {
                    time = local(time.toLocalDate().atStartOfDay());
                }
                time = local(time.toLocalDateTime().plusDays(1));
                if (time.getHour() != 0) {
                    time = time.plusHours(time.getHour() > NOON ? HOURS_A_DAY - time.getHour() : -time.getHour());
                }
                if (time.getDayOfMonth() == 1) {
                    return false;
                }
            }
            return true;
        }

        private boolean reachHour() {
            while (!hours.allows(time.getHour())) {
                if (begins()) {
                    time = local(time.toLocalDateTime().truncatedTo(ChronoUnit.HOURS));
                }
                time = time.plusHours(1);
                if (time.getHour() == 0) {
                    return false;
                }
            }
            return true;
        }

        private boolean reachMinute() {
            while (!minutes.allows(time.getMinute())) {
                if (begins()) {
                    time = time.truncatedTo(ChronoUnit.MINUTES);
                }
                time = time.plusMinutes(1);
                if (time.getMinute() == 0) {
                    return false;
                }
            }
            return true;
        }

        /** There are no seconds in an expression: it means the full minute, which may be the next one. */
        private boolean reachFullMinute() {
            if (time.getSecond() == 0) {
                return true;
            }
            moved = true;
            time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            return false;
        }

        private boolean begins() {
            boolean first = !moved;
            moved = true;
            return first;
        }

        /** A time of the clock as Go takes it: where clocks skip it, the offset is that of one side or the other. */
        private ZonedDateTime local(LocalDateTime clock) {
            ZoneRules rules = zone.getRules();
            Instant unshifted = clock.toInstant(ZoneOffset.UTC);
            Instant guess = unshifted.minusSeconds(rules.getOffset(unshifted).getTotalSeconds());
            return unshifted
                    .minusSeconds(rules.getOffset(guess).getTotalSeconds())
                    .atZone(zone);
        }
    }
}
