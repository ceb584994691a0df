package dev.tenfold.policy.azure;

/**
 * How a rule compares the metric, which comes first, with its threshold.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings</a>
 */
public enum ComparisonOperation {
    EQUALS("Equals", "=="),
    NOT_EQUALS("NotEquals", "!="),
    GREATER_THAN("GreaterThan", ">"),
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqual", ">="),
    LESS_THAN("LessThan", "<"),
    LESS_THAN_OR_EQUAL("LessThanOrEqual", "<=");

    private final String text;
    private final String sign;

    ComparisonOperation(String text, String sign) {
        this.text = text;
        this.sign = sign;
    }

    /**
     * The operation of that name or sign.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ComparisonOperation of(String text) {
        for (ComparisonOperation operation : values()) {
            if (operation.text.equals(text) || operation.sign.equals(text)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("operator must be Equals, NotEquals, GreaterThan, GreaterThanOrEqual,"
                + " LessThan or LessThanOrEqual, was " + text);
    }

    /** Whether a value triggers the rule. A value that is not a number triggers nothing. */
    public boolean triggers(double value, double threshold) {
        return switch (this) {
            case EQUALS -> value == threshold;
            case NOT_EQUALS -> value < threshold || value > threshold;
            case GREATER_THAN -> value > threshold;
            case GREATER_THAN_OR_EQUAL -> value >= threshold;
            case LESS_THAN -> value < threshold;
            case LESS_THAN_OR_EQUAL -> value <= threshold;
        };
    }

    /** As a setting writes it. */
    public String text() {
        return text;
    }
}
