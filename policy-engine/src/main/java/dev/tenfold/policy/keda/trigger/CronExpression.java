package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * A cron expression of five fields, as KEDA reads it. Two are equal if they are written alike.
 *
 * @see <a href="https://keda.sh/docs/latest/scalers/cron/">KEDA cron scaler</a>
 */
public final class CronExpression {
    private final String text;
    private final CronSchedule schedule;

    private CronExpression(String text, CronSchedule schedule) {
        this.text = text;
        this.schedule = schedule;
    }

    /**
     * Reads an expression, such as {@code 0 8 * * Mon-Fri}; {@code TZ=Europe/Berlin} may go before it.
     *
     * @throws IllegalArgumentException if it is none, with the rule as its message
     */
    public static CronExpression parse(String text) {
        return new CronExpression(text, CronSchedule.parse(text));
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** The first moment after another; empty if there is none within five years. */
    public Optional<Instant> next(Instant moment, ZoneId zone) {
        return schedule.next(moment, Objects.requireNonNull(zone, "zone"));
    }

    /** As it stands in the name of a metric. */
    String inName() {
        return text.replace(" ", "").replace("*", "x").replace("/", "Sl").replace("?", "Qm");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression that && text.equals(that.text);
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
