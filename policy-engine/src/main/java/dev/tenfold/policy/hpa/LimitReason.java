package dev.tenfold.policy.hpa;

/** Why a desired number of replicas was limited, or that it was not; the names of the controller. */
public enum LimitReason {
    DESIRED_WITHIN_RANGE("DesiredWithinRange"),
    TOO_FEW_REPLICAS("TooFewReplicas"),
    TOO_MANY_REPLICAS("TooManyReplicas"),
    SCALE_UP_LIMIT("ScaleUpLimit"),
    SCALE_DOWN_LIMIT("ScaleDownLimit");

    private final String text;

    LimitReason(String text) {
        this.text = text;
    }

    /** As in the condition ScalingLimited. */
    public String text() {
        return text;
    }
}
