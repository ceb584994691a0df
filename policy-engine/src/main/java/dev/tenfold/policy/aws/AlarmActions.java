package dev.tenfold.policy.aws;

import java.util.List;

/**
 * What an alarm does in each of its states: names of the policies of what it acts on, and ARNs of everything else, such
 * as policies of others.
 *
 * @param enabled {@code ActionsEnabled}; true by default
 * @param alarm {@code AlarmActions}
 * @param ok {@code OKActions}
 * @param insufficientData {@code InsufficientDataActions}
 */
public record AlarmActions(boolean enabled, List<String> alarm, List<String> ok, List<String> insufficientData) {

    /** No action at all. */
    public static final AlarmActions NONE = new AlarmActions(true, List.of(), List.of(), List.of());

    public AlarmActions {
        alarm = List.copyOf(alarm);
        ok = List.copyOf(ok);
        insufficientData = List.copyOf(insufficientData);
    }

    /** What is done in a state; nothing while the actions are disabled. */
    public List<String> in(AlarmState state) {
        if (!enabled) {
            return List.of();
        }
        return switch (state) {
            case ALARM -> alarm;
            case OK -> ok;
            case INSUFFICIENT_DATA -> insufficientData;
        };
    }

    /** Whether a scaling policy is invoked in a state. */
    public boolean invokes(String policy, AlarmState state) {
        return in(state).contains(policy);
    }
}
