package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A cron expression of five fields, as KEDA reads it. Two are equal if they are written alike.
 *
 * @see <a href="https://keda.sh/docs/latest/scalers/cron/">KEDA cron scaler</a>
 */
public final class CronExpression {
    private final String text;
    private final CronSchedule schedule;

    /** Polls come much more often than the moments named. What is kept cannot change an answer, only its speed. */
    private Found found = new Found(ZoneOffset.UTC, Instant.MAX, Instant.MIN, false);

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
        ZoneId own = schedule.zoneOr(zone);
        Found last = found;
        if (last.holdsFor(moment, own)) {
            return Optional.of(last.next());
        }
        Optional<Instant> next = schedule.next(moment, own);
        next.ifPresent(known -> found = Found.of(own, moment, known));
        return next;
    }

    /**
     * What was found last: the moment after another, and after all between them unless clocks change there, since then
     * a search from later may find what one from earlier passed over.
     */
    private record Found(ZoneId zone, Instant asked, Instant next, boolean steady) {

        static Found of(ZoneId zone, Instant asked, Instant next) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(asked);
            return new Found(
                    zone, asked, next, change == null || change.getInstant().isAfter(next));
        }

        boolean holdsFor(Instant moment, ZoneId sameZone) {
            return steady && !moment.isBefore(asked) && moment.isBefore(next) && zone.equals(sameZone);
        }
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
