package dev.tenfold.policy.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackTest {
    @ParameterizedTest(name = "{0} failures of a threshold of 3: {1}")
    @CsvSource({"0, false", "3, false", "4, true"})
    void holdsFromTheFailureAfterTheThresholdOn(int failures, boolean holds) {
        assertEquals(holds, new Fallback(3, 6, FallbackBehavior.STATIC).isExceeded(failures));
    }

    @ParameterizedTest(name = "{0} with {1} replicas written and {2} there: {3}")
    @CsvSource(textBlock = """
            static,                  6, 4,  6
            currentReplicas,         6, 4,  4
            currentReplicasIfHigher, 6, 4,  6
            currentReplicasIfHigher, 6, 15, 15
            currentReplicasIfLower,  6, 4,  4
            currentReplicasIfLower,  6, 15, 6
            """)
    void asksForReplicasByItsBehavior(String behavior, int written, int current, int wanted) {
        assertEquals(wanted, FallbackBehavior.of(behavior).orElseThrow().replicas(written, current));
    }

    @ParameterizedTest(name = "target {0}, 6 replicas, per replica {1}, {2} ready: {3} thousandths")
    @CsvSource(textBlock = """
            # target, per replica, ready, milli = target * 6, or target * 6 / ready cut off
            10,       true,        0,     60000
            2.5,      true,        3,     15000
            10,       false,       3,     20000
            10,       false,       7,     8571
            """)
    void makesTheAutoscalerAskForThem(double target, boolean perReplica, int ready, long milli) {
        Fallback fallback = new Fallback(3, 6, FallbackBehavior.STATIC);
        assertEquals(OptionalLong.of(milli), fallback.metricMilli(target, 1, perReplica, ready));
    }

    @Test
    void givesUpOnATargetForTheWholeWithoutReadyReplicas() {
        Fallback fallback = new Fallback(3, 6, FallbackBehavior.STATIC);
        assertEquals(OptionalLong.empty(), fallback.metricMilli(10, 1, false, 0));
    }

    @ParameterizedTest(name = "formula target {0}: a fallback works {1}")
    @CsvSource({"5, true", "2.5, false", "0, false", "x, false", "'', false"})
    void needsAWholeNumberForTheTargetOfAFormula(String target, boolean works) {
        assertEquals(works, new ScalingModifiers("a", target, "", "").allowFallback());
    }
}
