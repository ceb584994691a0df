package dev.tenfold.policy.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Little stories of task groups, ten seconds by ten seconds. */
class ScalingPolicyControllerTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<Block> blocks = new ArrayList<>();

    /** A task group whose checks read what a test says. */
    private static final class TaskGroup implements TargetView {
        private final ToDoubleFunction<String> readings;
        private long count;

        private TaskGroup(long count, ToDoubleFunction<String> readings) {
            this.count = count;
            this.readings = readings;
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public double[] query(Check check, long fromNanos, long toNanos) {
            double value = readings.applyAsDouble(check.query());
            return Double.isNaN(value) ? new double[0] : new double[] {value};
        }

        @Override
        public void scale(long wanted) {
            count = wanted;
        }
    }

    private static Check check(String query, String target, CheckError onError) {
        return new Check(
                query,
                "",
                "prometheus",
                query,
                Check.DEFAULT_QUERY_WINDOW,
                Duration.ZERO,
                onError,
                Strategy.of("target-value", Map.of("target", target)));
    }

    private static ScalingPolicySpec policy(Check... checks) {
        PolicyClock clock = new PolicyClock(
                PolicyClock.DEFAULT_EVALUATION_INTERVAL, Duration.ofMinutes(1), Optional.of(Duration.ofSeconds(30)));
        return new ScalingPolicySpec("web", "web", true, 2, 10, clock, List.of(checks));
    }

    private List<String> run(ScalingPolicySpec spec, TaskGroup group, int seconds) {
        List<String> walk = new ArrayList<>();
        try (PolicySession session = PolicySession.open()) {
            ScalingPolicyController controller = new ScalingPolicyController(spec, session);
            for (long now = 10 * SECOND; now <= seconds * SECOND; ) {
                Outcome outcome = controller.evaluate(group, now);
                blocks.addAll(outcome.blocks());
                for (Move move : outcome.moves()) {
                    walk.add(now / SECOND + ": " + move.from() + " -> " + move.to());
                }
                now = outcome.nextNanos();
            }
        }
        return walk;
    }

    @Test
    void itGrowsByTheFactorAndRests() {
        // 2 x 1.5 = 3, 3 x 1.5 = 4.5; after a scale-up it rests for more than 30 s.
        assertEquals(
                List.of("10: 2 -> 3", "50: 3 -> 5"),
                run(policy(check("cpu", "60", CheckError.IGNORE)), new TaskGroup(2, query -> 90), 50));
        assertEquals(
                "the cooldown of the last action is not over", blocks.get(0).rule());
        assertEquals(
                "the check cpu reads 90 and wants 5; but the cooldown of the last action is not over",
                blocks.get(0).why());
    }

    @Test
    void oneCheckThatWantsNothingKeepsTheOthersFromScalingDown() {
        ScalingPolicySpec spec =
                policy(check("cpu", "60", CheckError.IGNORE), check("memory", "60", CheckError.IGNORE));

        assertEquals(List.of(), run(spec, new TaskGroup(6, query -> query.equals("cpu") ? 30 : 60), 30));
    }

    @Test
    void aFailedCheckIsLeftOutUnlessItMustNotFail() {
        TaskGroup group = new TaskGroup(6, query -> query.equals("cpu") ? 30 : Double.NaN);
        assertEquals(
                List.of(),
                run(policy(check("cpu", "60", CheckError.IGNORE), check("memory", "60", CheckError.FAIL)), group, 10));
        assertEquals("a check failed that must not", blocks.get(0).rule());

        assertEquals(
                List.of("10: 6 -> 3"),
                run(
                        policy(check("cpu", "60", CheckError.IGNORE), check("memory", "60", CheckError.IGNORE)),
                        group,
                        10));
    }

    @Test
    void theCountIsBroughtIntoItsLimitsBeforeAnyCheck() {
        assertEquals(
                List.of("10: 1 -> 2"),
                run(policy(check("cpu", "60", CheckError.IGNORE)), new TaskGroup(1, query -> 60), 10));
    }

    @Test
    void theMaximumCaps() {
        assertEquals(
                List.of("10: 8 -> 10"),
                run(policy(check("cpu", "60", CheckError.IGNORE)), new TaskGroup(8, query -> 600), 60));
        assertEquals(
                "min or max leaves the count as it is",
                blocks.get(blocks.size() - 1).rule());
    }
}
