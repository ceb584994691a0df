package dev.tenfold.policy.gcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalerTest {

    @ParameterizedTest(name = "{0} VMs at {1} for {2}: {3}")
    @CsvSource({"5, 1.0, 0.75, 7", "3, 0.8, 0.6, 4", "10, 0.61, 0.6, 11", "10, 0.3, 0.6, 5", "4, 0, 0.6, 0"})
    void theAverageIsBroughtToItsTarget(int vms, double cpu, double target, int size) {
        assertEquals(size, Recommendation.ofAverage(vms, cpu, target));
    }

    @Test
    void aMetricOfTheGroupIsSharedOut() {
        assertEquals(10, Recommendation.ofTotal(1000, 100));
        assertEquals(11, Recommendation.ofTotal(1001, 100));
        assertEquals(0, Recommendation.ofTotal(0, 100));
    }

    @Test
    void theLargestRecommendationWins() {
        assertEquals(7, Recommendation.together(List.of(3, 7, 5)));
        assertThrows(IllegalArgumentException.class, () -> Recommendation.together(List.of()));
    }

    @Test
    void roundingFavoursMoreVms() {
        assertEquals(2, Recommendation.added(1.5));
        assertEquals(1, Recommendation.removed(1.5));
        assertEquals(6, new GroupLimits(1, 6).clamp(7));
    }

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource({"ON, 5, 9, 9", "ON, 5, 3, 3", "ONLY_UP, 5, 9, 9", "ONLY_SCALE_OUT, 5, 3, 5", "OFF, 5, 9, 5"})
    void theModeRestrictsTheAutoscaler(String mode, int size, int recommended, int target) {
        assertEquals(target, AutoscalerMode.of(mode).apply(size, recommended));
    }

    @ParameterizedTest(name = "{0} of a peak of {1}, less {2} at most: {3}")
    @CsvSource({"10, 40, 10, 30", "35, 40, 10, 35", "45, 40, 10, 45", "10, 40, 20%, 32", "10, 15, 10%, 14"})
    void scaleInControlHoldsTheSizeNearItsPeak(int recommended, int peak, String most, int size) {
        boolean percent = most.endsWith("%");
        int number = Integer.parseInt(percent ? most.substring(0, most.length() - 1) : most);
        assertEquals(size, new ScaleInControl(number, percent, Duration.ofMinutes(10)).apply(recommended, peak));
    }

    @Test
    void thePeakOfTheLastThreeMinutesIsServed() {
        Peak peak = new Peak(Duration.ofMinutes(3));
        List<Integer> sizes = new ArrayList<>();
        int minute = 0;
        for (int recommended : new int[] {4, 9, 5, 7, 2, 2, 2, 3}) {
            sizes.add(peak.include(recommended, Duration.ofMinutes(minute++).toNanos()));
        }
        assertEquals(List.of(4, 9, 9, 9, 7, 7, 2, 3), sizes);
    }
}
