package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.Outcome;
import dev.tenfold.policy.PolicySession;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Little stories of scalable targets, minute by minute. */
class TargetControllerTest {
    private static final Instant START = Instant.parse("2030-01-07T00:00:00Z");

    private final List<Move> moves = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private static TargetTrackingPolicy tracking(String type, double target, Optional<Duration> cooldown) {
        return new TargetTrackingPolicy(
                "track",
                new TrackedMetric.Predefined(type, Optional.empty()),
                target,
                false,
                Optional.empty(),
                cooldown,
                cooldown,
                true);
    }

    private static ScalableTargetSpec service(int min, int max) {
        return new ScalableTargetSpec(
                "ecs", "service/shop/web", "ecs:service:DesiredCount", new CapacityLimits(min, max));
    }

    private List<String> run(GroupScaling spec, ScriptedCloud cloud, int minutes) {
        try (PolicySession session = PolicySession.open()) {
            TargetController controller = new TargetController(spec, START, session);
            for (long now = 0; now <= minutes * ScriptedCloud.MINUTE; now += ScriptedCloud.MINUTE) {
                cloud.at(now);
                Outcome outcome = controller.evaluate(cloud, cloud, now);
                moves.addAll(outcome.moves());
                blocks.addAll(outcome.blocks());
            }
        }
        return moves.stream()
                .map(move -> move.atNanos() / ScriptedCloud.MINUTE + ": " + move.from() + " -> " + move.to())
                .toList();
    }

    @Test
    void withinTheScaleOutCooldownOnlyTheExcessIsAdded() {
        GroupScaling spec = new GroupScaling(
                service(1, 100),
                List.of(tracking("ECSServiceAverageCPUUtilization", 50, Optional.empty())),
                List.of(),
                List.of(),
                List.of());
        // 10 x 1.5 = 15; at minutes 4 to 7 the same 75 % asks for 15 again; at minute 8 the cooldown is over:
        // 15 x 1.5 = 22.5.
        ScriptedCloud cloud = new ScriptedCloud(10).metric("CPUUtilization", minute -> 75);

        assertEquals(List.of("3: 10 -> 15", "8: 15 -> 23"), run(spec, cloud, 8));
    }

    @Test
    void theScaleInCooldownHoldsTheNextScaleIn() {
        GroupScaling spec = new GroupScaling(
                service(1, 100),
                List.of(tracking("ECSServiceAverageCPUUtilization", 50, Optional.of(Duration.ofMinutes(3)))),
                List.of(),
                List.of(),
                List.of());
        // 16 x 0.5 = 8, three minutes later 8 x 0.5 = 4.
        ScriptedCloud cloud = new ScriptedCloud(16).metric("CPUUtilization", minute -> 25);

        assertEquals(List.of("15: 16 -> 8", "18: 8 -> 4"), run(spec, cloud, 18));
        assertEquals("the scale-in cooldown is not over", blocks.get(0).rule());
        assertEquals(2, blocks.size());
    }

    @Test
    void aTableScalesOutAfterTwoMinutesOnWhatIsConsumedOfWhatIsProvisioned() {
        GroupScaling spec = new GroupScaling(
                new ScalableTargetSpec(
                        "dynamodb", "table/orders", "dynamodb:table:ReadCapacityUnits", new CapacityLimits(5, 1000)),
                List.of(tracking("DynamoDBReadCapacityUtilization", 70, Optional.empty())),
                List.of(),
                List.of(),
                List.of());
        // 5,400 units a minute are 90 a second, of 100 that is 90 %: 100 x 90 / 70 = 128.57.
        ScriptedCloud cloud = new ScriptedCloud(100)
                .metric("ConsumedReadCapacityUnits", minute -> 5400)
                .metric("ProvisionedReadCapacityUnits", minute -> 100);

        assertEquals(List.of("2: 100 -> 129"), run(spec, cloud, 2));
    }

    @Test
    void aScheduledActionOnlyMovesTheCapacityIntoItsLimits() {
        ScheduledActionSpec night = new ScheduledActionSpec(
                "night",
                new ScheduledActionSpec.Schedule(EventSchedule.parse("cron(5 0 * * ? *)")),
                new ScheduledAction(OptionalInt.of(1), OptionalInt.of(3), OptionalInt.empty()),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty());
        ScheduledActionSpec day = new ScheduledActionSpec(
                "day",
                new ScheduledActionSpec.Schedule(EventSchedule.parse("at(2030-01-07T00:08:00)")),
                new ScheduledAction(OptionalInt.of(2), OptionalInt.of(20), OptionalInt.empty()),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty());
        GroupScaling spec = new GroupScaling(service(2, 20), List.of(), List.of(), List.of(), List.of(night, day));

        // The capacity of before the night does not come back with the limits of the day.
        assertEquals(List.of("5: 10 -> 3"), run(spec, new ScriptedCloud(10), 10));
        assertEquals("day", blocks.get(0).policy());
    }
}
