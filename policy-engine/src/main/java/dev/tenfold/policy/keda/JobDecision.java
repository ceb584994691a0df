package dev.tenfold.policy.keda;

import java.util.List;
import java.util.Objects;

/**
 * What came of one poll of a ScaledJob.
 *
 * @param atNanos when, nanoseconds since the rehearsal's start
 * @param running jobs that were not finished before
 * @param started jobs that were started
 * @param active whether a trigger was active
 * @param rule name of the rule that decided
 * @param why the reason in one sentence, with the numbers
 * @param failures of triggers, in words
 */
public record JobDecision(
        long atNanos, int running, int started, boolean active, String rule, String why, List<String> failures) {
    public JobDecision {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(why, "why");
        failures = List.copyOf(failures);
    }
}
