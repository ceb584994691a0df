package dev.tenfold.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KedaTriggerVectorsTest {
    private static final List<VectorKind> FAMILIES =
            List.of(KedaTriggerVectors.family(), KedaTriggerVectorsMetrics.family(), KedaTriggerVectorsQueues.family());

    @TempDir
    private Path directory;

    @Test
    void everyVectorOfTheTriggersPasses() throws IOException {
        Path vectors = sharedVectors();
        assumeTrue(vectors != null, "no shared/vectors/policies beside the checkout");
        assertEquals("", differences(vectors));
    }

    @Test
    void anUnexpectedErrorIsADifference() throws IOException {
        Path file = directory.resolve("wrong.jsonl");
        Files.writeString(file, """
                {"id": "refused", "kind": "keda/prometheus-value", "inputs": {"responseBody": "{}", \
                "httpStatus": 500, "ignoreNullValues": true}, "expected": {"error": false, "value": 0}}
                {"id": "answered", "kind": "keda/prometheus-value", "inputs": {"responseBody": "{}", \
                "httpStatus": 200, "ignoreNullValues": true}, "expected": {"error": true, "value": -1}}
                """);
        String differences = differences(file);
        assertEquals(2, differences.lines().count(), differences);
    }

    /** The differences alone; kinds of others are none of this test's. */
    private static String differences(Path file) throws IOException {
        StringWriter text = new StringWriter();
        Conformance.run(FAMILIES, List.of(file), true, new PrintWriter(text));
        return text.toString()
                .lines()
                .filter(line -> line.contains(": failed: ") || line.contains("not a vector of its kind"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static Path sharedVectors() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path vectors = dir.resolve("shared/vectors/policies/keda.jsonl");
            if (Files.isRegularFile(vectors)) {
                return vectors;
            }
        }
        return null;
    }
}
