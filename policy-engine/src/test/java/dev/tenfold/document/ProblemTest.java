package dev.tenfold.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Place PLACE = new Place("s.yaml", 4);

    @Test
    void isOneLineAndAGuess() {
        assertEquals(
                List.of("s.yaml:4: a.b must be one, was two", "  Maybe `three`?"),
                new Problem(PLACE, "a.b", "must be one", "two", "`three`").lines());
        assertEquals(List.of("s.yaml:4: must be one"), new Problem(PLACE, "", "must be one", "", "").lines());
    }

    @Test
    void whateverAValueHoldsTheLineStaysOne() {
        Problem problem = new Problem(PLACE, "a\tb", "must be one", "x\ny\r\u0000\u001b[31mz \u00e4\u20ac", "");
        assertEquals(
                List.of("s.yaml:4: a\\tb must be one, was x\\ny\\r\\u0000\\u001b[31mz \u00e4\u20ac"), problem.lines());
    }
}
