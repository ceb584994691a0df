package dev.tenfold.tune;

import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.AlarmTiming;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.PredictiveScaling;
import dev.tenfold.policy.aws.Scalable;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepAdjustments;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Groups of AWS with one value changed. */
final class GroupChange {
    private GroupChange() {}

    static GroupScaling min(GroupScaling group, int min) {
        int max = Math.max(min, group.scaled().limits().max());
        return scaled(group, limited(group.scaled(), new CapacityLimits(min, max)));
    }

    static GroupScaling max(GroupScaling group, int max) {
        int min = Math.min(max, group.scaled().limits().min());
        return scaled(group, limited(group.scaled(), new CapacityLimits(min, max)));
    }

    private static Scalable limited(Scalable scaled, CapacityLimits limits) {
        if (scaled instanceof GroupSpec group) {
            OptionalInt desired = group.desired().isPresent()
                    ? OptionalInt.of(limits.clamp(group.desired().getAsInt()))
                    : OptionalInt.empty();
            return new GroupSpec(
                    group.id(),
                    limits,
                    desired,
                    group.defaultCooldown(),
                    group.defaultWarmUp(),
                    group.healthCheckGrace(),
                    group.metricsCollected(),
                    group.mixed(),
                    group.weights(),
                    group.warmPool(),
                    group.terminationPolicies());
        }
        ScalableTargetSpec target = (ScalableTargetSpec) scaled;
        return new ScalableTargetSpec(target.namespace(), target.id(), target.dimension(), limits);
    }

    static GroupScaling warmUp(GroupScaling group, Duration warmUp) {
        GroupSpec spec = (GroupSpec) group.scaled();
        return scaled(
                group,
                new GroupSpec(
                        spec.id(),
                        spec.limits(),
                        spec.desired(),
                        spec.defaultCooldown(),
                        Optional.of(warmUp),
                        spec.healthCheckGrace(),
                        spec.metricsCollected(),
                        spec.mixed(),
                        spec.weights(),
                        spec.warmPool(),
                        spec.terminationPolicies()));
    }

    private static GroupScaling scaled(GroupScaling group, Scalable scaled) {
        return new GroupScaling(scaled, group.policies(), group.alarms(), group.composites(), group.scheduled());
    }

    /** The group with one of its policies changed. */
    static GroupScaling policy(GroupScaling group, int index, UnaryOperator<ScalingPolicySpec> change) {
        List<ScalingPolicySpec> policies = new ArrayList<>(group.policies());
        policies.set(index, change.apply(policies.get(index)));
        return new GroupScaling(group.scaled(), policies, group.alarms(), group.composites(), group.scheduled());
    }

    /** The group with one of its alarms changed. */
    static GroupScaling alarm(GroupScaling group, int index, UnaryOperator<AlarmSpec> change) {
        List<AlarmSpec> alarms = new ArrayList<>(group.alarms());
        alarms.set(index, change.apply(alarms.get(index)));
        return new GroupScaling(group.scaled(), group.policies(), alarms, group.composites(), group.scheduled());
    }

    /** The group with more scheduled actions. */
    static GroupScaling scheduled(GroupScaling group, List<ScheduledActionSpec> more) {
        List<ScheduledActionSpec> scheduled = new ArrayList<>(group.scheduled());
        scheduled.addAll(more);
        return new GroupScaling(group.scaled(), group.policies(), group.alarms(), group.composites(), scheduled);
    }

    static TargetTrackingPolicy target(TargetTrackingPolicy policy, double target) {
        return new TargetTrackingPolicy(
                policy.name(),
                policy.metric(),
                target,
                policy.disableScaleIn(),
                policy.estimatedWarmUp(),
                policy.scaleInCooldown(),
                policy.scaleOutCooldown(),
                policy.enabled());
    }

    static TargetTrackingPolicy times(
            TargetTrackingPolicy policy, Optional<Duration> warmUp, Optional<Duration> in, Optional<Duration> out) {
        return new TargetTrackingPolicy(
                policy.name(),
                policy.metric(),
                policy.target(),
                policy.disableScaleIn(),
                warmUp.or(policy::estimatedWarmUp),
                in.or(policy::scaleInCooldown),
                out.or(policy::scaleOutCooldown),
                policy.enabled());
    }

    static StepScaling step(StepScaling policy, int index, int amount) {
        List<StepAdjustment> steps = new ArrayList<>(policy.steps().list());
        StepAdjustment old = steps.get(index);
        steps.set(index, new StepAdjustment(old.lower(), old.upper(), amount));
        return with(policy, new StepAdjustments(steps), policy.estimatedWarmUp(), policy.cooldown());
    }

    static StepScaling times(StepScaling policy, Optional<Duration> warmUp, Optional<Duration> cooldown) {
        return with(policy, policy.steps(), warmUp.or(policy::estimatedWarmUp), cooldown.or(policy::cooldown));
    }

    private static StepScaling with(
            StepScaling policy, StepAdjustments steps, Optional<Duration> warmUp, Optional<Duration> cooldown) {
        return new StepScaling(
                policy.name(),
                policy.adjustmentType(),
                policy.minMagnitude(),
                steps,
                policy.aggregation(),
                warmUp,
                cooldown,
                policy.enabled());
    }

    static PredictivePolicy mode(PredictivePolicy policy, PredictiveScaling.Mode mode) {
        PredictiveScaling old = policy.scaling();
        PredictiveScaling scaling =
                new PredictiveScaling(mode, old.breach(), old.maxCapacityBufferPercent(), old.schedulingBuffer());
        return new PredictivePolicy(policy.name(), policy.metrics(), scaling, policy.enabled());
    }

    static PredictivePolicy buffer(PredictivePolicy policy, Duration buffer) {
        PredictiveScaling old = policy.scaling();
        PredictiveScaling scaling =
                new PredictiveScaling(old.mode(), old.breach(), old.maxCapacityBufferPercent(), buffer);
        return new PredictivePolicy(policy.name(), policy.metrics(), scaling, policy.enabled());
    }

    static AlarmSpec threshold(AlarmSpec alarm, double threshold) {
        return with(alarm, alarm.timing(), threshold);
    }

    /** As many of as many periods as before, so far as there are that many. */
    static AlarmSpec periods(AlarmSpec alarm, int periods) {
        AlarmTiming timing = alarm.timing();
        OptionalInt datapoints = timing.datapointsToAlarm().isPresent()
                ? OptionalInt.of(Math.min(periods, timing.datapointsToAlarm().getAsInt()))
                : OptionalInt.empty();
        return with(alarm, new AlarmTiming(timing.period(), periods, datapoints), alarm.threshold());
    }

    private static AlarmSpec with(AlarmSpec alarm, AlarmTiming timing, double threshold) {
        return new AlarmSpec(
                alarm.name(),
                alarm.query(),
                timing,
                alarm.operator(),
                threshold,
                alarm.missingData(),
                alarm.lowSamples(),
                alarm.actions());
    }
}
