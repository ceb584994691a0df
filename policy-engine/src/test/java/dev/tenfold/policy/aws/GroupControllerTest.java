package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Little stories of groups, minute by minute. */
class GroupControllerTest {
    private static final Instant START = Instant.parse("2030-01-07T00:00:00Z");
    private static final CapacityLimits LIMITS = new CapacityLimits(1, 100);

    private final List<Move> moves = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private static AlarmSpec alarm(String name, ComparisonOperator operator, double threshold, String policy) {
        return new AlarmSpec(
                name,
                new MetricQuery.Stat(
                        new CloudWatchMetric("AWS/EC2", "CPUUtilization", Map.of()), Statistic.Simple.AVERAGE),
                new AlarmTiming(Duration.ofMinutes(1), 1, OptionalInt.empty()),
                operator,
                threshold,
                Optional.empty(),
                Optional.empty(),
                new AlarmActions(true, List.of(policy), List.of(), List.of()));
    }

    private static StepScaling steps(String name, AdjustmentType type, StepAdjustment... steps) {
        return new StepScaling(
                name,
                type,
                OptionalInt.empty(),
                new StepAdjustments(List.of(steps)),
                Statistic.Simple.AVERAGE,
                Optional.of(Duration.ZERO),
                Optional.empty(),
                true);
    }

    private static StepAdjustment step(Integer lower, Integer upper, int amount) {
        return new StepAdjustment(bound(lower), bound(upper), amount);
    }

    private static OptionalDouble bound(Integer bound) {
        return bound == null ? OptionalDouble.empty() : OptionalDouble.of(bound);
    }

