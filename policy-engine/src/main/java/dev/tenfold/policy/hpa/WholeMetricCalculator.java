package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Proposal.Course;
import dev.tenfold.policy.hpa.Proposal.Measure;
import dev.tenfold.policy.hpa.Proposal.Reading;
import dev.tenfold.policy.hpa.Proposal.Step;
import java.util.List;
import java.util.Optional;

/**
 * How many replicas a metric asks for that is not about single pods: Object and External.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go">
 *     replica_calculator.go</a>
 */
public final class WholeMetricCalculator {
    private final Tolerance tolerance;

    /** A calculator for one autoscaler. */
    public WholeMetricCalculator(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * What a target for the whole asks for of an object's metric.
     *
     * @param current replicas asked for at present
     * @param target in thousandths of the metric's unit
     * @param answer of the metrics API; empty where the call failed
     */
    public MetricOutcome objectValue(int current, long target, List<Pod> pods, Optional<Measurement> answer) {
        return answer.isEmpty()
                ? MetricFailure.METRICS_API_ERROR
                : value(
                        current,
                        target,
                        pods,
                        answer.get().milli(),
                        answer.get().atNanos());
    }

    /**
     * What a target per replica asks for of an object's metric.
     *
     * @param statusReplicas replicas there are
     * @param target in thousandths of the metric's unit
     * @param answer of the metrics API; empty where the call failed
     */
    public MetricOutcome objectAverageValue(int statusReplicas, long target, Optional<Measurement> answer) {
        if (answer.isEmpty()) {
            return MetricFailure.METRICS_API_ERROR;
        }
        long milli = answer.get().milli();
        long average = (long) Math.ceil((double) milli / statusReplicas);
        return averageValue(statusReplicas, target, milli, average, answer.get().atNanos());
    }

    /**
     * What a target for the whole asks for of an external metric, all series added up.
     *
     * @param current replicas asked for at present
     * @param target in thousandths of the metric's unit
     * @param answer of the metrics API; empty where the call failed
     */
    public MetricOutcome externalValue(int current, long target, List<Pod> pods, Optional<List<Measurement>> answer) {
        MetricFailure unanswered = failureOf(answer);
        return unanswered != null
                ? unanswered
                : value(current, target, pods, cappedSum(answer.get()), oldest(answer.get()));
    }

    /**
     * What a target per replica asks for of an external metric, all series added up.
     *
     * @param statusReplicas replicas there are
     * @param target in thousandths of the metric's unit
     * @param answer of the metrics API; empty where the call failed
     */
    public MetricOutcome externalAverageValue(int statusReplicas, long target, Optional<List<Measurement>> answer) {
        MetricFailure unanswered = failureOf(answer);
        if (unanswered != null) {
            return unanswered;
        }
        long milli = sumUnlessNegative(answer.get());
        // Compared as doubles: all that is within rounding of the largest int64 counts as an overflow.
        long average = (double) milli >= (double) Long.MAX_VALUE
                ? Long.MAX_VALUE
                : (long) Math.ceil((double) milli / statusReplicas);
        return averageValue(statusReplicas, target, milli, average, oldest(answer.get()));
    }

    private static MetricFailure failureOf(Optional<List<Measurement>> answer) {
        if (answer.isEmpty()) {
            return MetricFailure.METRICS_API_ERROR;
        }
        return answer.get().isEmpty() ? MetricFailure.NO_METRICS_RETURNED : null;
    }

    private MetricOutcome value(int current, long target, List<Pod> pods, long milli, long atNanos) {
        Reading reading = new Reading(Measure.VALUE, 0, milli, target, atNanos);
        double ratio = (double) milli / target;
        if (current == 0) {
            return new Proposal((int) Math.ceil(ratio), reading, Course.direct(Step.FROM_ZERO, ratio, 0));
        }
        if (tolerance.covers(ratio)) {
            return new Proposal(current, reading, Course.direct(Step.WITHIN_TOLERANCE, ratio, current));
        }
        if (pods.isEmpty()) {
            return MetricFailure.NO_PODS;
        }
        int ready = 0;
        for (int i = 0; i < pods.size(); i++) {
            ready += pods.get(i).isRunningAndReady() ? pods.get(i).count() : 0;
        }
        // The conversion to int saturates, which is the cap of the controller.
        return new Proposal((int) Math.ceil(ratio * ready), reading, Course.direct(Step.IN_PROPORTION, ratio, ready));
    }

    private MetricOutcome averageValue(int statusReplicas, long target, long milli, long average, long atNanos) {
        Reading reading = new Reading(Measure.AVERAGE_VALUE, 0, average, target, atNanos);
        double ratio = milli / ((double) target * statusReplicas);
        if (tolerance.covers(ratio)) {
            return new Proposal(statusReplicas, reading, Course.direct(Step.WITHIN_TOLERANCE, ratio, statusReplicas));
        }
        double share = (double) milli / target;
        return new Proposal((int) Math.ceil(share), reading, Course.direct(Step.SHARED_OUT, share, statusReplicas));
    }

    private static long cappedSum(List<Measurement> series) {
        long sum = 0;
        for (Measurement each : series) {
            if (each.milli() > 0 && sum > Long.MAX_VALUE - each.milli()) {
                return Long.MAX_VALUE;
            }
            sum += each.milli();
        }
        return sum;
    }

    /** The controller takes any negative sum for an overflow, even one that starts with a negative series. */
    private static long sumUnlessNegative(List<Measurement> series) {
        long sum = 0;
        for (Measurement each : series) {
            sum += each.milli();
            if (sum < 0) {
                return Long.MAX_VALUE;
            }
        }
        return sum;
    }

    private static long oldest(List<Measurement> series) {
        long oldest = Long.MAX_VALUE;
        for (Measurement each : series) {
            oldest = Math.min(oldest, each.atNanos());
        }
        return oldest;
    }
}
