package dev.tenfold.policy.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaBoundsTest {
    @ParameterizedTest(name = "min {0}, max {1}, idle {2}: the autoscaler gets {3} to {4}, awake {5}, asleep {6}")
    @CsvSource(textBlock = """
            # min, max, idle, hpa min, hpa max, awake, asleep
            ,      ,    ,     1,       100,     1,     0
            0,     10,  ,     1,       10,      1,     0
            1,     10,  ,     1,       10,      1,     1
            5,     10,  ,     5,       10,      5,     5
            5,     10,  0,    5,       10,      5,     0
            5,     10,  2,    5,       10,      5,     2
            """)
    void givesTheAutoscalerOneReplicaAtLeast(
            Integer min, Integer max, Integer idle, int hpaMin, int hpaMax, int awake, int asleep) {
        ReplicaBounds bounds = bounds(min, max, idle);
        assertEquals(hpaMin, bounds.hpaMinimum());
        assertEquals(hpaMax, bounds.hpaMaximum());
        assertEquals(awake, bounds.awake());
        assertEquals(asleep, bounds.asleep());
    }

    @ParameterizedTest(name = "min {0}, max {1}, idle {2}: {3}")
    @CsvSource(textBlock = """
            # min, max, idle, problem
            1,     5,   ,     ''
            1,     5,   0,    ''
            2,     1,   ,     MinReplicaCount=2 must be less than MaxReplicaCount=1
            1,     5,   1,    IdleReplicaCount=1 must be less than MinReplicaCount=1
            ,      ,    0,    IdleReplicaCount=0 must be less than MinReplicaCount=0
            0,     ,    0,    ''
            0,     0,   ,     MinReplicaCount=1 must be less than MaxReplicaCount=0
            ,      0,   ,     ''
            """)
    void countsAMinimumOfZeroAsOneOnlyIfItIsWritten(Integer min, Integer max, Integer idle, String problem) {
        assertEquals(problem, bounds(min, max, idle).problem().orElse(""));
    }

    private static ReplicaBounds bounds(Integer min, Integer max, Integer idle) {
        return new ReplicaBounds(optional(min), optional(max), optional(idle));
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
