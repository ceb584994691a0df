package dev.tenfold.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyVectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"aws-scaling", "cloudwatch", "azure-gcp", "nomad", "prometheus"})
    void everyVectorOfTheRealSystemPasses(String name) {
        Path vectors = sharedVectors(name + ".jsonl");
        assumeTrue(vectors != null, "no shared/vectors/policies beside the checkout");
        StringWriter text = new StringWriter();
        int exit = Conformance.run(List.of(vectors), true, new PrintWriter(text));
        assertEquals(Conformance.HELD, exit, text.toString());
        assertTrue(text.toString().lines().noneMatch(line -> line.contains(": unsupported: ")), text.toString());
    }

    private static Path sharedVectors(String name) {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path vectors = dir.resolve("shared/vectors/policies").resolve(name);
            if (Files.isRegularFile(vectors)) {
                return vectors;
            }
        }
        return null;
    }
}
