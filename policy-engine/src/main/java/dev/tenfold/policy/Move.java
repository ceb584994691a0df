package dev.tenfold.policy;

import java.util.List;
import java.util.Objects;

/**
 * A change of capacity that a policy made, with its reason.
 *
 * @param atNanos when, nanoseconds since the rehearsal's start
 * @param from capacity asked for before: replicas, instances or capacity units
 * @param to capacity asked for afterwards
 * @param policy name of the policy
 * @param rule name of the rule that decided
 * @param why the reason in one sentence, with the numbers
 * @param readings what the policy saw
 */
public record Move(long atNanos, int from, int to, String policy, String rule, String why, List<Reading> readings) {
    public Move {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(why, "why");
        readings = List.copyOf(readings);
    }

    /**
     * A metric as the policy saw it.
     *
     * @param metric its name, as the policy calls it
     * @param value as printed, with its unit
     * @param target what the policy compares it with, as printed
     * @param ageNanos how old it was, nanoseconds
     */
    public record Reading(String metric, String value, String target, long ageNanos) {
        public Reading {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(target, "target");
        }
    }
}
