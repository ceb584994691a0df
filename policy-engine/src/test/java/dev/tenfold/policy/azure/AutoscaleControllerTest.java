package dev.tenfold.policy.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.azure.ScaleAction.Direction;
import dev.tenfold.policy.azure.ScaleAction.Type;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Little stories of scale sets, minute by minute. */
class AutoscaleControllerTest {
    private static final long MINUTE = 60_000_000_000L;
    /** A Monday. */
    private static final Instant START = Instant.parse("2030-01-07T00:00:00Z");

    private final List<Block> blocks = new ArrayList<>();

    /** A scale set whose CPU is a function of the minute. */
    private static final class ScaleSet implements ScaleSetView {
        private final LongToDoubleFunction cpu;
        private int instances;

        private ScaleSet(int instances, LongToDoubleFunction cpu) {
            this.instances = instances;
            this.cpu = cpu;
        }

        @Override
        public int instances() {
            return instances;
        }

        @Override
        public double[] samples(String metric, String resource, long endNanos, int minutes) {
            double[] samples = new double[minutes];
            Arrays.setAll(samples, i -> cpu.applyAsDouble(endNanos / MINUTE - (minutes - 1 - i)));
            return samples;
        }

        @Override
        public void setInstances(int wanted) {
            instances = wanted;
        }
    }

    private static AutoscaleRule rule(ComparisonOperation operation, double threshold, Direction direction, int value) {
        MetricTrigger trigger = new MetricTrigger(
                Duration.ofMinutes(1),
                Aggregation.AVERAGE,
                Duration.ofMinutes(5),
                Aggregation.AVERAGE,
                operation,
                threshold,
                false);
        return new AutoscaleRule(
                "Percentage CPU",
                "web",
                trigger,
                new ScaleAction(direction, Type.CHANGE_COUNT, value),
                Duration.ofMinutes(5));
    }

    private static final AutoscaleRule OUT = rule(ComparisonOperation.GREATER_THAN, 70, Direction.INCREASE, 1);
    private static final AutoscaleRule IN = rule(ComparisonOperation.LESS_THAN, 30, Direction.DECREASE, 1);

    private static Profile profile(ProfileTimes times, int minimum, AutoscaleRule... rules) {
        return new Profile(times.kind().text(), new Capacity(minimum, 10, minimum), List.of(rules), times);
    }

    private List<String> run(ScaleSet set, int minutes, Profile... profiles) {
        List<String> walk = new ArrayList<>();
        try (PolicySession session = PolicySession.open()) {
            AutoscaleController controller = new AutoscaleController(
                    new AutoscaleSetting("web", "web", true, List.of(profiles)), START, session);
            for (long now = MINUTE; now <= minutes * MINUTE; now += MINUTE) {
                Outcome outcome = controller.evaluate(set, now);
                blocks.addAll(outcome.blocks());
                for (Move move : outcome.moves()) {
                    walk.add(now / MINUTE + ": " + move.from() + " -> " + move.to());
                }
            }
        }
        return walk;
    }

    @Test
    void theCooldownSpacesActions() {
        assertEquals(
                List.of("1: 2 -> 3", "6: 3 -> 4", "11: 4 -> 5"),
                run(new ScaleSet(2, minute -> 90), 12, profile(new ProfileTimes.Always(), 1, OUT, IN)));
        assertEquals(
                "the cooldown of the last action is not over", blocks.get(0).rule());
        assertEquals(
                "Percentage CPU is 90, GreaterThan 70: 3 become 4; but the cooldown of the last action is not over",
                blocks.get(0).why());
    }

    @Test
    void aScaleInThatWouldBeUndoneIsLeftOut() {
        // 2 instances at 40 % would be 1 at 80 %, which is above 70.
        AutoscaleRule in = rule(ComparisonOperation.LESS_THAN, 50, Direction.DECREASE, 1);

        assertEquals(List.of(), run(new ScaleSet(2, minute -> 40), 1, profile(new ProfileTimes.Always(), 1, OUT, in)));
        assertEquals(
                "a scale-in goes no further than what would scale out again",
                blocks.get(0).rule());
    }

    @Test
    void oneScaleInRuleAloneIsNotEnough() {
        AutoscaleRule other = rule(ComparisonOperation.LESS_THAN, 10, Direction.DECREASE, 1);

        assertEquals(
                List.of(),
                run(new ScaleSet(5, minute -> 20), 1, profile(new ProfileTimes.Always(), 1, OUT, IN, other)));
        assertEquals("not every rule that scales in is triggered", blocks.get(0).rule());
    }

    @Test
    void withoutMetricsThereAreTheDefaultAtLeast() {
        Profile profile = new Profile("default", new Capacity(1, 10, 4), List.of(OUT, IN), new ProfileTimes.Always());

        assertEquals(List.of("1: 2 -> 4"), run(new ScaleSet(2, minute -> Double.NaN), 2, profile));
    }

    @Test
    void aRecurringProfileTakesOverUntilTheNextBegins() {
        Profile day = profile(recurring(LocalTime.of(0, 10)), 6, OUT);
        Profile rest = profile(recurring(LocalTime.of(0, 20)), 1, OUT, IN);
        // The minimum of the day moves the instances at once; at 50 % nothing takes them away afterwards.
        List<String> walk = run(new ScaleSet(2, minute -> 50), 30, day, rest, profile(new ProfileTimes.Always(), 2));

        assertEquals(List.of("10: 2 -> 6"), walk);
    }

    private static ProfileTimes recurring(LocalTime time) {
        return new ProfileTimes.Recurrence(ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), new TreeSet<>(Set.of(time)));
    }
}
