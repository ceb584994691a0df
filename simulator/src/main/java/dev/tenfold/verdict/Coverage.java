package dev.tenfold.verdict;

import java.util.List;

/**
 * Which parts of a policy a run put to use. A green run that triggered nothing proves nothing of them.
 *
 * @param file the policy's file
 * @param policy its name
 * @param target what it scales; empty for alerts
 * @param exercised parts that acted, such as {@code scaling up} or the name of an alarm
 * @param never parts that did not
 */
public record Coverage(String file, String policy, String target, List<String> exercised, List<String> never) {
    public Coverage {
        exercised = List.copyOf(exercised);
        never = List.copyOf(never);
    }

    /** Share of its parts that acted, 0..1; 1 if it has none. */
    public double ratio() {
        int all = exercised.size() + never.size();
        return all == 0 ? 1 : (double) exercised.size() / all;
    }
}
