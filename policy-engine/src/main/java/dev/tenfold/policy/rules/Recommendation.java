package dev.tenfold.policy.rules;

import java.util.Objects;

/**
 * What another policy wants, before it is done: a fact, so that own rules can veto or cap it.
 *
 * @param policy name of the policy
 * @param kind what its platform calls it, such as {@code HorizontalPodAutoscaler}
 * @param service the service it scales
 * @param from replicas asked for before
 * @param to replicas it wants
 * @param why its reason
 */
public record Recommendation(String policy, String kind, String service, int from, int to, String why) {
    public Recommendation {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(why, "why");
    }

    /** By how many replicas it grows; negative if it shrinks. */
    public int change() {
        return to - from;
    }

    /** Whether it adds replicas. */
    public boolean isGrowth() {
        return to > from;
    }

    /** Whether it takes replicas away. */
    public boolean isShrinkage() {
        return to < from;
    }
}
