package dev.tenfold.policy;

import java.util.Objects;

/**
 * Why a policy that might have acted did not.
 *
 * @param atNanos when, nanoseconds since the rehearsal's start
 * @param policy name of the policy
 * @param rule name of the rule that held it back
 * @param why the reason in one sentence, with the numbers
 */
public record Block(long atNanos, String policy, String rule, String why) {
    public Block {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(why, "why");
    }
}
