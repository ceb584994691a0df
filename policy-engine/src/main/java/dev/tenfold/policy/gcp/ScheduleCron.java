package dev.tenfold.policy.gcp;

import dev.tenfold.policy.aws.AutoScalingCron;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * When a scaling schedule begins: {@code schedule}, in the same five fields of crontab that Amazon reads.
 *
 * @param text as written
 * @param times that it stands for
 */
public record ScheduleCron(String text, AutoScalingCron times) {

    public ScheduleCron {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(times, "times");
    }

    /**
     * Reads an expression, such as {@code 30 6 * * 1-5}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ScheduleCron parse(String text) {
        if (text.strip().split("\\s+").length != 5) {
            throw new IllegalArgumentException(
                    "schedule must have 5 fields (minute hour day-of-month month day-of-week), was " + text);
        }
        return new ScheduleCron(text, AutoScalingCron.parse(text));
    }

    /** The first time after a moment. */
    public Optional<Instant> after(Instant moment, ZoneId zone) {
        return times.after(moment, zone);
    }
}
