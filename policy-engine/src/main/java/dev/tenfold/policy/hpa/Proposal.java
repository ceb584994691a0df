package dev.tenfold.policy.hpa;

/**
 * How many replicas one metric asks for, and how it came to that.
 *
 * @param replicas the number asked for
 * @param reading what was read
 * @param course how the number follows from it
 */
public record Proposal(int replicas, Reading reading, Course course) implements MetricOutcome {

    @Override
    public boolean failed() {
        return false;
    }

    /** What a target is measured in. */
    public enum Measure {
        /** Percent of the pods' requests. */
        UTILIZATION,
        /** Per pod. */
        AVERAGE_VALUE,
        /** For the whole. */
        VALUE
    }

    /**
     * What was read of a metric.
     *
     * @param measure what the target is in
     * @param utilization percent of request; 0 unless the measure is utilisation
     * @param milli the value in thousandths of the metric's unit: per pod, or for the whole if the measure is value
     * @param target percent for utilisation, else in thousandths of the metric's unit
     * @param atNanos timestamp of the oldest sample that counted, nanoseconds since the rehearsal's start
     */
    public record Reading(Measure measure, int utilization, long milli, long target, long atNanos) {}

    /** The way from a reading to a number of replicas. */
    public enum Step {
        /** The ratio is within tolerance. */
        WITHIN_TOLERANCE,
        /** Ready pods times ratio. */
        IN_PROPORTION,
        /** Counting unready or missing pods brings the ratio within tolerance. */
        REFILLED_WITHIN_TOLERANCE,
        /** Counting unready or missing pods would turn the direction. */
        REFILLED_TURNED,
        /** Counting unready or missing pods, the number of pods that count would turn the direction. */
        REFILLED_CONTRARY,
        /** All pods that count, times the ratio with unready or missing pods counted. */
        REFILLED_IN_PROPORTION,
        /** Out of zero replicas the ratio itself is the number. */
        FROM_ZERO,
        /** The total divided by the target per replica. */
        SHARED_OUT
    }

    /**
     * How a number of replicas follows from a reading.
     *
     * @param step the way taken
     * @param ratio value to target
     * @param refilledRatio the same with unready and missing pods counted; equal to the ratio where none were
     * @param counted pods that the last ratio was multiplied with
     * @param unready pods whose sample is not believed
     * @param missing pods without a sample
     */
    public record Course(Step step, double ratio, double refilledRatio, int counted, int unready, int missing) {

        /** A course on which nothing was refilled. */
        static Course direct(Step step, double ratio, int counted) {
            return new Course(step, ratio, ratio, counted, 0, 0);
        }
    }
}
