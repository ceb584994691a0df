package dev.tenfold.policy.alert;

import java.util.List;

/**
 * What came of evaluating a group once.
 *
 * @param atMillis for when
 * @param changes the alerts that changed, in the order of the rules
 * @param failures the rules that failed, in order; all that they had written before stays as it is
 */
public record GroupEvaluation(long atMillis, List<AlertChange> changes, List<RuleFailure> failures) {
    public GroupEvaluation {
        changes = List.copyOf(changes);
        failures = List.copyOf(failures);
    }
}
