package dev.tenfold.policy.keda.trigger;

import java.util.Optional;

/**
 * How the value of a trigger is compared with its threshold.
 *
 * @see <a href="https://keda.sh/docs/latest/reference/scaledobject-spec/#triggers">metricType</a>
 */
public enum MetricType {
    /** Percent of what the pods request; of cpu and memory only. */
    UTILIZATION("Utilization"),
    /** The metric divided by the replicas; what holds if nothing is written. */
    AVERAGE_VALUE("AverageValue"),
    /** The metric as it is. */
    VALUE("Value");

    private final String text;

    MetricType(String text) {
        this.text = text;
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** The type of that name. */
    public static Optional<MetricType> of(String text) {
        for (MetricType type : values()) {
            if (type.text.equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * The replicas that the autoscaler asks for, before tolerance, limits and behaviour.
     *
     * @param metric value of the trigger
     * @param threshold of the trigger; &gt; 0
     * @param replicas there are
     */
    public int desired(double metric, double threshold, int replicas) {
        double ratio = this == AVERAGE_VALUE ? metric / threshold : replicas * metric / threshold;
        return (int) Math.ceil(ratio);
    }
}
