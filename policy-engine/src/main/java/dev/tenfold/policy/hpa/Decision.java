package dev.tenfold.policy.hpa;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What came of one reconcile.
 *
 * @param atNanos when, nanoseconds since the rehearsal's start
 * @param current replicas asked for before
 * @param desired desired replicas of the status afterwards
 * @param action what was done to the scale
 * @param error whether the reconcile ended with an error, as the controller's own metrics label it
 * @param conditions of the status, in the controller's order
 * @param rule name of the rule that decided
 * @param trail the way the decision took
 */
public record Decision(
        long atNanos,
        int current,
        int desired,
        Action action,
        ErrorLabel error,
        List<Condition> conditions,
        String rule,
        Trail trail) {

    /** What was done to the scale. */
    public enum Action {
        NONE("none"),
        SCALE_UP("scale_up"),
        SCALE_DOWN("scale_down");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        /** As the controller's metrics label it. */
        public String label() {
            return label;
        }

        static Action between(int before, int after) {
            return after > before ? SCALE_UP : after < before ? SCALE_DOWN : NONE;
        }
    }

    /** How the controller's metrics label an error. */
    public enum ErrorLabel {
        NONE("none"),
        INTERNAL("internal"),
        SPEC("spec");

        private final String label;

        ErrorLabel(String label) {
            this.label = label;
        }

        /** As the controller's metrics label it. */
        public String label() {
            return label;
        }
    }

    /** Whether the scale was written. */
    public boolean rescaled() {
        return action != Action.NONE;
    }

    /** What the metrics alone call for, before any window or limit; 0 where none was asked. */
    public int proposed() {
        return trail.proposed();
    }

    /** Why, in one sentence with the numbers. It is put together when asked for. */
    public String why() {
        return new Sentence(trail).text();
    }

    /** What was read of each metric that gave a number, in the order of the policy. */
    public List<MetricReading> readings() {
        return trail.readings(atNanos);
    }

    /**
     * What the status says of each metric, in the order of the policy; null where one failed, empty where none was
     * read.
     */
    public List<MetricStatus> metricStatuses() {
        return trail.statuses();
    }

    /** How the controller's metrics count each metric, in the order of the policy; empty where none was read. */
    public List<MetricLabels> metricLabels() {
        return trail.labels();
    }

    /**
     * A metric as it was read.
     *
     * @param metric what was measured, such as {@code cpu utilization}
     * @param value with its unit
     * @param target with its unit
     * @param ageNanos how old the oldest sample was
     */
    public record MetricReading(String metric, String value, String target, long ageNanos) {}

    /**
     * A metric in the status.
     *
     * @param type of the metric
     * @param averageUtilization percent of request
     * @param averageValueMilli per pod, in thousandths
     * @param valueMilli for the whole, in thousandths
     */
    public record MetricStatus(
            String type, OptionalInt averageUtilization, OptionalLong averageValueMilli, OptionalLong valueMilli) {}

    /**
     * A metric in the controller's own metrics.
     *
     * @param type of the metric
     * @param action what the metric alone would have done
     * @param error whether it failed
     */
    public record MetricLabels(String type, Action action, ErrorLabel error) {}
}
