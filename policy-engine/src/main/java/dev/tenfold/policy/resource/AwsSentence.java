package dev.tenfold.policy.resource;

import dev.tenfold.policy.Figure;
import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.PredictiveScaling.Mode;
import dev.tenfold.policy.aws.Scalable;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.SimpleScaling;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTracking;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.aws.TrackedMetric;
import dev.tenfold.policy.aws.TrackingAlarm;
import dev.tenfold.policy.resource.AwsGroup.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a group does, in one sentence.
 *
 * @param group with what acts on it
 * @param scaled as the file describes it, if it does
 * @param known what was read of it; empty if that is not complete
 */
record AwsSentence(AwsGroup group, Optional<Resource> scaled, Optional<? extends Scalable> known) {

    String text() {
        List<String> parts = new ArrayList<>();
        group.policies().forEach(policy -> parts.add(policy(policy)));
        group.schedules().forEach(action -> parts.add(schedule(action)));
        String does = parts.isEmpty() ? "nothing in this file scales it" : String.join("; ", parts);
        return subject() + ": " + does;
    }

    private String subject() {
        if (known.isEmpty()) {
            return (scaled.map(Resource::listed).orElse("a group") + ", whose size is not settled").strip();
        }
        Scalable group = known.get();
        CapacityLimits limits = group.limits();
        if (group instanceof GroupSpec instances) {
            String name = group.id().isEmpty() ? "a group that is not named" : "Auto Scaling group " + group.id();
            return limits.equals(CapacityLimits.NONE)
                    ? name
                    : name + ", " + range(limits, "instance") + ", starts with " + instances.initialCapacity();
        }
        ScalableTargetSpec target = (ScalableTargetSpec) group;
        String name = target.namespace() + " target " + (target.id().isEmpty() ? "that is not named" : target.id());
        return limits.equals(CapacityLimits.NONE) ? name : name + ", " + range(limits, unit(target.namespace()));
    }

    private static String unit(String namespace) {
        return namespace.equals("ecs") ? "task" : "unit";
    }

    private static String range(CapacityLimits limits, String thing) {
        return limits.min() == limits.max()
                ? "always " + Figure.counted(limits.max(), thing)
                : limits.min() + " to " + Figure.counted(limits.max(), thing);
    }

    private String policy(Member<ScalingPolicySpec> member) {
        if (member.spec().isEmpty()) {
            return "policy " + member.resource().name("PolicyName") + " is not settled";
        }
        ScalingPolicySpec policy = member.spec().get();
        String off = policy.enabled() ? "" : " (disabled)";
        if (policy instanceof TargetTrackingPolicy tracking) {
            return tracking(tracking) + off;
        } else if (policy instanceof StepScaling steps) {
            return steps(steps, member) + off;
        } else if (policy instanceof SimpleScaling simple) {
            return "simple scaling " + simple.name() + " " + change(simple.adjustment()) + when(member)
                    + simple.cooldown()
                            .map(pause -> ", then waits " + Figure.span(pause.toNanos()))
                            .orElse("")
                    + off;
        }
        return predictive((PredictivePolicy) policy) + off;
    }

    private String tracking(TargetTrackingPolicy policy) {
        String metric = policy.metric() instanceof TrackedMetric.Predefined predefined
                ? predefined.type()
                : ((TrackedMetric.Customized) policy.metric()).query().label();
        String unit = metric.contains("Utilization") ? " %" : "";
        String start =
                "target tracking " + policy.name() + " keeps " + metric + " at " + Figure.of(policy.target()) + unit;
        if (known.isEmpty()) {
            return start;
        }
        TargetTracking tracking = policy.tracking(known.get().profile());
        String high = alarm("above", tracking.high(), policy, unit);
        String low = tracking.low()
                .map(alarm -> " and " + alarm("below", alarm, policy, unit))
                .orElse(", and never scales in");
        return start + ", with alarms " + high + low;
    }

