package dev.tenfold.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.verdict.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replicas that carry 50 requests per second each at the knee, where they use 80 % of their CPU request. */
class ThresholdTest {

    static Threshold threshold(double base, double peak, double slope, double reaction, int floor) {
        Reaction seen = new Reaction(List.of(new Finding.Part("all", reaction)), "");
        return new Threshold("web", 50, 0.8, 0.72, base, peak, slope, seen, floor);
    }

    @ParameterizedTest(name = "{0} to {1}/s, +{2}/s each second, {3} s, {4} replicas")
    @CsvSource(textBlock = """
            # base, peak, slope, reaction, floor, lead, threshold, reactive floor, because
            100, 1000, 2,  60,  5, 120, 130,  5, 250 at the knee less 2 x 60: above the usual load
            100, 1000, 5,  60,  5, 300, -50,  9, 5 x 60 is more than 250: (110 + 300) / 50 replicas
            100, 150,  5,  60,  5, 50,  200,  5, the load ends 50 above where it was
            100, 100,  0,  60,  2, 0,   100,  3, nothing rises but the usual load must not set off scaling
            """)
    void isTheKneeLessWhatComesUntilAReplicaDoes(
            double base,
            double peak,
            double slope,
            double reaction,
            int floor,
            double lead,
            double level,
            int reactiveFloor,
            String because) {
        Threshold threshold = threshold(base, peak, slope, reaction, floor);
        assertEquals(lead, threshold.lead(), 1e-9, because);
        assertEquals(level, threshold.threshold(), 1e-9, because);
        assertEquals(level >= base, threshold.enough(), because);
        assertEquals(reactiveFloor, threshold.reactiveFloor(), because);
    }

    @ParameterizedTest(name = "slope {0}: {1} of the knee")
    @CsvSource({
        "2, 0.52, 41, 26", // 1 - 120 / 250
        "0, 0.8, 64, 40", // a fifth stays free for noise
        "30, 0.3, 24, 15" // never so low that half of all replicas stand idle twice over
    })
    void aTargetLeavesTheLeadFree(double slope, double share, int cpu, double tps) {
        Threshold threshold = threshold(100, 10_000, slope, 60, 5);
        assertEquals(share, threshold.reactiveShare(), 1e-9);
        assertEquals(cpu, threshold.cpuTarget(threshold.reactiveShare()));
        assertEquals(tps, threshold.tpsTarget(threshold.reactiveShare()), 1e-9);
    }

    /** At ease is 40 a replica; a tenth more than the peak takes. */
    @ParameterizedTest(name = "{0}/s at the peak: at most {1}")
    @CsvSource({"400, 11", "4000, 110", "10, 5"})
    void theCeilingCarriesThePeakAtEase(double peak, int ceiling) {
        assertEquals(ceiling, threshold(0, peak, 0, 60, 5).ceiling());
    }
}
