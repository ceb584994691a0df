package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {
    private static final Duration COOLDOWN = Duration.ofSeconds(300);

    private static Adjustment change(int amount) {
        return new Adjustment(AdjustmentType.CHANGE_IN_CAPACITY, amount);
    }

    private static Adjustment percent(int amount) {
        return new Adjustment(AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, amount);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @ParameterizedTest(name = "{0} {1} {2} at least {3}: {4}, since {5}")
    @CsvSource(textBlock = """
            # capacity, type, amount, least change, wanted, because
            3,  CHANGE_IN_CAPACITY,          5, 0, 8,  3 + 5
            3,  CHANGE_IN_CAPACITY,         -5, 9, -2, only percent heed the least change
            3,  EXACT_CAPACITY,              5, 0, 5,  5
            10, PERCENT_CHANGE_IN_CAPACITY, 10, 0, 11, 1 is added
            11, PERCENT_CHANGE_IN_CAPACITY, 30, 0, 14, 3.3 is 3
            3,  PERCENT_CHANGE_IN_CAPACITY,  1, 0, 4,  0.03 is 1
            3,  PERCENT_CHANGE_IN_CAPACITY, -1, 0, 2,  -0.03 is -1
            13, PERCENT_CHANGE_IN_CAPACITY, -30, 0, 10, -3.9 is -3
            4,  PERCENT_CHANGE_IN_CAPACITY, 25, 2, 6,  1 is raised to 2
            4,  PERCENT_CHANGE_IN_CAPACITY, -25, 2, 2, -1 is raised to -2
            4,  PERCENT_CHANGE_IN_CAPACITY,  0, 2, 4,  nothing is not raised
            """)
    void percentIsRoundedTowardZeroButNeverToIt(
            int capacity, AdjustmentType type, int amount, int least, int wanted, String because) {
        Adjustment adjustment = new Adjustment(type, amount, OptionalInt.of(least));
        assertEquals(wanted, adjustment.applyTo(capacity), because);
    }

    @Test
    void theCooldownRunsFromWhenTheLastInstanceIsInService() {
        SimpleCooldown cooldown = new SimpleCooldown();
        assertTrue(cooldown.allows(ScalingActivity.SIMPLE_SCALING, 0));
        cooldown.start(0, Duration.ofSeconds(60), COOLDOWN);
        assertFalse(cooldown.allows(ScalingActivity.SIMPLE_SCALING, seconds(359)));
        assertTrue(cooldown.allows(ScalingActivity.SIMPLE_SCALING, seconds(360)));
        assertTrue(cooldown.allows(ScalingActivity.STEP_SCALING, 1));
        assertTrue(cooldown.allows(ScalingActivity.MANUAL, 1));
        assertFalse(cooldown.allows(ScalingActivity.MANUAL_HONORING_COOLDOWN, 1));
    }

    @Test
    void aSecondScaleOutWithinTheCooldownAddsWhatExceedsTheFirst() {
        ApplicationCooldown cooldown = new ApplicationCooldown(new ApplicationCooldowns(COOLDOWN, COOLDOWN));
        assertEquals(12, cooldown.scaleOut(10, change(2), 0));
        assertEquals(12, cooldown.scaleOut(12, change(1), seconds(10)));
        assertEquals(13, cooldown.scaleOut(12, change(3), seconds(20)));
        assertEquals(16, cooldown.scaleOut(13, change(3), seconds(320)));
    }

    @Test
    void aScaleOutEndsTheScaleInCooldown() {
        ApplicationCooldown cooldown = new ApplicationCooldown(new ApplicationCooldowns(COOLDOWN, COOLDOWN));
        assertEquals(9, cooldown.scaleIn(10, change(-1), 0));
        assertEquals(9, cooldown.scaleIn(9, change(-1), seconds(299)));
        assertEquals(10, cooldown.scaleOut(9, change(1), seconds(299)));
        assertEquals(9, cooldown.scaleIn(10, change(-1), seconds(299)));
    }

    @ParameterizedTest(name = "{0}: {1} s")
    @CsvSource({"ecs:service, 300", "custom-resource, 300", "dynamodb:table, 0", "lambda:function, 0", "kafka:x, 0"})
    void servicesThatAreSlowToGrowHaveACooldown(String target, int seconds) {
        ApplicationCooldowns cooldowns =
                ApplicationCooldowns.inForce(target, Optional.empty(), Optional.of(Duration.ofSeconds(7)));
        assertEquals(Duration.ofSeconds(seconds), cooldowns.scaleIn());
        assertEquals(Duration.ofSeconds(7), cooldowns.scaleOut());
    }

    @Test
    void whileInstancesWarmUpOneBreachIsAnsweredOnce() {
        WarmingGroup group = new WarmingGroup(10, 11);
        assertEquals(11, group.scaleOut(percent(10)));
        assertEquals(13, group.scaleOut(percent(30)));
        assertFalse(group.mayScaleIn());
        assertTrue(new WarmingGroup(11, 11).mayScaleIn());
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({"30, 120, 300, 30", ", 120, 300, 120", ", 0, 300, 0", ", -1, 200, 200", ", , , 300"})
    void theWarmUpOfThePolicyGoesFirst(Integer estimated, Integer byDefault, Integer cooldown, int inForce) {
        WarmUp warmUp = new WarmUp(optional(estimated), optional(byDefault), optional(cooldown));
        assertEquals(Duration.ofSeconds(inForce), warmUp.inForce());
    }

    private static Optional<Duration> optional(Integer seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }

    @ParameterizedTest(name = "{0}: above 50 for {1} min, below {2} for 15")
    @CsvSource({"ec2, 3, 35", "ecs, 3, 45", "dynamodb, 2, 30"})
    void targetTrackingMakesTwoAlarms(String service, int periods, double low) {
        TargetTracking policy = new TargetTracking(50, TrackingProfile.ofService(service), false);
        assertEquals(new TrackingAlarm(ComparisonOperator.GREATER_THAN, 50, periods), policy.high());
        assertEquals(
                new TrackingAlarm(ComparisonOperator.LESS_THAN, low, 15),
                policy.low().orElseThrow());
        assertTrue(new TargetTracking(50, TrackingProfile.EC2, true).low().isEmpty());
    }

    @ParameterizedTest(name = "{0} at {1} for {2}: {3}")
    @CsvSource({
        "2, 60, 50, 3",
        "10, 50.1, 50, 11",
        "100, 50.5, 50, 101",
        "10, 30, 50, 6",
        "3, 0, 50, 0",
        "3, 0.7, 0.7, 3"
    })
    void capacityFollowsTheMetricInProportion(int capacity, double metric, double target, int wanted) {
        assertEquals(wanted, new TargetTracking(target, TrackingProfile.EC2, false).capacityFor(capacity, metric));
    }

    @ParameterizedTest(name = "{0} {1}, {2} {3}: {4}, since {5}")
    @CsvSource(textBlock = """
            # first ready, wants, second ready, wants, of 10 there are then, because
            OUT,  12, IN,   4, 12, any may scale out
            OUT,  12, OUT, 15, 15, the larger wins
            IN,    6, IN,   8,  8, all are ready and the larger wins
            IN,    6, NONE, 10, 10, one is not ready
            """)
    void severalTrackersScaleOutIfAnyAndInIfAll(
            ScaleDirection first, int wants, ScaleDirection second, int other, int wanted, String because) {
        List<TrackingVote> votes =
                List.of(new TrackingVote(first, wants, false), new TrackingVote(second, other, false));
        assertEquals(wanted, TrackingVote.together(10, votes), because);
    }

    @Test
    void aTrackerThatNeverScalesInHasNoSayInIt() {
        TrackingVote in = new TrackingVote(ScaleDirection.IN, 6, false);
        assertEquals(6, TrackingVote.together(10, List.of(in, new TrackingVote(ScaleDirection.NONE, 10, true))));
        assertEquals(10, TrackingVote.together(10, List.of(new TrackingVote(ScaleDirection.IN, 6, true))));
    }

    @Test
    void aTargetIsPositive() {
        assertThrows(IllegalArgumentException.class, () -> new TargetTracking(0, TrackingProfile.EC2, false));
    }
}
