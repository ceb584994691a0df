package dev.tenfold.policy.emit;

import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.AlarmActions;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.AlarmTiming;
import dev.tenfold.policy.aws.AutoScalingCron;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.CloudWatchMetric;
import dev.tenfold.policy.aws.ComparisonOperator;
import dev.tenfold.policy.aws.EventSchedule;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.LowSamples;
import dev.tenfold.policy.aws.MetricQuery;
import dev.tenfold.policy.aws.MetricQuery.Stat;
import dev.tenfold.policy.aws.MetricQuery.Term;
import dev.tenfold.policy.aws.MissingTreatment;
import dev.tenfold.policy.aws.MixedInstances;
import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.PredictiveScaling;
import dev.tenfold.policy.aws.PredictiveScaling.MaxCapacityBreach;
import dev.tenfold.policy.aws.PredictiveScaling.Mode;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.ScheduledActionSpec.Once;
import dev.tenfold.policy.aws.ScheduledActionSpec.Recurrence;
import dev.tenfold.policy.aws.ScheduledActionSpec.Schedule;
import dev.tenfold.policy.aws.ScheduledActionSpec.Times;
import dev.tenfold.policy.aws.SimpleScaling;
import dev.tenfold.policy.aws.Statistic;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepAdjustments;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.aws.TrackedMetric;
import dev.tenfold.policy.aws.TrackedMetric.Customized;
import dev.tenfold.policy.aws.TrackedMetric.Predefined;
import dev.tenfold.policy.aws.WarmPool;
import dev.tenfold.policy.aws.WarmPoolSpec;
import dev.tenfold.policy.aws.WarmPoolSpec.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Groups and scalable targets of AWS that somebody might write, drawn by a seed. */
public final class RandomScaling {
    private final Random random;

    public RandomScaling(long seed) {
        this.random = new Random(seed);
    }

