package dev.tenfold.policy.gcp;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code scalingSchedules}: for a while, the group has so many VMs at least.
 *
 * @param name of the schedule
 * @param minRequiredReplicas the fewest VMs meanwhile; >= 0
 * @param cron when it begins
 * @param zone {@code timeZone}; UTC by default
 * @param duration {@code durationSec}; at least 5 minutes
 * @param disabled whether it is switched off
 * @see <a href="https://cloud.google.com/compute/docs/autoscaler/scaling-schedules">Scaling based on schedules</a>
 */
public record ScalingSchedule(
        String name, int minRequiredReplicas, ScheduleCron cron, ZoneId zone, Duration duration, boolean disabled) {

    /** The shortest that a schedule may last. */
    public static final Duration SHORTEST = Duration.ofSeconds(300);

    public ScalingSchedule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cron, "cron");
        Objects.requireNonNull(zone, "zone");
        if (minRequiredReplicas < 0) {
            throw new IllegalArgumentException("minRequiredReplicas must be >= 0, was " + minRequiredReplicas);
        }
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("durationSec must be >= 300, was " + duration.toSeconds());
        }
    }

    /** Whether it is in force at a moment. */
    public boolean isActive(Instant moment) {
        Optional<Instant> begun = cron.after(moment.minus(duration), zone);
        return !disabled && begun.map(begin -> !begin.isAfter(moment)).orElse(false);
    }
}
