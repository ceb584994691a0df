package dev.tenfold.policy.patch;

import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.AlarmTiming;
import dev.tenfold.policy.aws.AutoScalingCron;
import dev.tenfold.policy.aws.EventSchedule;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.MetricQuery.Stat;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.ScheduledActionSpec.Recurrence;
import dev.tenfold.policy.aws.ScheduledActionSpec.Schedule;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepAdjustments;
import dev.tenfold.policy.aws.StepScaling;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Groups and targets that are slower or faster than others: other alarms, one step more, one action more. */
final class Retimed {
    private Retimed() {}

    static GroupScaling of(GroupScaling scaling) {
        List<ScalingPolicySpec> policies = new ArrayList<>();
        scaling.policies().forEach(policy -> policies.add(policy instanceof StepScaling steps ? steps(steps) : policy));
        List<ScheduledActionSpec> scheduled = new ArrayList<>();
        scaling.scheduled().forEach(action -> scheduled.add(action(action)));
        boolean application = !(scaling.scaled() instanceof GroupSpec);
        scheduled.add(new ScheduledActionSpec(
                "Evening",
                application
                        ? new Schedule(EventSchedule.parse("cron(0 20 ? * * *)"))
                        : new Recurrence(AutoScalingCron.parse("0 20 * * *")),
                new ScheduledAction(OptionalInt.of(2), OptionalInt.of(4), OptionalInt.empty()),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty()));
        return new GroupScaling(
                scaling.scaled(),
                policies,
                scaling.alarms().stream().map(Retimed::alarm).toList(),
                scaling.composites(),
                scheduled);
    }

    private static StepScaling steps(StepScaling policy) {
        StepAdjustment first = policy.steps().list().get(0);
        StepAdjustment second = policy.steps().list().get(1);
        double end = second.lower().orElseThrow() + 12.5;
        List<StepAdjustment> steps = List.of(
                new StepAdjustment(first.lower(), first.upper(), first.amount() + 1),
                new StepAdjustment(second.lower(), OptionalDouble.of(end), second.amount()),
                new StepAdjustment(OptionalDouble.of(end), OptionalDouble.empty(), 100));
        boolean ofGroup =
                policy.cooldown().isEmpty() && policy.estimatedWarmUp().isPresent();
        return new StepScaling(
                policy.name(),
                policy.adjustmentType(),
                policy.minMagnitude().isPresent() ? OptionalInt.empty() : OptionalInt.of(2),
                new StepAdjustments(steps),
                policy.aggregation(),
                ofGroup ? Optional.of(Duration.ofSeconds(77)) : policy.estimatedWarmUp(),
                policy.cooldown().map(time -> time.plusSeconds(1)),
                policy.enabled());
    }

    private static AlarmSpec alarm(AlarmSpec alarm) {
        boolean single = alarm.query() instanceof Stat;
        AlarmTiming timing = alarm.timing();
        return new AlarmSpec(
                alarm.name(),
                alarm.query(),
                new AlarmTiming(
                        single ? Duration.ofSeconds(120) : timing.period(),
                        timing.evaluationPeriods() + 1,
                        timing.datapointsToAlarm().isPresent() ? OptionalInt.empty() : OptionalInt.of(1)),
                alarm.operator(),
                alarm.threshold() + 0.25,
                alarm.missingData(),
                alarm.lowSamples(),
                alarm.actions());
    }

    private static ScheduledActionSpec action(ScheduledActionSpec action) {
        ScheduledAction sets = action.action();
        return new ScheduledActionSpec(
                action.name(),
                action.times(),
                new ScheduledAction(OptionalInt.of(sets.min().orElse(0) + 3), OptionalInt.of(60), sets.desired()),
                action.zone(),
                action.start(),
                action.end());
    }
}