    /** A group with policies of all types. */
    public GroupScaling group() {
        CapacityLimits limits = limits();
        TreeMap<String, Integer> weights = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            weights.put("m7g.large", 2);
            weights.put("m7g.xlarge", 4);
        }
        GroupSpec group = new GroupSpec(
                "web-" + random.nextInt(10),
                limits,
                number(limits.min()),
                maybe(() -> seconds(600)),
                maybe(() -> seconds(600)),
                maybe(() -> seconds(600)),
                random.nextBoolean(),
                maybe(() -> new MixedInstances(random.nextInt(5), random.nextInt(101))),
                weights,
                maybe(() -> new WarmPoolSpec(
                        new WarmPool(number(limits.max()), random.nextInt(3)),
                        State.values()[random.nextInt(3)],
                        random.nextBoolean())),
                random.nextBoolean() ? List.of() : List.of("OldestInstance"));
        List<ScalingPolicySpec> policies = new ArrayList<>();
        List<AlarmSpec> alarms = new ArrayList<>();
        if (random.nextBoolean()) {
            policies.add(tracking("Track", false));
        }
        if (random.nextBoolean()) {
            policies.add(steps("Steps", false));
            alarms.add(alarm("web high " + random.nextInt(9), "Steps"));
        }
        if (random.nextBoolean()) {
            policies.add(new SimpleScaling(
                    "Simple",
                    new Adjustment(AdjustmentType.CHANGE_IN_CAPACITY, random.nextInt(1, 5), OptionalInt.empty()),
                    maybe(() -> seconds(600)),
                    true));
            alarms.add(alarm("simple-high", "Simple"));
        }
        if (random.nextBoolean()) {
            policies.add(new PredictivePolicy(
                    "Ahead",
                    List.of(new PredictivePolicy.Pair(
                            random.nextInt(1, 90), "ASGCPUUtilization, total", "ASGCPUUtilization, average")),
                    new PredictiveScaling(
                            Mode.values()[random.nextInt(2)],
                            MaxCapacityBreach.values()[random.nextInt(2)],
                            random.nextInt(101),
                            seconds(3599)),
                    true));
        }
        return new GroupScaling(group, policies, alarms, List.of(), scheduled(false));
    }

    /** A scalable target of ECS. */
    public GroupScaling target() {
        List<ScalingPolicySpec> policies = new ArrayList<>();
        List<AlarmSpec> alarms = new ArrayList<>();
        policies.add(tracking("cpu-target", true));
        if (random.nextBoolean()) {
            policies.add(steps("steps up", true));
            alarms.add(alarm("queue/high", "steps up"));
        }
        return new GroupScaling(
                new ScalableTargetSpec("ecs", "service/shop/web", "ecs:service:DesiredCount", limits()),
                policies,
                alarms,
                List.of(),
                scheduled(true));
    }

    private CapacityLimits limits() {
        int least = random.nextInt(5);
        return new CapacityLimits(least, least + random.nextInt(1, 40));
    }

    private TargetTrackingPolicy tracking(String name, boolean application) {
        return new TargetTrackingPolicy(
                name,
                tracked(application),
                random.nextInt(1, 1000) / (double) random.nextInt(1, 8),
                random.nextBoolean(),
                application ? Optional.empty() : maybe(() -> seconds(600)),
                application ? maybe(() -> seconds(600)) : Optional.empty(),
                application ? maybe(() -> seconds(600)) : Optional.empty(),
                true);
    }

    private TrackedMetric tracked(boolean application) {
        if (random.nextBoolean()) {
            String cpu = application ? "ECSServiceAverageCPUUtilization" : "ASGAverageCPUUtilization";
            return new Predefined(cpu, Optional.empty());
        }
        return random.nextBoolean()
                ? new Predefined("ALBRequestCountPerTarget", Optional.of("app/web/1/targetgroup/web/2"))
                : new Customized(query(), maybe(() -> Duration.ofSeconds(20)));
    }

    private MetricQuery query() {
        CloudWatchMetric metric = new CloudWatchMetric(
                "Shop/${Orders}",
                "Backlog",
                new TreeMap<>(random.nextBoolean() ? Map.of("Queue", "orders", "Stage", "true") : Map.of()),
                maybe(() -> "Count"));
        if (random.nextBoolean()) {
            return new Stat(metric, Statistic.Simple.values()[random.nextInt(5)]);
        }
        return new MetricQuery.Expression(List.of(
                new Term(
                        "m1",
                        maybe(() -> "the backlog"),
                        Optional.empty(),
                        Optional.of(new Stat(metric, Statistic.Simple.SUM)),
                        Optional.of(Duration.ofSeconds(60)),
                        false),
                new Term("e1", Optional.empty(), Optional.of("m1 / 60"), Optional.empty(), Optional.empty(), true)));
    }

    private StepScaling steps(String name, boolean application) {
        double first = random.nextInt(1, 30);
        return new StepScaling(
                name,
                AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
                number(3),
                new StepAdjustments(List.of(
                        new StepAdjustment(OptionalDouble.of(0), OptionalDouble.of(first), random.nextInt(1, 30)),
                        new StepAdjustment(OptionalDouble.of(first), OptionalDouble.empty(), random.nextInt(30, 90)))),
                Statistic.Simple.values()[random.nextInt(2, 5)],
                application ? Optional.empty() : maybe(() -> seconds(600)),
                application ? maybe(() -> seconds(600)) : Optional.empty(),
                true);
    }

    private AlarmSpec alarm(String name, String policy) {
        MetricQuery query = query();
        boolean percentile = query instanceof Stat && random.nextBoolean();
        if (percentile) {
            query = new Stat(((Stat) query).metric(), Statistic.parse(random.nextBoolean() ? "p99.9" : "TM(10%:90%)"));
        }
        int periods = random.nextInt(1, 6);
        return new AlarmSpec(
                name,
                query,
                new AlarmTiming(Duration.ofSeconds(60), periods, number(periods)),
                ComparisonOperator.values()[random.nextInt(4)],
                random.nextInt(-100, 100) / 8.0,
                maybe(() -> MissingTreatment.values()[random.nextInt(4)]),
                percentile ? maybe(() -> LowSamples.IGNORE) : Optional.empty(),
                new AlarmActions(
                        random.nextInt(5) > 0,
                        List.of(policy),
                        random.nextBoolean() ? List.of() : List.of("arn:aws:sns:us-east-1:123456789012:told"),
                        List.of()));
    }

    private List<ScheduledActionSpec> scheduled(boolean application) {
        List<ScheduledActionSpec> actions = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Instant start = Instant.parse("2030-01-31T08:00:00Z").plusSeconds(random.nextInt(100000));
            boolean once = !application && random.nextBoolean();
            Times times = once
                    ? new Once(start)
                    : application
                            ? new Schedule(EventSchedule.parse(
                                    List.of("cron(0 18 ? * MON-FRI *)", "rate(90 minutes)", "at(2030-01-31T08:00:00)")
                                            .get(random.nextInt(3))))
                            : new Recurrence(AutoScalingCron.parse("30 6 * * 1-5"));
            actions.add(new ScheduledActionSpec(
                    "Morning" + i,
                    times,
                    new ScheduledAction(
                            OptionalInt.of(random.nextInt(1, 9)),
                            random.nextBoolean() ? OptionalInt.of(50) : OptionalInt.empty(),
                            application ? OptionalInt.empty() : number(9)),
                    random.nextBoolean() ? ZoneOffset.UTC : ZoneId.of("Europe/Berlin"),
                    once ? Optional.of(start) : maybe(() -> start),
                    maybe(() -> start.plusSeconds(86400))));
        }
        return actions;
    }

    private Duration seconds(int most) {
        return Duration.ofSeconds(random.nextInt(most));
    }

    private OptionalInt number(int most) {
        return random.nextBoolean() ? OptionalInt.of(Math.max(1, most)) : OptionalInt.empty();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
}
