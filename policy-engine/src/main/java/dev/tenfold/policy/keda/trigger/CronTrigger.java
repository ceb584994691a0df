package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Asks for replicas between two moments of the calendar.
 *
 * @param id see {@link TriggerId}
 * @param timezone name of the time zone; one that does not exist fails every poll
 * @param start cron expression of the beginnings
 * @param end cron expression of the ends
 * @param desiredReplicas replicas in between
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/cron_scaler.go">cron_scaler.go</a>
 */
public record CronTrigger(TriggerId id, String timezone, CronExpression start, CronExpression end, long desiredReplicas)
        implements Trigger {
    private static final String EVERY_MINUTE = "* * * * *";

    public CronTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(timezone, "timezone");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }

    static CronTrigger read(Parameters in) {
        String timezone = in.required("timezone");
        if (!timezone.isEmpty() && TimeZones.find(timezone).isEmpty()) {
            in.warn("timezone", "is no time zone of the IANA database, so that KEDA fails at every poll");
        }
        CronExpression start = expression(in, "start");
        CronExpression end = expression(in, "end");
        if (in.text("start").isPresent() && in.text("start").equals(in.text("end"))) {
            in.problem("end", "must differ from start", "");
        }
        long desired = in.requiredWhole("desiredReplicas");
        if (in.text("desiredReplicas").map(GoText::jsonWhole).equals(Optional.of(OptionalLong.of(0)))) {
            in.problem("desiredReplicas", "must not be 0", "");
        }
        return new CronTrigger(in.id(), timezone, start, end, desired);
    }

    /** The expression; where it is wrong, any: the trigger is refused then. */
    private static CronExpression expression(Parameters in, String name) {
        String text = in.required(name);
        try {
            return CronExpression.parse(text.isEmpty() ? EVERY_MINUTE : text);
        } catch (IllegalArgumentException none) {
            in.problem(name, none.getMessage(), "");
            return CronExpression.parse(EVERY_MINUTE);
        }
    }

    /**
     * Whether the trigger is active, and when that may change.
     *
     * @param active whether it is within its window
     * @param nextStart first beginning after now, if there is one
     * @param nextEnd first end after now, if there is one
     */
    public record Window(boolean active, Optional<Instant> nextStart, Optional<Instant> nextEnd) {}

    /**
     * The window as KEDA sees it at a moment: it is within one if the next end comes before the next beginning. An end
     * that also comes outside the window meant therefore keeps the trigger active until it comes again.
     *
     * @return empty if the time zone does not exist
     */
    public Optional<Window> window(Instant now) {
        return TimeZones.find(timezone).map(zone -> window(now, zone));
    }

    /** A beginning or end that never comes counts as one in the distant past, as in KEDA. */
    private Window window(Instant now, ZoneId zone) {
        Optional<Instant> nextStart = start.next(now, zone);
        Optional<Instant> nextEnd = end.next(now, zone);
        Instant from = nextStart.orElse(Instant.MIN);
        Instant to = nextEnd.orElse(Instant.MIN);
        boolean active =
                from.isBefore(to) ? now.isAfter(from) && now.isBefore(to) : now.isAfter(from) || now.isBefore(to);
        return new Window(active, nextStart, nextEnd);
    }

    @Override
    public String bareMetricName() {
        return MetricNames.normalised("cron-" + timezone + "-" + start.inName() + "-" + end.inName());
    }

    /** One: the metric is the number of replicas. */
    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(1);
    }

    @Override
    public double activationThreshold() {
        return 0;
    }

    @Override
    public List<Need> needs() {
        return List.of();
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        return window(now)
                .map(window -> Observation.of(window.active() ? desiredReplicas : 0, window.active()))
                .orElseGet(() -> Observation.failed("there is no time zone " + timezone));
    }
}
