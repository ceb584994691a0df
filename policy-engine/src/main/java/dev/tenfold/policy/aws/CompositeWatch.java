package dev.tenfold.policy.aws;

import dev.tenfold.policy.aws.CompositeAlarmSpec.Suppression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One composite alarm at work. */
final class CompositeWatch {
    private final CompositeAlarmSpec spec;
    private AlarmState state = AlarmState.INSUFFICIENT_DATA;
    private long sinceNanos;
    private long suppressorLeftNanos = -1;
    private boolean suppressorAlarmed;
    private boolean owing;

    CompositeWatch(CompositeAlarmSpec spec) {
        this.spec = spec;
    }

    AlarmState state() {
        return state;
    }

    String name() {
        return spec.name();
    }

    /** Evaluates the rule: the change of state, or the actions that were suppressed until now, if there is either. */
    Optional<AlarmChange> evaluate(Function<String, AlarmState> states, long nowNanos) {
        AlarmState before = state;
        state = spec.rule().state(states);
        if (state != before) {
            sinceNanos = nowNanos;
            suppressorLeftNanos = -1;
            suppressorAlarmed = false;
            owing = true;
        }
        boolean suppressed = spec.suppression()
                .map(suppression -> suppresses(suppression, states, nowNanos))
                .orElse(false);
        boolean acts = owing && !suppressed;
        owing &= !acts;
        if (state == before && !acts) {
            return Optional.empty();
        }
        List<String> actions = acts ? spec.actions().in(state) : List.of();
        return Optional.of(new AlarmChange(nowNanos, name(), before, state, why(suppressed), actions));
    }

    private String why(boolean suppressed) {
        String holds = state == AlarmState.ALARM ? "its rule holds" : "its rule does not hold";
        return suppressed ? holds + ", and its actions are suppressed" : holds;
    }

    private boolean suppresses(Suppression suppression, Function<String, AlarmState> states, long nowNanos) {
        AlarmState suppressor = states.apply(suppression.alarm());
        if (suppressor == AlarmState.ALARM) {
            suppressorAlarmed = true;
            suppressorLeftNanos = -1;
        } else if (suppressorAlarmed && suppressorLeftNanos < 0) {
            suppressorLeftNanos = nowNanos;
        }
        Duration left = suppressorLeftNanos < 0 ? null : Duration.ofNanos(nowNanos - suppressorLeftNanos);
        return state == AlarmState.ALARM
                && suppression.periods().suppresses(suppressor, Duration.ofNanos(nowNanos - sinceNanos), left);
    }
}
