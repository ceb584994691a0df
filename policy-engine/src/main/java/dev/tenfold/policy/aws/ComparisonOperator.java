package dev.tenfold.policy.aws;

/**
 * How an alarm compares a data point, which comes first, with its threshold. The operators of anomaly detection bands
 * are not among them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
public enum ComparisonOperator {
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqualToThreshold", "at or above"),
    GREATER_THAN("GreaterThanThreshold", "above"),
    LESS_THAN("LessThanThreshold", "below"),
    LESS_THAN_OR_EQUAL("LessThanOrEqualToThreshold", "at or below");

    private final String text;
    private final String words;

    ComparisonOperator(String text, String words) {
        this.text = text;
        this.words = words;
    }

    /**
     * The operator of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ComparisonOperator of(String text) {
        for (ComparisonOperator operator : values()) {
            if (operator.text.equals(text)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("ComparisonOperator must be GreaterThanOrEqualToThreshold,"
                + " GreaterThanThreshold, LessThanThreshold or LessThanOrEqualToThreshold, was " + text);
    }

    /** Whether a data point breaches the threshold. A value that is not a number breaches nothing. */
    public boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER_THAN_OR_EQUAL -> value >= threshold;
            case GREATER_THAN -> value > threshold;
            case LESS_THAN -> value < threshold;
            case LESS_THAN_OR_EQUAL -> value <= threshold;
        };
    }

    /** The side of the threshold that the alarm looks at: out for high values, in for low ones. */
    public ScaleDirection side() {
        return this == GREATER_THAN || this == GREATER_THAN_OR_EQUAL ? ScaleDirection.OUT : ScaleDirection.IN;
    }

    /** As AWS writes it. */
    public String text() {
        return text;
    }

    /** As a person says it, such as {@code above}. */
    public String words() {
        return words;
    }
}
