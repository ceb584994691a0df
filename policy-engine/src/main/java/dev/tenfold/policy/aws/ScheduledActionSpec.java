package dev.tenfold.policy.aws;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * One scheduled action as its author wrote it.
 *
 * @param name {@code ScheduledActionName}
 * @param times when it runs
 * @param action what it sets
 * @param zone {@code TimeZone}; UTC by default
 * @param start {@code StartTime}, if written: it does not run before
 * @param end {@code EndTime}, if written: it does not run after
 */
public record ScheduledActionSpec(
        String name, Times times, ScheduledAction action, ZoneId zone, Optional<Instant> start, Optional<Instant> end) {

    /** When an action runs. */
    public sealed interface Times {

        /** The first time after a moment. */
        Optional<Instant> after(Instant moment, Instant start, ZoneId zone);
    }

    /** Once, at the {@code StartTime}. */
    public record Once(Instant time) implements Times {
        public Once {
            Objects.requireNonNull(time, "time");
        }

        @Override
        public Optional<Instant> after(Instant moment, Instant start, ZoneId zone) {
            return Optional.of(time).filter(instant -> instant.isAfter(moment));
        }
    }

    /** {@code Recurrence} of a group's action. */
    public record Recurrence(AutoScalingCron cron) implements Times {
        public Recurrence {
            Objects.requireNonNull(cron, "cron");
        }

        @Override
        public Optional<Instant> after(Instant moment, Instant start, ZoneId zone) {
            return cron.after(moment.isBefore(start) ? start.minusNanos(1) : moment, zone);
        }
    }

    /** {@code Schedule} of a scalable target's action. */
    public record Schedule(EventSchedule schedule) implements Times {
        public Schedule {
            Objects.requireNonNull(schedule, "schedule");
        }

        @Override
        public Optional<Instant> after(Instant moment, Instant start, ZoneId zone) {
            return schedule.after(moment, start, zone);
        }
    }

    public ScheduledActionSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }

    /**
     * The first time after a moment; empty if it runs no more.
     *
     * @param made when the action was made, which a rate counts from where there is no {@code StartTime}
     */
    public Optional<Instant> after(Instant moment, Instant made) {
        return times.after(moment, start.orElse(made), zone)
                .filter(time -> end.map(last -> !time.isAfter(last)).orElse(true));
    }
}
