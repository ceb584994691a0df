package dev.tenfold.policy.aws;

import java.util.List;
import java.util.Objects;

/**
 * An alarm has changed its state.
 *
 * @param atNanos when, nanoseconds since the rehearsal's start
 * @param alarm its name
 * @param from the state until then
 * @param to the state since then
 * @param why the reason in one sentence, with the numbers
 * @param actions what it calls, as written; empty while they are suppressed
 */
public record AlarmChange(
        long atNanos, String alarm, AlarmState from, AlarmState to, String why, List<String> actions) {
    public AlarmChange {
        Objects.requireNonNull(alarm, "alarm");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(why, "why");
        actions = List.copyOf(actions);
    }
}