    private static TargetTrackingPolicy tracking(String name, double target, boolean disableScaleIn) {
        return new TargetTrackingPolicy(
                name,
                new TrackedMetric.Predefined("ASGAverageCPUUtilization", Optional.empty()),
                target,
                disableScaleIn,
                Optional.of(Duration.ZERO),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static GroupScaling scaling(GroupSpec group, List<ScalingPolicySpec> policies, AlarmSpec... alarms) {
        return new GroupScaling(group, policies, List.of(alarms), List.of(), List.of());
    }

    /** Runs a group for so many minutes, from minute 1 on. */
    private void run(GroupScaling spec, ScriptedCloud cloud, int minutes, Map<String, LoadHistory> histories) {
        try (PolicySession session = PolicySession.open()) {
            GroupController controller = new GroupController(spec, histories, START, session);
            for (long now = 0; now <= minutes * ScriptedCloud.MINUTE; now += ScriptedCloud.MINUTE) {
                cloud.at(now);
                Outcome outcome = controller.evaluate(cloud, cloud, now);
                moves.addAll(outcome.moves());
                blocks.addAll(outcome.blocks());
            }
        }
    }

    /** Each move as minute, capacity before and after. */
    private List<String> walk() {
        return moves.stream()
                .map(move -> move.atNanos() / ScriptedCloud.MINUTE + ": " + move.from() + " -> " + move.to())
                .toList();
    }

    private long held(String rule) {
        return blocks.stream().filter(block -> block.rule().equals(rule)).count();
    }

    private static LongToDoubleFunction minutes(double... values) {
        return minute -> minute >= 1 && minute <= values.length ? values[(int) minute - 1] : 50;
    }

    @Test
    void stepsWalkAsTheGuideDoes() {
        StepScaling out = steps("out", AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, step(0, 10, 10), step(10, null, 30));
        StepScaling in =
                steps("in", AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, step(-10, 0, -10), step(null, -10, -30));
        GroupScaling spec = scaling(
                new GroupSpec("web", LIMITS),
                List.of(out, in),
                alarm("high", ComparisonOperator.GREATER_THAN_OR_EQUAL, 60, "out"),
                alarm("low", ComparisonOperator.LESS_THAN_OR_EQUAL, 40, "in"));
        run(spec, new ScriptedCloud(10).metric("CPUUtilization", minutes(60, 70, 50, 40, 30)), 6, Map.of());

        assertEquals(List.of("1: 10 -> 11", "2: 11 -> 14", "4: 14 -> 13", "5: 13 -> 10"), walk());
        assertEquals(
                "CPUUtilization is 70, at or above 60: its step is +30 % from 11",
                moves.get(1).why());
        assertEquals("the alarm invokes step scaling", moves.get(1).rule());
    }

    @Test
    void aScaleInStepWrittenForAHighMetricNeverMatches() {
        StepScaling in = steps("in", AdjustmentType.CHANGE_IN_CAPACITY, step(0, null, -1));
        GroupScaling spec = scaling(
                new GroupSpec("web", LIMITS), List.of(in), alarm("low", ComparisonOperator.LESS_THAN, 40, "in"));
        run(spec, new ScriptedCloud(10).metric("CPUUtilization", minute -> 30), 3, Map.of());

        assertEquals(List.of(), moves);
        assertEquals(3, held("no step covers how far the metric is from the threshold"));
    }

    @Test
    void trackingAddsInProportionAfterThreeMinutesAndRemovesAfterFifteen() {
        GroupScaling spec = scaling(new GroupSpec("web", LIMITS), List.of(tracking("cpu", 50, false)));
        // 40 instances at 62.5 %: 40 x 1.25 = 50; then 50 instances at 20 %: 50 x 0.4 = 20.
        ScriptedCloud cloud = new ScriptedCloud(40).metric("CPUUtilization", minute -> minute <= 3 ? 62.5 : 20);
        run(spec, cloud, 18, Map.of());

        assertEquals(List.of("3: 40 -> 50", "18: 50 -> 20"), walk());
        assertEquals(
                "CPUUtilization is 62.5 against a target of 50: 40 x 1.25 = 50",
                moves.get(0).why());
        assertEquals(
                "the high alarm of target tracking asks for more", moves.get(0).rule());
        assertEquals("above 50", moves.get(0).readings().get(0).target());
    }

    @Test
    void onePolicyThatIsNotReadyKeepsTrackingFromScalingIn() {
        GroupScaling spec = scaling(
                new GroupSpec("web", LIMITS), List.of(tracking("tight", 50, false), tracking("loose", 25, false)));
        // 20 % is below 35 (0.7 x 50), but not below 17.5 (0.7 x 25).
        run(spec, new ScriptedCloud(10).metric("CPUUtilization", minute -> 20), 16, Map.of());

        assertEquals(List.of(), moves);
        assertEquals(2, held("target tracking scales in only when all of its policies would"));
    }

    @Test
    void disableScaleInMakesNoLowAlarm() {
        GroupScaling spec = scaling(new GroupSpec("web", LIMITS), List.of(tracking("cpu", 50, true)));
        run(spec, new ScriptedCloud(10).metric("CPUUtilization", minute -> 1), 40, Map.of());

        assertEquals(List.of(), moves);
    }

    @Test
    void theMaximumCapsAndThenHolds() {
        GroupScaling spec =
                scaling(new GroupSpec("web", new CapacityLimits(1, 45)), List.of(tracking("cpu", 50, false)));
        run(spec, new ScriptedCloud(40).metric("CPUUtilization", minute -> 100), 4, Map.of());

        assertEquals(List.of("3: 40 -> 45"), walk());
        assertEquals("the maximum is the ceiling", moves.get(0).rule());
        assertEquals(1, held("the maximum is the ceiling"));
    }

    @Test
    void warmingInstancesCountAndKeepOthersFromGoing() {
        // A warm-up of 5 minutes: what was added at minute 3 is warm from minute 8 on.
        TargetTrackingPolicy policy = new TargetTrackingPolicy(
                "cpu",
                new TrackedMetric.Predefined("ASGAverageCPUUtilization", Optional.empty()),
                50,
                false,
                Optional.of(Duration.ofMinutes(5)),
                Optional.empty(),
                Optional.empty(),
                true);
        GroupScaling spec = scaling(new GroupSpec("web", LIMITS), List.of(policy));
        run(spec, new ScriptedCloud(10).metric("CPUUtilization", minute -> 75), 8, Map.of());

        // 10 x 1.5 = 15 while the ten warm ones alone are asked; 15 x 1.5 = 22.5 once all are warm.
        assertEquals(List.of("3: 10 -> 15", "8: 15 -> 23"), walk());
        assertEquals(4, held("what was added before is still on its way and counts"));
    }

    @Test
    void simpleScalingRepeatsOnceItsCooldownIsOver() {
        SimpleScaling add =
                new SimpleScaling("add", new Adjustment(AdjustmentType.CHANGE_IN_CAPACITY, 1), Optional.empty(), true);
        GroupScaling spec = scaling(
                new GroupSpec("web", LIMITS), List.of(add), alarm("high", ComparisonOperator.GREATER_THAN, 70, "add"));
        // Two minutes to start, five of cooldown: minutes 1, 8, 15.
        ScriptedCloud cloud =
                new ScriptedCloud(2).startingIn(2 * ScriptedCloud.MINUTE).metric("CPUUtilization", minute -> 90);
        run(spec, cloud, 15, Map.of());

        assertEquals(List.of("1: 2 -> 3", "8: 3 -> 4", "15: 4 -> 5"), walk());
        assertEquals(12, held("the cooldown of the last activity is not over"));
    }

    @Test
    void aScheduledActionHeedsNoCooldownAndSetsLimits() {
        ScheduledActionSpec morning = new ScheduledActionSpec(
                "morning",
                new ScheduledActionSpec.Recurrence(AutoScalingCron.parse("5 0 * * *")),
                new ScheduledAction(OptionalInt.of(6), OptionalInt.empty(), OptionalInt.of(8)),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty());
        GroupScaling spec =
                new GroupScaling(new GroupSpec("web", LIMITS), List.of(), List.of(), List.of(), List.of(morning));
        run(spec, new ScriptedCloud(2), 10, Map.of());

        assertEquals(List.of("5: 2 -> 8"), walk());
        assertEquals(
                "scheduled for now: minimum 6, desired capacity 8, so 8",
                moves.get(0).why());
    }

    @Test
    void predictionRaisesCapacityFiveMinutesBeforeTheHour() {
        PredictivePolicy policy = predictive(PredictiveScaling.Mode.FORECAST_AND_SCALE);
        List<Double> day = new ArrayList<>(Collections.nCopies(24, 100.0));
        day.set(1, 450.0);
        LoadHistory history = new LoadHistory(START.minus(Duration.ofDays(1)), day);
        GroupScaling spec = scaling(new GroupSpec("web", LIMITS), List.of(policy));
        run(spec, new ScriptedCloud(2), 60, Map.of("ahead", history));

        // 450 / 50 = 9 for the hour from 01:00, asked for at 00:55.
        assertEquals(List.of("55: 2 -> 9"), walk());
        assertEquals("the forecast for the hour asks for the most", moves.get(0).rule());
    }

    @Test
    void predictionNeedsADayOfHistoryAndLeaveToAct() {
        GroupScaling acting =
                scaling(new GroupSpec("web", LIMITS), List.of(predictive(PredictiveScaling.Mode.FORECAST_AND_SCALE)));
        LoadHistory young = new LoadHistory(START.minus(Duration.ofHours(23)), Collections.nCopies(23, 450.0));
        run(acting, new ScriptedCloud(2), 0, Map.of("ahead", young));
        assertEquals(1, held("there are less than 24 hours of history to forecast from"));

        GroupScaling shown =
                scaling(new GroupSpec("web", LIMITS), List.of(predictive(PredictiveScaling.Mode.FORECAST_ONLY)));
        LoadHistory old = new LoadHistory(START.minus(Duration.ofHours(24)), Collections.nCopies(24, 450.0));
        run(shown, new ScriptedCloud(2), 0, Map.of("ahead", old));
        assertEquals(1, held("the forecast is only shown"));
        assertEquals(List.of(), moves);
    }

    private static PredictivePolicy predictive(PredictiveScaling.Mode mode) {
        return new PredictivePolicy(
                "ahead",
                List.of(new PredictivePolicy.Pair(50, "ASGTotalCPUUtilization", "ASGAverageCPUUtilization")),
                new PredictiveScaling(
                        mode,
                        PredictiveScaling.MaxCapacityBreach.HONOR_MAX_CAPACITY,
                        0,
                        PredictiveScaling.DEFAULT_SCHEDULING_BUFFER),
                true);
    }

    @Test
    void theWarmPoolGivesWhatItHas() {
        GroupSpec pooled = new GroupSpec(
                "web",
                LIMITS,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                new TreeMap<>(),
                Optional.of(new WarmPoolSpec(new WarmPool(OptionalInt.of(12), 0), WarmPoolSpec.State.STOPPED, false)),
                List.of());
        ScriptedCloud cloud = new ScriptedCloud(10).pooling(2).metric("CPUUtilization", minute -> 75);
        run(scaling(pooled, List.of(tracking("cpu", 50, false))), cloud, 3, Map.of());

        assertEquals(List.of("3: 10 -> 15"), walk());
        assertEquals(2, cloud.takenFromPool());
    }

    @Test
    void missingMetricsMoveNothing() {
        GroupScaling spec = scaling(new GroupSpec("web", LIMITS), List.of(tracking("cpu", 50, false)));
        run(spec, new ScriptedCloud(10), 30, Map.of());

        assertTrue(moves.isEmpty() && blocks.isEmpty());
    }
}
