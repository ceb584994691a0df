package dev.tenfold.policy.vpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recommendations that can be worked out by hand. A bucket ends at 0.2 (1.05^n - 1) cores, or 200 MB (1.05^n - 1); the
 * target is the end of the bucket of the usage, rounded down, and 15 % of it, rounded down.
 */
class VpaControllerTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final int DAY = 1440;

    @ParameterizedTest(name = "{0} cores -> {1} m")
    @CsvSource(textBlock = """
            # usage, target, because
            0.5,     587,    0.2 (1.05^26 - 1) = 0.5111 and 15 %: 511 + 76
            1.0,     1168,   0.2 (1.05^37 - 1) = 1.0162 and 15 %: 1016 + 152
            0.001,   25,     no pod gets less than 25 m
            """)
    void constantCpuIsRoundedUpToItsBucket(double usage, long milliCores, String because) {
        VpaRecommendation recommendation = after(DAY, usage, 1e8, ContainerPolicy.DEFAULT);
        assertEquals(milliCores, recommendation.target().milliCores(), because);
        assertEquals(milliCores, recommendation.uncapped().milliCores());
    }

    @ParameterizedTest(name = "{0} bytes -> {1}")
    @CsvSource(textBlock = """
            # usage,    target,     because
            1073741824, 1238659775, 200 MB (1.05^38 - 1) = 1077095457 and 15 %: 161564318
            1000000,    262144000,  no pod gets less than 250 MiB
            """)
    void constantMemoryIsRoundedUpToItsBucket(double usage, long bytes, String because) {
        assertEquals(
                bytes, after(DAY, 0.5, usage, ContainerPolicy.DEFAULT).target().bytes(), because);
    }

    @ParameterizedTest(name = "after {0} minutes: {1} m to {2} m")
    @CsvSource(textBlock = """
            # minutes, lower, upper, because
            1440,      585,   1174,  'one day: 587 / 1.001^2 and 587 x 2'
            720,       584,   1761,  'half a day: 587 / 1.002^2 and 587 x 3'
            10080,     586,   670,   'a week: 587 / (1 + 0.001 / 7)^2 and 587 x (1 + 1 / 7)'
            """)
    void boundsNarrowWithTheHistory(int minutes, long lower, long upper, String because) {
        VpaRecommendation recommendation = after(minutes, 0.5, 1e8, ContainerPolicy.DEFAULT);
        assertEquals(lower, recommendation.lower().milliCores(), because);
        assertEquals(upper, recommendation.upper().milliCores(), because);
    }

    @Test
    void yesterdayWeighsHalf() {
        VpaController controller = new VpaController(spec(ContainerPolicy.DEFAULT));
        // Nine tenths are still below 0.5 cores while today's share of the weight, doubled, is a tenth at most.
        for (int minute = 0; minute <= DAY; minute++) {
            controller.observe(0.5, 1e8, 1, 1, minute * MINUTE);
        }
        long target = controller.recommend().orElseThrow().target().milliCores();
        for (int minute = DAY + 1; minute <= DAY + 100; minute++) {
            controller.observe(2, 1e8, 1, 1, minute * MINUTE);
        }
        assertEquals(target, controller.recommend().orElseThrow().target().milliCores());
        for (int minute = DAY + 101; minute <= DAY + 200; minute++) {
            controller.observe(2, 1e8, 1, 1, minute * MINUTE);
        }
        assertTrue(controller.recommend().orElseThrow().target().milliCores() > 2000);
    }

    @Test
    void onlyThePeakOfADayCounts() {
        VpaController controller = new VpaController(spec(ContainerPolicy.DEFAULT));
        controller.observe(0.5, 4e8, 1, 3, 0);
        controller.observe(0.5, 1073741824, 1, 3, MINUTE);
        controller.observe(0.5, 5e8, 1, 3, 2 * MINUTE);
        assertEquals(1238659775, controller.recommend().orElseThrow().target().bytes());
    }

    @Test
    void boundsOfThePolicyHaveTheLastWord() {
        ContainerPolicy policy = new ContainerPolicy(
                "api", false, new Request(100, 1L << 30), new Request(400, 2L << 30), List.of("cpu"));
        VpaRecommendation recommendation = after(DAY, 0.5, 1e8, policy);
        assertEquals(new Request(400, 1L << 30), recommendation.target());
        assertEquals(587, recommendation.uncapped().milliCores());
        assertFalse(recommendation.resizes(new Request(400, 0)), "memory is not controlled");
        assertTrue(recommendation.resizes(new Request(300, 0)));
    }

    @Test
    void nothingIsRecommendedBeforeAnythingWasSeen() {
        VpaController controller = new VpaController(spec(ContainerPolicy.DEFAULT));
        controller.observe(0.5, 1e8, 1, 0, 0);
        controller.observe(Double.NaN, 1e8, 1, 1, MINUTE);
        assertEquals(Optional.empty(), controller.recommend());
    }

    @Test
    void atFirstNoRequestIsFarEnoughOff() {
        VpaRecommendation first = after(0, 0.5, 1e8, ContainerPolicy.DEFAULT);
        assertFalse(first.resizes(new Request(1_000_000, 1L << 40)));
        assertEquals(25, first.lower().milliCores());
    }

    private static VpaRecommendation after(int minutes, double cores, double bytes, ContainerPolicy policy) {
        VpaController controller = new VpaController(spec(policy));
        for (int minute = 0; minute <= minutes; minute++) {
            controller.observe(cores, bytes, 1, 1, minute * MINUTE);
        }
        return controller.recommend().orElseThrow();
    }

    private static VpaSpec spec(ContainerPolicy policy) {
        return new VpaSpec("api", "Deployment", "api", UpdateMode.OFF, List.of(policy));
    }
}
