package dev.tenfold.policy.aws;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a scheduled action of Application Auto Scaling runs: {@code Schedule}.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html">
 *     Schedule recurring scaling actions using cron expressions</a>
 */
public sealed interface EventSchedule permits EventSchedule.At, EventSchedule.Rate, EventCron {

    /**
     * Reads a schedule, such as {@code cron(0 18 ? * MON-FRI *)}, {@code rate(1 hour)},
     * {@code at(2030-01-31T08:00:00)}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static EventSchedule parse(String text) {
        Matcher form = Pattern.compile("(cron|rate|at)\\((.*)\\)").matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("Schedule must be cron(...), rate(...) or at(...), was " + text);
        }
        return switch (form.group(1)) {
            case "cron" -> EventCron.parse(form.group(2));
            case "rate" -> Rate.parse(form.group(2));
            default -> At.parse(form.group(2));
        };
    }

    /**
     * The first time after a moment; empty if there is none.
     *
     * @param start when the action was made, or its {@code StartTime}
     * @param zone the action's {@code Timezone}, which is UTC where none is written
     */
    Optional<Instant> after(Instant moment, Instant start, ZoneId zone);

    /** As AWS writes it. */
    String text();

    /**
     * Once.
     *
     * @param time by the clocks of the action's zone
     */
    record At(LocalDateTime time) implements EventSchedule {
        public At {
            Objects.requireNonNull(time, "time");
        }

        private static At parse(String text) {
            try {
                return new At(LocalDateTime.parse(text.strip()));
            } catch (DateTimeException malformed) {
                throw new IllegalArgumentException("at(...) must be a time such as 2030-01-31T08:00:00, was " + text);
            }
        }

        @Override
        public String text() {
            return "at(" + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time) + ")";
        }

        @Override
        public Optional<Instant> after(Instant moment, Instant start, ZoneId zone) {
            return Optional.of(time.atZone(zone).toInstant()).filter(instant -> instant.isAfter(moment));
        }
    }

    /**
     * Again and again.
     *
     * @param interval from one time to the next; > 0
     */
    record Rate(Duration interval) implements EventSchedule {
        private static final long MINUTES_PER_DAY = 1440;
        private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,8}) (minute|hour|day)s?");

        public Rate {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("a rate must be > 0");
            }
        }

        private static Rate parse(String text) {
            Matcher rate = SHAPE.matcher(text.strip());
            if (!rate.matches()) {
                throw new IllegalArgumentException(
                        "rate(...) must be such as 5 minutes, 1 hour or 7 days, was " + text);
            }
            long count = Long.parseLong(rate.group(1));
            return new Rate(
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }

        @Override
        public String text() {
            long minutes = interval.toMinutes();
            String unit = minutes % MINUTES_PER_DAY == 0 ? "day" : minutes % 60 == 0 ? "hour" : "minute";
            long count = unit.equals("day") ? minutes / MINUTES_PER_DAY : unit.equals("hour") ? minutes / 60 : minutes;
            return "rate(" + count + " " + unit + (count == 1 ? ")" : "s)");
        }

        @Override
        public Optional<Instant> after(Instant moment, Instant start, ZoneId zone) {
            if (moment.isBefore(start)) {
                return Optional.of(start);
            }
            long passed = Duration.between(start, moment).dividedBy(interval);
            return Optional.of(start.plus(interval.multipliedBy(passed + 1)));
        }
    }
}
