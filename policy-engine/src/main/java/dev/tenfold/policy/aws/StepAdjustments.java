package dev.tenfold.policy.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a step scaling policy as their author wrote them; {@link #problems} lists what PutScalingPolicy would
 * refuse.
 *
 * @param list in the order written
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html">Step and simple
 *     scaling policies, step adjustments</a>
 */
public record StepAdjustments(List<StepAdjustment> list) {

    public StepAdjustments {
        list = List.copyOf(list);
    }

    /**
     * The step that a metric is in; empty if none, and then nothing happens.
     *
     * @param metric the alarm's data point, aggregated as the policy's {@code MetricAggregationType} says
     * @param threshold of the alarm
     * @param side the side of the threshold that the alarm looks at, which matters exactly on it
     */
    public Optional<StepAdjustment> select(double metric, double threshold, ScaleDirection side) {
        double distance = metric - threshold;
        if (distance < 0) {
            return below(distance);
        }
        Optional<StepAdjustment> ofLowAlarm =
                distance == 0 && side == ScaleDirection.IN ? below(distance) : Optional.empty();
        return ofLowAlarm.or(() -> above(distance));
    }

    private Optional<StepAdjustment> above(double distance) {
        return list.stream().filter(step -> step.holdsAbove(distance)).findFirst();
    }

    private Optional<StepAdjustment> below(double distance) {
        return list.stream().filter(step -> step.holdsBelow(distance)).findFirst();
    }

    /** What is wrong, each with its rule; empty if nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (list.isEmpty()) {
            problems.add("StepAdjustments must have a step");
        }
        for (int i = 0; i < list.size(); i++) {
            StepAdjustment step = list.get(i);
            if (step.lower().isEmpty() && step.upper().isEmpty()) {
                problems.add("StepAdjustments[" + i + "] must have a lower or an upper bound");
            } else if (step.from() >= step.to()) {
                problems.add("StepAdjustments[" + i + "] must have a lower bound below its upper bound");
            }
        }
        ends(problems);
        neighbours(problems);
        return problems;
    }

    private void ends(List<String> problems) {
        long withoutLower = list.stream().filter(step -> step.lower().isEmpty()).count();
        long withoutUpper = list.stream().filter(step -> step.upper().isEmpty()).count();
        if (withoutLower > 1) {
            problems.add("only one step may be without a lower bound");
        }
        if (withoutUpper > 1) {
            problems.add("only one step may be without an upper bound");
        }
        if (withoutLower == 0 && list.stream().anyMatch(step -> step.from() < 0)) {
            problems.add("with a negative lower bound, a step must be without a lower bound");
        }
        if (withoutUpper == 0 && list.stream().anyMatch(step -> step.to() > 0)) {
            problems.add("with a positive upper bound, a step must be without an upper bound");
        }
    }

    private void neighbours(List<String> problems) {
        List<StepAdjustment> sorted = list.stream()
                .sorted(Comparator.comparingDouble(StepAdjustment::from).thenComparingDouble(StepAdjustment::to))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            double end = sorted.get(i - 1).to();
            double start = sorted.get(i).from();
            if (start < end) {
                problems.add("steps must not overlap");
            } else if (start > end) {
                problems.add("steps must not leave a gap");
            }
        }
    }
}
