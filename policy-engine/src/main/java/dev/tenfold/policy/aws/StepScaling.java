package dev.tenfold.policy.aws;

import dev.tenfold.policy.Element;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code StepScaling}: the further the metric is from the alarm's threshold, the larger the adjustment.
 *
 * @param name of the policy
 * @param adjustmentType what the amounts mean
 * @param minMagnitude {@code MinAdjustmentMagnitude}, if written
 * @param steps the steps
 * @param aggregation {@code MetricAggregationType}: what is made of the alarm's data points; Average by default
 * @param estimatedWarmUp {@code EstimatedInstanceWarmup}, if written; groups only
 * @param cooldown {@code Cooldown}, if written; Application Auto Scaling only
 * @param enabled whether it acts
 */
public record StepScaling(
        String name,
        AdjustmentType adjustmentType,
        OptionalInt minMagnitude,
        StepAdjustments steps,
        Statistic.Simple aggregation,
        Optional<Duration> estimatedWarmUp,
        Optional<Duration> cooldown,
        boolean enabled)
        implements ScalingPolicySpec {

    public StepScaling {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(adjustmentType, "adjustmentType");
        Objects.requireNonNull(minMagnitude, "minMagnitude");
        Objects.requireNonNull(steps, "steps");
        Objects.requireNonNull(aggregation, "aggregation");
        Objects.requireNonNull(estimatedWarmUp, "estimatedWarmUp");
        Objects.requireNonNull(cooldown, "cooldown");
    }

    /** The adjustment of a step. */
    public Adjustment adjustment(StepAdjustment step) {
        return new Adjustment(adjustmentType, step.amount(), minMagnitude);
    }

    @Override
    public String type() {
        return "StepScaling";
    }

    @Override
    public List<Element> elements() {
        return steps.list().stream()
                .map(step -> adjustment(step).words())
                .distinct()
                .map(words -> Element.of(name + ": step " + words, "its step is " + words + " from"))
                .toList();
    }

    @Override
    public Ask ask(Occasion occasion) {
        // An alarm that missing data set off has no number: it is taken to be right on the threshold.
        AlarmSpec alarm = occasion.alarm();
        double seen = occasion.aggregated(aggregation);
        double metric = Double.isNaN(seen) ? alarm.threshold() : seen;
        Optional<StepAdjustment> step =
                steps.select(metric, alarm.threshold(), alarm.operator().side());
        if (step.isEmpty()) {
            return Ask.nothing(occasion.breach() + ", and no step covers that");
        }
        Adjustment adjustment = adjustment(step.get());
        int desired = occasion.desired();
        boolean in = adjustment.applyTo(desired) < desired;
        int start = in ? desired : occasion.outFrom();
        int wanted = adjustment.applyTo(start);
        String sum = occasion.breach() + ": its step is " + adjustment.words() + " from " + start;
        return new Ask(in ? wanted : Math.max(desired, wanted), sum);
    }

    @Override
    public Optional<Duration> scaleInCooldown() {
        return cooldown;
    }

    @Override
    public Optional<Duration> scaleOutCooldown() {
        return cooldown;
    }
}
