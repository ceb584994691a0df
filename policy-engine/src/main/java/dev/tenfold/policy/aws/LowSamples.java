package dev.tenfold.policy.aws;

/**
 * {@code EvaluateLowSampleCountPercentile}: what an alarm on a percentile does while it has few samples.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html">
 *     Percentile-based alarms and low data samples</a>
 */
public enum LowSamples {
    /** It evaluates what there is. */
    EVALUATE("evaluate"),
    /** It keeps its state until there are enough. */
    IGNORE("ignore");

    /** So many samples must lie beyond the percentile for it to mean something. */
    private static final int SAMPLES_BEYOND = 10;
    /** What floating-point arithmetic adds to a number that is whole in decimals. */
    private static final double NOISE = 1e-6;

    private final String text;

    LowSamples(String text) {
        this.text = text;
    }

    /**
     * The behaviour of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LowSamples of(String text) {
        for (LowSamples behaviour : values()) {
            if (behaviour.text.equals(text)) {
                return behaviour;
            }
        }
        throw new IllegalArgumentException("EvaluateLowSampleCountPercentile must be evaluate or ignore, was " + text);
    }

    /** As AWS writes it. */
    public String text() {
        return text;
    }

    /**
     * The fewest samples that a percentile means something with: 10/(1-p) from the median on, 10/p below it.
     *
     * @param percentile 0..1; at either end no number of samples is enough
     */
    public static long significantFrom(double percentile) {
        double beyond = percentile >= 0.5 ? 1 - percentile : percentile;
        return (long) Math.ceil(SAMPLES_BEYOND / beyond - NOISE);
    }

    /** Whether the alarm keeps its state for want of samples. */
    public boolean holdsBack(double percentile, long samples) {
        return this == IGNORE && samples < significantFrom(percentile);
    }
}
