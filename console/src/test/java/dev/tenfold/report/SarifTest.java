package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifTest {
    private static final List<Remark> REMARKS = List.of(
            new Remark(
                    "policy/warning", Remark.Level.WARNING, "scenarios/a b.yaml", 7, "Doubtful", "100 % of, what\n?"),
            new Remark("expectation/p95", Remark.Level.ERROR, "scenarios/x.yaml", 0, "p95: failed", "3.9 s"),
            new Remark("expectation/p95", Remark.Level.NOTE, "scenarios/y.yaml", 3, "p95", "not exercised"));

    @Test
    void tellsRemarksInTheBytesOfTheGoldenFile() throws IOException {
        Golden.assertMatches("sample.sarif", Sarif.spell(REMARKS, "0.1.0"));
    }

    @Test
    void annotationsEscapeWhatWouldEndThem() {
        assertEquals("""
                ::warning file=scenarios/a b.yaml,line=7,title=Doubtful::100 %25 of, what%0A?
                ::error file=scenarios/x.yaml,title=p95%3A failed::3.9 s
                ::notice file=scenarios/y.yaml,line=3,title=p95::not exercised
                """, Annotations.spell(REMARKS));
    }
}
