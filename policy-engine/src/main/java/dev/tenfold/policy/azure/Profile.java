package dev.tenfold.policy.azure;

import java.util.List;
import java.util.Objects;

/**
 * One profile of a setting: limits and rules for a time.
 *
 * @param name of the profile
 * @param capacity limits and default
 * @param rules in the order written; none keeps the number at the default capacity
 * @param times when it applies
 */
public record Profile(String name, Capacity capacity, List<AutoscaleRule> rules, ProfileTimes times) {

    public Profile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(times, "times");
        rules = List.copyOf(rules);
    }
}
