package dev.tenfold.policy.aws;

import java.util.Objects;

/**
 * What came of evaluating an alarm once.
 *
 * @param state the alarm's new state
 * @param ground what decided it
 * @param breaching data points that breach, filled ones included
 * @param filled data points that were missing and had to be filled in
 * @param rule the rule that was applied
 */
public record Evaluation(AlarmState state, Ground ground, int breaching, int filled, AlarmRule rule) {

    public Evaluation {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(rule, "rule");
    }

    /** What an evaluation rests on. */
    public enum Ground {
        /** Enough real data points. */
        REAL_POINTS,
        /** Too few real data points, those missing were filled in. */
        FILLED_POINTS,
        /** Too few real data points, and those missing were left out. */
        FEW_POINTS,
        /** All real data points breach, and the oldest of them is old enough. */
        LASTING_BREACH,
        /** No data point, or too few for a percentile. */
        NO_POINTS
    }

    /** Whether the alarm is in state ALARM. */
    public boolean alarming() {
        return state == AlarmState.ALARM;
    }

    /** Why, in one sentence with the numbers. */
    public String why() {
        String count = breaching + " of " + rule.evaluationPeriods() + " data points breach, "
                + rule.datapointsToAlarm() + (rule.datapointsToAlarm() == 1 ? " is" : " are") + " needed";
        String treated = filled + " missing treated as " + rule.missingData().text();
        return switch (ground) {
            case REAL_POINTS -> count;
            case FILLED_POINTS, FEW_POINTS -> count + " (" + treated + ")";
            case LASTING_BREACH -> "every data point there is breaches, and has for long enough (" + treated + ")";
            case NO_POINTS -> "there is nothing to evaluate (" + treated + ")";
        };
    }
}
