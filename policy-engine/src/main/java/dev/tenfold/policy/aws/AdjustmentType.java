package dev.tenfold.policy.aws;

/**
 * What the number of a scaling adjustment means.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html">Step and simple
 *     scaling policies, scaling adjustment types</a>
 */
public enum AdjustmentType {
    /** So much is added; removed, if negative. */
    CHANGE_IN_CAPACITY("ChangeInCapacity"),
    /** The capacity becomes so much. */
    EXACT_CAPACITY("ExactCapacity"),
    /** So many percent of the capacity are added; removed, if negative. */
    PERCENT_CHANGE_IN_CAPACITY("PercentChangeInCapacity");

    private final String text;

    AdjustmentType(String text) {
        this.text = text;
    }

    /**
     * The type of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AdjustmentType of(String text) {
        for (AdjustmentType type : values()) {
            if (type.text.equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "AdjustmentType must be ChangeInCapacity, ExactCapacity or PercentChangeInCapacity, was " + text);
    }

    /** As AWS writes it. */
    public String text() {
        return text;
    }
}
