package dev.tenfold.policy.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.azure.RuleSet.Rule;
import dev.tenfold.policy.azure.ScaleAction.Direction;
import dev.tenfold.policy.azure.ScaleAction.Type;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscaleTest {
    private static final Capacity LIMITS = new Capacity(1, 50, 3);

    private static Rule out(Type type, int value, boolean triggered) {
        return new Rule(new ScaleAction(Direction.INCREASE, type, value), triggered);
    }

    private static Rule in(Type type, int value, boolean triggered) {
        return new Rule(new ScaleAction(Direction.DECREASE, type, value), triggered);
    }

    private static int apply(int instances, Rule... rules) {
        return new RuleSet(List.of(rules)).apply(instances, LIMITS);
    }

    @Test
    void anyScaleOutGoesBeforeEveryScaleIn() {
        Rule three = out(Type.CHANGE_COUNT, 3, true);
        assertEquals(15, apply(10, three, out(Type.CHANGE_COUNT, 5, true)));
        assertEquals(13, apply(10, three, out(Type.PERCENT_CHANGE_COUNT, 15, true)));
        assertEquals(13, apply(10, three, out(Type.CHANGE_COUNT, 5, false), in(Type.CHANGE_COUNT, 9, true)));
        assertEquals(50, apply(49, three));
    }

    @Test
    void scaleInNeedsAllRulesAndTakesTheLeast() {
        Rule half = in(Type.PERCENT_CHANGE_COUNT, 50, true);
        assertEquals(7, apply(10, half, in(Type.CHANGE_COUNT, 3, true)));
        assertEquals(10, apply(10, half, in(Type.CHANGE_COUNT, 3, false)));
        assertEquals(10, apply(10));
        assertEquals(1, apply(2, in(Type.CHANGE_COUNT, 5, true)));
        assertEquals(4, apply(10, in(Type.EXACT_COUNT, 4, true)));
    }

    @ParameterizedTest(name = "{0} with {1} in all, less {2}, out again at {3} {4}: {5}, since {6}")
    @CsvSource(textBlock = """
            # instances, total, by, operator, threshold, result, because
            3,  1250,  1, >=, 600,  3, 625 each would scale out again
            3,  1180,  1, >=, 600,  2, 590 each would not
            2,  50,    1, >,  50,   1, 50 is not above 50
            30, 1950, 10, >,  70,  28, 27 would be at 72 % and 28 are at 70
            4,  250,   3, >,  70,   4, 3 would be at 83 %
            6,  14,    5, >=, 3,    5, 14 / 5 is below 3
            """)
    void aScaleInThatWouldBeUndoneGoesLessFar(
            int instances, double total, int by, String operator, double threshold, int result, String because) {
        Flapping flapping =
                new Flapping(List.of(new Flapping.ScaleOut(total, ComparisonOperation.of(operator), threshold)));
        assertEquals(result, flapping.lowest(instances, instances - by), because);
    }

    @Test
    void everyScaleOutConditionIsEstimated() {
        ComparisonOperation above = ComparisonOperation.GREATER_THAN;
        Flapping flapping =
                new Flapping(List.of(new Flapping.ScaleOut(80, above, 50), new Flapping.ScaleOut(300, above, 70)));
        assertEquals(5, flapping.lowest(6, 1));
    }

    @ParameterizedTest(name = "{0} of {1} per {2} over {3}: {4}")
    @CsvSource(textBlock = """
            MAXIMUM, Average, PT1M, PT5M, 86
            AVERAGE, Average, PT1M, PT5M, 29.2
            LAST,    Average, PT1M, PT5M, 10
            TOTAL,   Average, PT1M, PT3M, 116
            MAXIMUM, Average, PT2M, PT4M, 53
            MAXIMUM, Max,     PT2M, PT4M, 86
            COUNT,   Sum,     PT1M, PT5M, 5
            """)
    void grainsAreAggregatedOverTheWindow(
            Aggregation aggregation, String statistic, Duration grain, Duration window, double value) {
        double[] perMinute = {99, 10, 20, 86, 20, 10};
        MetricTrigger trigger = new MetricTrigger(
                grain, Aggregation.of(statistic), window, aggregation, ComparisonOperation.GREATER_THAN, 85, false);
        assertEquals(value, trigger.value(perMinute, Duration.ofMinutes(1), 4), 1e-12);
        assertEquals(value > 85, trigger.isTriggeredBy(value));
    }

    @Test
    void theValueMayBePerInstance() {
        MetricTrigger trigger = new MetricTrigger(
                Duration.ofMinutes(1),
                Aggregation.AVERAGE,
                Duration.ofMinutes(1),
                Aggregation.AVERAGE,
                ComparisonOperation.GREATER_THAN,
                20,
                true);
        assertEquals(25, trigger.value(new double[] {100}, Duration.ofMinutes(1), 4));
    }

    @Test
    void withoutMetricsTheDefaultIsTheFewest() {
        assertEquals(3, LIMITS.withoutMetrics(2));
        assertEquals(5, LIMITS.withoutMetrics(5));
    }

    @Test
    void aDateGoesBeforeARecurrenceAndThatBeforeTheDefault() {
        assertEquals(ProfileKind.FIXED_DATE, ProfileKind.choose(List.of(ProfileKind.DEFAULT, ProfileKind.FIXED_DATE)));
        assertEquals(ProfileKind.RECURRENCE, ProfileKind.choose(List.of(ProfileKind.RECURRENCE, ProfileKind.DEFAULT)));
    }

    @Test
    void nothingIsDoneDuringTheCooldown() {
        Cooldown cooldown = new Cooldown();
        assertTrue(cooldown.isOver(0));
        cooldown.start(0, Duration.ofMinutes(5));
        assertFalse(cooldown.isOver(Duration.ofSeconds(299).toNanos()));
        assertTrue(cooldown.isOver(Duration.ofSeconds(300).toNanos()));
    }
}
