package dev.tenfold.policy.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingAnnotationsTest {
    @ParameterizedTest(name = "paused: {0} pauses: {1}")
    @CsvSource({"true, true", "false, false", "F, false", "0, false", "FALSE, false", "no, true", "maybe, true"})
    void takesWhatIsNeitherTrueNorFalseForTrue(String value, boolean paused) {
        ScalingAnnotations annotations = new ScalingAnnotations(Map.of(ScalingAnnotations.PAUSED, value));
        assertEquals(paused, annotations.pause());
        assertTrue(annotations.mentionPause());
    }

    @Test
    void pausesAtReplicasWhateverElseIsSaid() {
        ScalingAnnotations annotations = new ScalingAnnotations(
                Map.of(ScalingAnnotations.PAUSED, "false", ScalingAnnotations.PAUSED_REPLICAS, "5"));
        assertTrue(annotations.pause());
        assertEquals(OptionalInt.of(5), annotations.pausedReplicas());
    }

    @Test
    void pausesButSetsNothingIfTheReplicasAreNoNumber() {
        ScalingAnnotations annotations = new ScalingAnnotations(Map.of(ScalingAnnotations.PAUSED_REPLICAS, "few"));
        assertTrue(annotations.pause());
        assertTrue(annotations.misspellPausedReplicas());
        assertEquals(OptionalInt.empty(), annotations.pausedReplicas());
    }

    @Test
    void doesNothingWithoutAnnotations() {
        assertFalse(ScalingAnnotations.NONE.pause());
        assertFalse(ScalingAnnotations.NONE.mentionPause());
        assertFalse(ScalingAnnotations.NONE.pauseScaleIn());
        assertFalse(ScalingAnnotations.NONE.pauseScaleOut());
        assertFalse(ScalingAnnotations.NONE.forceActivation());
    }
}
