package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.List;

/** One round of asking every metric of a policy how many replicas it wants. */
final class MetricPoll {
    /** No metric was asked. */
    static final MetricPoll NONE = new MetricPoll(0);

    private final List<MetricOutcome> outcomes;
    private int failures;
    private int leading = -1;
    private int proposed;

    private MetricPoll(int metrics) {
        this.outcomes = new ArrayList<>(metrics);
    }

    static MetricPoll of(List<MetricSpec> metrics, Observation seen) {
        MetricPoll poll = new MetricPoll(metrics.size());
        for (int i = 0; i < metrics.size(); i++) {
            poll.take(i, metrics.get(i).evaluate(seen));
        }
        return poll;
    }

    private void take(int metric, MetricOutcome outcome) {
        outcomes.add(outcome);
        if (outcome.failed()) {
            failures++;
            return;
        }
        // A proposal of zero does not count as one: whatever comes next replaces it.
        int replicas = ((Proposal) outcome).replicas();
        if (proposed == 0 || replicas > proposed) {
            proposed = replicas;
            leading = metric;
        }
    }

    /** What each metric said, in the order of the policy. */
    List<MetricOutcome> outcomes() {
        return outcomes;
    }

    int failures() {
        return failures;
    }

    /** The first metric that failed; there must be one. */
    int firstFailure() {
        int first = 0;
        while (!outcomes.get(first).failed()) {
            first++;
        }
        return first;
    }

    /** The metric whose proposal was kept; -1 where there was none. */
    int leading() {
        return leading;
    }

    /** The largest number that was asked for. */
    int proposed() {
        return proposed;
    }
}
