package dev.tenfold.tune;

import dev.tenfold.trial.Trial;
import dev.tenfold.verdict.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of one policy in one derived scenario.
 *
 * @param file the given scenario
 * @param variation how the derived one differs from it
 * @param trial what it told
 * @param failures why it did not hold, a few words each; empty if it held
 */
public record Showing(String file, Variation variation, Trial trial, List<String> failures) {
    public Showing {
        failures = List.copyOf(failures);
    }

    /** Whether everything held. */
    public boolean held() {
        return failures.isEmpty();
    }

    static Showing of(Case derived, Trial trial, UsersLimits limits) {
        List<String> failures = new ArrayList<>();
        for (Finding finding : trial.failures()) {
            String where = finding.service().isEmpty() ? "" : finding.service() + ": ";
            failures.add(where + finding.name() + " " + finding.value() + " (limit " + finding.limit() + ")");
        }
        if (failures.isEmpty() && limits.excess(trial) > 0) {
            failures.addAll(limits.told(trial));
        }
        return new Showing(trial.file(), derived.variation(), trial, failures);
    }
}