    private static String alarm(String side, TrackingAlarm alarm, TargetTrackingPolicy policy, String unit) {
        long nanos =
                policy.metric().period().multipliedBy(alarm.evaluationPeriods()).toNanos();
        return side + " " + Figure.of(alarm.threshold()) + unit + " for " + Figure.span(nanos);
    }

    private String steps(StepScaling policy, Member<ScalingPolicySpec> member) {
        Optional<Double> threshold = group.alarmsOf(member)
                .flatMap(alarm -> alarm.metric().stream())
                .map(AlarmSpec::threshold)
                .findFirst();
        String steps = policy.steps().list().stream()
                .map(step -> change(policy.adjustment(step)) + interval(step, threshold))
                .collect(Collectors.joining(", "));
        return "step scaling " + policy.name() + " " + steps + when(member);
    }

    private static String interval(StepAdjustment step, Optional<Double> threshold) {
        String of = threshold.isPresent() ? "" : " the threshold";
        double base = threshold.orElse(0.0);
        boolean lower = step.lower().isPresent();
        boolean upper = step.upper().isPresent();
        String from = lower ? Figure.of(base + step.lower().getAsDouble()) : "";
        String to = upper ? Figure.of(base + step.upper().getAsDouble()) : "";
        String plus = threshold.isPresent() ? "" : " from";
        if (lower && upper) {
            return " at " + from + " to " + to + plus + of;
        }
        return lower ? " from " + from + " up" + plus + of : " up to " + to + plus + of;
    }

    private static String change(Adjustment adjustment) {
        int amount = adjustment.amount();
        boolean percent = adjustment.type() == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY;
        String size = Math.abs((long) amount) + (percent ? " %" : "");
        String least = percent && adjustment.minMagnitude().isPresent()
                ? " (" + adjustment.minMagnitude().getAsInt() + " at least)"
                : "";
        if (adjustment.type() == AdjustmentType.EXACT_CAPACITY) {
            return "goes to " + amount;
        }
        return amount == 0 ? "does nothing" : (amount > 0 ? "adds " : "removes ") + size + least;
    }

    private String when(Member<ScalingPolicySpec> member) {
        List<String> alarms = group.alarmsOf(member)
                .map(alarm -> alarm.name()
                        + alarm.metric()
                                .map(known -> " sees " + AwsAlarm.condition(known))
                                .orElse(" says so"))
                .toList();
        return alarms.isEmpty() ? "" : " when alarm " + String.join(" or alarm ", alarms);
    }

    private static String predictive(PredictivePolicy policy) {
        String metrics = policy.metrics().stream()
                .map(pair -> pair.load() + " at " + Figure.of(pair.target()) + " each")
                .collect(Collectors.joining(", "));
        boolean acts = policy.scaling().mode() == Mode.FORECAST_AND_SCALE;
        return "predictive scaling " + policy.name() + " forecasts " + metrics
                + (acts
                        ? " and scales out "
                                + Figure.span(
                                        policy.scaling().schedulingBuffer().toNanos()) + " ahead of the hour"
                        : " and does nothing about it");
    }

    private static String schedule(Member<ScheduledActionSpec> member) {
        Optional<ScheduledActionSpec> spec = member.spec();
        if (spec.isEmpty()) {
            return "scheduled action " + member.resource().name("ScheduledActionName") + " is not settled";
        }
        ScheduledAction action = spec.get().action();
        List<String> sets = new ArrayList<>();
        set(sets, "minimum", action.min());
        set(sets, "maximum", action.max());
        set(sets, "desired capacity", action.desired());
        String at = member.resource()
                .text("Recurrence")
                .or(() -> member.resource().text("Schedule"))
                .or(() -> member.resource().text("StartTime"))
                .orElse("");
        return "scheduled action " + spec.get().name() + " sets " + String.join(", ", sets) + " at `" + at + "` "
                + spec.get().zone().getId().replaceFirst("^Z$", "UTC");
    }

    private static void set(List<String> sets, String what, OptionalInt value) {
        if (value.isPresent()) {
            sets.add(what + " " + value.getAsInt());
        }
    }
}
