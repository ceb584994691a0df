package dev.tenfold.policy.gcp;

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
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Little stories of instance groups, minute by minute. */
class AutoscalerControllerTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final Instant START = Instant.parse("2030-01-07T00:00:00Z");

    private final List<Block> blocks = new ArrayList<>();

    /** A group whose CPU is a function of the minute; what was added counts after a minute. */
    private static final class Group implements InstanceGroupView {
        private final LongToDoubleFunction cpu;
        private int size;

        private Group(int size, LongToDoubleFunction cpu) {
            this.size = size;
            this.cpu = cpu;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int runningSince(long nanos) {
            return size;
        }

        @Override
        public OptionalDouble value(Signal signal, long runningSinceNanos, long nowNanos) {
            double value = cpu.applyAsDouble(nowNanos / MINUTE);
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        @Override
        public void resize(int wanted) {
            size = wanted;
        }
    }

    private static AutoscalerSpec spec(
            AutoscalerMode mode, Optional<ScaleInControl> control, ScalingSchedule... schedules) {
        return new AutoscalerSpec(
                "web",
                "web",
                mode,
                new GroupLimits(1, 20),
                AutoscalerDefaults.INITIALIZATION_PERIOD,
                AutoscalerDefaults.STABILIZATION_PERIOD,
                control,
                List.of(new Signal.Cpu(AutoscalerDefaults.CPU_TARGET, false)),
                List.of(schedules));
    }

    private List<String> run(AutoscalerSpec spec, Group group, int minutes) {
        List<String> walk = new ArrayList<>();
        try (PolicySession session = PolicySession.open()) {
            AutoscalerController controller = new AutoscalerController(spec, START, session);
            for (long now = MINUTE; now <= minutes * MINUTE; now += MINUTE) {
                Outcome outcome = controller.evaluate(group, now);
                blocks.addAll(outcome.blocks());
                for (Move move : outcome.moves()) {
                    walk.add(now / MINUTE + ": " + move.from() + " -> " + move.to());
                }
            }
        }
        return walk;
    }

    @Test
    void itGrowsAtOnceAndShrinksAfterTenMinutes() {
        // 4 x 0.9 / 0.6 = 6. From minute 2 on 6 x 0.3 / 0.6 = 3 is called for, but 6 was at minute 1.
        Group group = new Group(4, minute -> minute == 1 ? 0.9 : 0.3);

        assertEquals(List.of("1: 4 -> 6", "11: 6 -> 3"), run(spec(AutoscalerMode.ON, Optional.empty()), group, 11));
        assertEquals(
                "the peak of the stabilization period is kept", blocks.get(0).rule());
    }

    @Test
    void scaleInControlsLetGoAFewAtATime() {
        ScaleInControl control = new ScaleInControl(2, false, Duration.ofMinutes(5));
        // 0.05 / 0.6 of 10 is 1; from the peak of 10 only 2 may go in five minutes.
        assertEquals(
                List.of("11: 10 -> 8", "16: 8 -> 6"),
                run(spec(AutoscalerMode.ON, Optional.of(control)), new Group(10, minute -> 0.05), 16));
    }

    @Test
    void theModeRestrainsIt() {
        assertEquals(List.of(), run(spec(AutoscalerMode.OFF, Optional.empty()), new Group(4, minute -> 0.9), 1));
        assertEquals("the mode is OFF", blocks.get(0).rule());
    }

    @Test
    void whileASignalIsMissingNothingIsRemoved() {
        assertEquals(List.of(), run(spec(AutoscalerMode.ON, Optional.empty()), new Group(4, minute -> Double.NaN), 30));
    }

    @Test
    void aScheduleIsAFloorForItsTime() {
        ScalingSchedule schedule = new ScalingSchedule(
                "sale", 8, ScheduleCron.parse("5 0 * * *"), ZoneOffset.UTC, Duration.ofMinutes(10), false);
        // In force from minute 5 to 14; the stabilization period keeps its eight until minute 24.
        assertEquals(
                List.of("5: 4 -> 8", "24: 8 -> 4"),
                run(
                        spec(AutoscalerMode.ON, Optional.empty(), schedule),
                        new Group(4, minute -> minute < 5 ? 0.6 : 0.3),
                        24));
    }
}
