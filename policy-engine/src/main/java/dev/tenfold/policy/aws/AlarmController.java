package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudWatch alarms at work: metric alarms every minute, or every ten seconds where their period is shorter than a
 * minute, and the composite alarms over them each time.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html">Alarm
 *     evaluation</a>
 */
public final class AlarmController {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final List<AlarmWatch> alarms;
    private final List<CompositeWatch> composites;
    private final Map<String, AlarmWatch> byName = new HashMap<>();
    private final Map<String, CompositeWatch> compositesByName = new HashMap<>();
    private final long everyNanos;

    /** New alarms, with insufficient data. A composite alarm sees those before it in the list as they are by then. */
    public AlarmController(List<AlarmSpec> alarms, List<CompositeAlarmSpec> composites) {
        this.alarms = alarms.stream().map(AlarmWatch::new).toList();
        this.composites = composites.stream().map(CompositeWatch::new).toList();
        this.alarms.forEach(alarm -> byName.put(alarm.spec().name(), alarm));
        this.composites.forEach(alarm -> compositesByName.put(alarm.name(), alarm));
        this.everyNanos =
                this.alarms.stream().mapToLong(AlarmWatch::everyNanos).min().orElse(MINUTE);
    }

    /**
     * Evaluates the alarms that are due.
     *
     * @param nowNanos the moment, nanoseconds since the rehearsal's start; never before the last one
     * @return what changed, in the order of the alarms
     */
    public List<AlarmChange> evaluate(CloudWatchView view, long nowNanos) {
        List<AlarmChange> changes = new ArrayList<>();
        for (AlarmWatch alarm : alarms) {
            if (alarm.isDue(nowNanos) && alarm.evaluate(view, nowNanos)) {
                changes.add(alarm.change(nowNanos));
            }
        }
        for (CompositeWatch alarm : composites) {
            alarm.evaluate(this::state, nowNanos).ifPresent(changes::add);
        }
        return changes;
    }

    /** When alarms are due next. */
    public long nextNanos(long nowNanos) {
        return (nowNanos / everyNanos + 1) * everyNanos;
    }

    /** State of the alarm of that name; an alarm that is not known has insufficient data. */
    public AlarmState state(String name) {
        AlarmWatch alarm = byName.get(name);
        if (alarm != null) {
            return alarm.state();
        }
        return Optional.ofNullable(compositesByName.get(name))
                .map(CompositeWatch::state)
                .orElse(AlarmState.INSUFFICIENT_DATA);
    }

    /** The alarms that name a scaling policy in any of their actions, in order. */
    List<AlarmWatch> of(String policy) {
        return alarms.stream()
                .filter(alarm -> List.of(AlarmState.values()).stream()
                        .anyMatch(state -> alarm.spec().actions().invokes(policy, state)))
                .toList();
    }
}
