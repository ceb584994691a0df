package dev.tenfold.policy.aws;

/** One period of a metric as an alarm sees it. */
public enum Datapoint {
    BREACHING,
    GOOD,
    MISSING
}
