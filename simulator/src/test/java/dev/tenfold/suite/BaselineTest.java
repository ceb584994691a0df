package dev.tenfold.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.suite.Baseline.Line;
import dev.tenfold.suite.Baseline.Run;
import dev.tenfold.verdict.Finding.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

    private static Baseline of(String status, double cost) {
        return Baseline.of(List.of(run("a.yaml", 1, status, cost)));
    }

    private static Run run(String name, long seed, String status, double cost) {
        Line line = new Line("p95", "users", Status.valueOf(status), "420 ms", "500 ms");
        return new Run(name, seed, List.of(line), 1, cost, 0, "USD");
    }

    private static String told(List<Change> changes) {
        return changes.isEmpty() ? "" : changes.get(0).told();
    }

    @ParameterizedTest(name = "{0} then {1}: {2}")
    @CsvSource(textBlock = """
            HELD,          HELD,
            HELD,          FAILED,        VERDICT
            NOT_EXERCISED, FAILED,        VERDICT
            FAILED,        FAILED,        KNOWN
            FAILED,        HELD,          MENDED
            HELD,          NOT_EXERCISED, UNPROVEN
            FAILED,        NOT_EXERCISED,
            """)
    void aVerdictIsComparedWithItself(String before, String now, Change.Kind kind) {
        List<Change> changes = of(before, 1).changesTo(of(now, 1), 0.05);
        assertEquals(
                kind == null ? List.of() : List.of(kind),
                changes.stream().map(Change::kind).toList());
    }

    /** 5 % are tolerated. */
    @ParameterizedTest(name = "{0} then {1}: {2}")
    @CsvSource(textBlock = """
            1, 1.05, ''
            1, 0.96, ''
            1, 1.06, 'a.yaml: regression: cost of replicas is 1.06 USD, was 1 (+6 %, tolerated 5 %)'
            1, 0.9,  'a.yaml: cheaper: cost of replicas is 0.9 USD, was 1 (-10 %, tolerated 5 %)'
            0, 1,    'a.yaml: regression: cost of replicas is 1 USD, was 0'
            """)
    void aCostMayGrowByTheTolerance(double before, double now, String told) {
        assertEquals(told, told(of("HELD", before).changesTo(of("HELD", now), 0.05)));
    }

    @Test
    void aNewFailureOfANewScenarioCountsAndWhatWasNotRunIsTold() {
        Baseline before = Baseline.of(List.of(run("gone.yaml", 1, "HELD", 1)));
        Baseline now = Baseline.of(List.of(run("new.yaml", 1, "FAILED", 1)));
        assertEquals(
                List.of(Change.Kind.NEW, Change.Kind.VERDICT, Change.Kind.NOT_RUN),
                before.changesTo(now, 0).stream().map(Change::kind).toList());
    }

    @Test
    void anotherSeedIsTold() {
        Baseline now = Baseline.of(List.of(run("a.yaml", 2, "HELD", 1)));
        assertEquals("a.yaml: other seed: 2, was 1", told(of("HELD", 1).changesTo(now, 0)));
    }
}
