package dev.tenfold.policy.hpa;

/** Why a metric proposes nothing. */
public enum MetricFailure implements MetricOutcome {
    METRICS_API_ERROR("the metrics API did not answer"),
    NO_METRICS_RETURNED("the metrics API returned no sample"),
    NO_PODS("the selector picks no pods"),
    NO_METRICS_FOR_READY_PODS("no pod that is ready has a sample"),
    MISSING_REQUEST("a container has no request for the resource"),
    CONTAINER_NOT_FOUND("a pod has no container of that name"),
    NO_MATCHING_PODS("no sample is of a pod with a request"),
    NO_TARGET("it has no target that it can use"),
    UNKNOWN_TYPE("its type is not known");

    private final String words;

    MetricFailure(String words) {
        this.words = words;
    }

    @Override
    public boolean failed() {
        return true;
    }

    /** The reason as the end of a sentence. */
    public String words() {
        return words;
    }
}
