package dev.tenfold.confirm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.confirm.Ruling.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingTest {
    private static final Band AROUND_100 = new Band(80, 100, 120);

    @ParameterizedTest(name = "steady throughput {0}, p95 {1}, scale-up {2}, p50 {3} where 100 was predicted: {4} {5}")
    @CsvSource(textBlock = """
            # thr, p95, up, p50, verdict,       worst
            100,   100, 100, 100, CONFIRMED,
            110,    90, 115, 100, CONFIRMED,
            111,   100, 100, 100, NOT_CONFIRMED, HOLD_THROUGHPUT
            100,    89, 100, 100, NOT_CONFIRMED, HOLD_P95
            100,   100, 116, 100, NOT_CONFIRMED, SCALE_UP
            # three of four in the band are not 80 %
            100,   100, 100, 200, NOT_CONFIRMED, HOLD_P50
            # further off beside what is allowed: 20 of 10 against 24 of 15
            120,   100, 124, 100, NOT_CONFIRMED, HOLD_THROUGHPUT
            """)
    void judgesByTheMediansThatDecideAndByTheBands(
            double throughput, double p95, double scaleUp, double p50, Verdict verdict, Quantity worst) {
        List<Finding> findings = List.of(
                new Finding(Quantity.HOLD_THROUGHPUT, AROUND_100, List.of(throughput)),
                new Finding(Quantity.HOLD_P95, AROUND_100, List.of(p95)),
                new Finding(Quantity.SCALE_UP, AROUND_100, List.of(scaleUp)),
                new Finding(Quantity.HOLD_P50, AROUND_100, List.of(p50)));
        Ruling ruling = Ruling.of(findings, List.of());
        assertEquals(verdict, ruling.verdict(), () -> String.join("; ", ruling.why()));
        assertEquals(Optional.ofNullable(worst), ruling.worst());
    }

    @Test
    void saysNothingOfTheModelWhenTheGeneratorWasTheLimit() {
        List<Finding> good = List.of(new Finding(Quantity.HOLD_P95, AROUND_100, List.of(100.0)));
        Ruling ruling = Ruling.of(good, List.of("sent late"));
        assertEquals(Verdict.VOID, ruling.verdict());
        assertEquals(List.of("sent late"), ruling.why());
    }

    @Test
    void aDisturbedMeasurementThatDoesNotAgreeConfirmsNothingAndSaysBoth() {
        List<Finding> far = List.of(new Finding(Quantity.HOLD_P95, AROUND_100, List.of(150.0)));
        Ruling ruling = Ruling.of(far, List.of("sent late"));
        assertEquals(Verdict.NOT_CONFIRMED, ruling.verdict());
        assertEquals(Optional.of(Quantity.HOLD_P95), ruling.worst());
        assertEquals("sent late", ruling.why().get(ruling.why().size() - 1));
        assertEquals(3, ruling.why().size());
    }

    @Test
    void comparesTheMiddleOfSeveralRunsAndCountsEachInTheBand() {
        Finding finding = new Finding(Quantity.HOLD_P95, AROUND_100, List.of(90.0, 104.0, 300.0, 70.0, 110.0));
        assertEquals(104, finding.median());
        assertEquals(0.04, finding.error(), 1e-12);
        assertEquals(3, finding.inside());
    }

    @Test
    void nothingPredictedAndNothingMeasuredIsNoError() {
        Band nothing = new Band(0, 0, 0);
        assertEquals(0, new Finding(Quantity.ERRORS, nothing, List.of(0.0)).error());
        assertEquals(0, new Finding(Quantity.ERRORS, nothing, List.of(0.01)).inside());
    }

    @Test
    void theBandLeavesOutFivePercentOnEachSide() {
        List<Double> figures = new java.util.ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            figures.add((double) i);
        }
        Collections.reverse(figures);
        assertEquals(new Band(5, 50, 95), Band.of(figures));
    }
}
