package dev.tenfold.policy.resource;

import dev.tenfold.policy.PolicySpec;
import java.util.List;

/**
 * A policy that cannot run as it stands: values of it are open, or its platform would refuse it.
 *
 * @param reasons what is missing or wrong, a line each; at least one
 */
public record Incomplete(List<String> reasons) implements PolicySpec {
    public Incomplete {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("what is incomplete must have a reason");
        }
    }
}
