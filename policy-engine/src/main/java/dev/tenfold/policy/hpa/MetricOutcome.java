package dev.tenfold.policy.hpa;

/** What became of one metric at one reconcile: a proposal, or the reason why there is none. */
public sealed interface MetricOutcome permits Proposal, MetricFailure {

    /** Whether there is no proposal. */
    boolean failed();
}
