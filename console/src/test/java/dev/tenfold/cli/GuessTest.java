package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessTest {
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(textBlock = """
            chekc,     check,       a swap
            rn,        run,         a letter forgotten
            runn,      run,         a letter too many
            conformnce, conformance, a letter forgotten in a long word
            rum,       run,         a letter changed
            tune,      ,            too far from all
            """)
    void theNearestWordIsMeant(String typed, String meant, String because) {
        List<String> known = List.of("run", "check", "conformance");
        assertEquals(meant, Guess.closest(typed, known).orElse(null), because);
    }
}
