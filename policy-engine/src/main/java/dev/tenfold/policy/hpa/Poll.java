package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.List;

/** What the metrics of a policy say at one reconcile: each is asked once, the largest number is kept. */
final class Poll {
    private List<MetricOutcome> outcomes = List.of();
    private int failures;
    private int leading = -1;
    private int proposed;

    void clear() {
        outcomes = List.of();
        failures = 0;
        leading = -1;
        proposed = 0;
    }

    void ask(List<MetricSpec> metrics, Observation seen) {
        outcomes = new ArrayList<>(metrics.size());
        for (int i = 0; i < metrics.size(); i++) {
            MetricOutcome outcome = metrics.get(i).evaluate(seen);
            outcomes.add(outcome);
            if (outcome.failed()) {
                failures++;
            } else {
                keepLargest(i, ((Proposal) outcome).replicas());
            }
        }
    }

    /** What came of each metric, in the order of the policy; empty where none was asked. */
    List<MetricOutcome> outcomes() {
        return outcomes;
    }

    int failures() {
        return failures;
    }

    /** Index of the first metric that failed; one must have. */
    int firstFailed() {
        int first = 0;
        while (!outcomes.get(first).failed()) {
            first++;
        }
        return first;
    }

    /** Index of the metric whose number was kept; -1 where none was. */
    int leading() {
        return leading;
    }

    /** The number kept. */
    int proposed() {
        return proposed;
    }

    private void keepLargest(int metric, int replicas) {
        // A proposal of zero does not count as one: whatever comes next replaces it.
        if (proposed == 0 || replicas > proposed) {
            proposed = replicas;
            leading = metric;
        }
    }
}
