package dev.tenfold.policy.resource;

import dev.tenfold.policy.Figure;
import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.MetricQuery;
import dev.tenfold.policy.aws.MissingTreatment;
import dev.tenfold.policy.aws.Scalable;
import dev.tenfold.policy.aws.ScaleDirection;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.SimpleScaling;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.aws.TrackedMetric;
import dev.tenfold.policy.resource.AwsGroup.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What works as written and probably not as meant: mistakes that real templates contain.
 *
 * @param group with what acts on it
 * @param scaled what was read of it
 */
record AwsWarnings(AwsGroup group, Scalable scaled) {
    private static final Duration TOO_LONG = Duration.ofHours(1);

    /** Metrics that do not fall as capacity grows. */
    private static final List<String> NOT_SHARED = List.of(
            "RequestCount",
            "TargetResponseTime",
            "Latency",
            "ApproximateNumberOfMessagesVisible",
            "ApproximateAgeOfOldestMessage");

    /** Adds them to the findings of the policies and alarms that they are about. */
    void add() {
        for (Member<ScalingPolicySpec> member : group.policies()) {
            if (member.spec().isPresent()) {
                ScalingPolicySpec policy = member.spec().get();
                if (policy instanceof StepScaling steps) {
                    uninvoked(member);
                    neverMatches(member, steps);
                    removesOnLoss(member, steps.steps().list().stream().anyMatch(step -> step.amount() < 0));
                } else if (policy instanceof SimpleScaling simple) {
                    uninvoked(member);
                    slow(member, simple);
                    removesOnLoss(member, simple.adjustment().amount() < 0);
                } else if (policy instanceof TargetTrackingPolicy tracking) {
                    notShared(member, tracking);
                }
            }
        }
        overlap();
        fixed();
    }

    private void uninvoked(Member<ScalingPolicySpec> member) {
        if (group.alarmsOf(member).findAny().isEmpty()) {
            member.findings()
                    .warn(
                            member.resource().place(),
                            "no alarm of " + (group.isScattered() ? "these files" : "this file") + " invokes "
                                    + member.resource().name("PolicyName") + ": without one it never acts");
        }
    }

    private void neverMatches(Member<ScalingPolicySpec> member, StepScaling policy) {
        List<AlarmSpec> alarms =
                group.alarmsOf(member).flatMap(alarm -> alarm.metric().stream()).toList();
        for (AlarmSpec alarm : alarms) {
            boolean low = alarm.operator().side() == ScaleDirection.IN;
            boolean reached = policy.steps().list().stream()
                    .anyMatch(step -> low
                            ? step.lower().orElse(Double.NEGATIVE_INFINITY) < 0
                            : step.upper().orElse(Double.POSITIVE_INFINITY) > 0);
            if (!reached) {
                String side = low ? "below" : "above";
                String remedy = low ? "an upper bound of 0 and no lower one" : "a lower bound of 0 and no upper one";
                Section section = member.section();
                String key = section.has("StepAdjustments") ? "StepAdjustments" : "StepScalingPolicyConfiguration";
                section.warn(
                        key,
                        policy.name() + " never acts: alarm " + alarm.name() + " fires " + side
                                + " its threshold, where no step matches: counted from it, a step needs "
                                + remedy);
            }
        }
    }

    private void removesOnLoss(Member<ScalingPolicySpec> member, boolean removes) {
        if (!removes) {
            return;
        }
        group.alarmsOf(member)
                .forEach(alarm -> alarm.metric()
                        .filter(spec -> spec.missingData().equals(Optional.of(MissingTreatment.BREACHING)))
                        .ifPresent(spec -> Section.of(alarm.resource(), alarm.findings())
                                .warn(
                                        "TreatMissingData",
                                        "alarm " + spec.name() + " takes missing data as breaching, so "
                                                + member.resource().name("PolicyName")
                                                + " scales in when the metric is lost")));
    }

    /** How long it takes from the minimum to the maximum, where every change is followed by a pause. */
    private void slow(Member<ScalingPolicySpec> member, SimpleScaling policy) {
        Adjustment adjustment = policy.adjustment();
        CapacityLimits limits = scaled.limits();
        boolean grows = adjustment.type() == AdjustmentType.CHANGE_IN_CAPACITY && adjustment.amount() > 0;
        if (!grows || limits.equals(CapacityLimits.NONE)) {
            return;
        }
        Duration cooldown = policy.cooldown()
                .orElseGet(() -> scaled instanceof GroupSpec instances ? instances.cooldownInForce() : Duration.ZERO);
        long changes = ((long) limits.max() - limits.min() + adjustment.amount() - 1) / adjustment.amount();
        Duration whole = cooldown.multipliedBy(changes);
        if (whole.compareTo(TOO_LONG) >= 0) {
            Section section = member.section();
            section.warn(
                    "Cooldown",
                    "from " + limits.min() + " to " + limits.max() + " instances takes "
                            + policy.name() + " at least " + Figure.span(whole.toNanos()) + ": " + adjustment.amount()
                            + " at a time, with a cooldown of " + Figure.span(cooldown.toNanos()) + " after each");
        }
    }

    private void notShared(Member<ScalingPolicySpec> member, TargetTrackingPolicy policy) {
        if (!(policy.metric() instanceof TrackedMetric.Customized own)
                || !(own.query() instanceof MetricQuery.Stat stat)
                || !NOT_SHARED.contains(stat.metric().name())) {
            return;
        }
        member.findings()
                .warn(
                        member.resource().place(),
                        policy.name() + " tracks " + stat.metric().name()
                                + ", which does not fall in proportion as capacity grows: it takes a metric per"
                                + " instance");
    }

    /** A low alarm that still fires where a high one does makes the group go up and down. */
    private void overlap() {
        List<AwsAlarm> alarms = group.alarms();
        for (AwsAlarm first : alarms) {
            for (AwsAlarm second : alarms) {
                if (first.metric().isPresent() && second.metric().isPresent()) {
                    overlap(first, first.metric().get(), second.metric().get());
                }
            }
        }
    }

    private static void overlap(AwsAlarm low, AlarmSpec lowSpec, AlarmSpec highSpec) {
        boolean opposite = lowSpec.operator().side() == ScaleDirection.IN
                && highSpec.operator().side() == ScaleDirection.OUT
                && lowSpec.query().label().equals(highSpec.query().label())
                && lowSpec.query().namespace().equals(highSpec.query().namespace());
        if (opposite && lowSpec.threshold() > highSpec.threshold()) {
            Section.of(low.resource(), low.findings())
                    .warn(
                            "Threshold",
                            "alarm " + lowSpec.name() + " fires below " + Figure.of(lowSpec.threshold())
                                    + " and alarm " + highSpec.name() + " above " + Figure.of(highSpec.threshold())
                                    + ": between them the one scales in while the other scales out");
        }
    }

    private void fixed() {
        boolean moves = !group.policies().isEmpty();
        if (moves && scaled.limits().min() == scaled.limits().max()) {
            Member<ScalingPolicySpec> first = group.policies().get(0);
            first.findings()
                    .warn(
                            first.resource().place(),
                            "minimum and maximum of " + scaled.id() + " are both "
                                    + scaled.limits().max() + ": no policy can change anything");
        }
    }
}
