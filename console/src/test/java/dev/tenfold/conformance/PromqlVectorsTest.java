package dev.tenfold.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus' own scripts expect, and what a real server answered. */
class PromqlVectorsTest {
    private static String output;

    @BeforeAll
    static void runAll() {
        Path vectors = sharedVectors();
        assumeTrue(vectors != null, "no shared/vectors/promql beside the checkout");
        StringWriter text = new StringWriter();
        Conformance.run(List.of(vectors), true, new PrintWriter(text));
        output = text.toString();
    }

    @ParameterizedTest(name = "every {0} vector passes")
    @ValueSource(strings = {"core", "extended"})
    void allOfWhatPoliciesUsePasses(String tier) {
        int[] counts = counts(tier);
        assertTrue(counts[0] > 0, output);
        assertEquals(counts[3], counts[0], output);
    }

    @Test
    void mostOfWhatIsRarePasses() {
        int[] counts = counts("rare");
        assertTrue(counts[0] >= 0.9 * counts[3], output);
    }

    /** Passed, failed, unsupported, total. */
    private static int[] counts(String tier) {
        String tally = output.lines()
                .filter(line -> line.startsWith("promql " + tier))
                .findFirst()
                .orElse("promql " + tier + " 0 0 0 0");
        String[] words = tally.split(" +");
        return List.of(words).subList(2, words.length).stream()
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static Path sharedVectors() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path vectors = dir.resolve("shared/vectors/promql");
            if (Files.isDirectory(vectors)) {
                return vectors;
            }
        }
        return null;
    }
}
