package dev.tenfold.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
    private static final String CLAMP = """
            {"id":"%s","kind":"behavior","function":"%s","input":{"currentReplicas":3,"desiredReplicas":9,\
            "minReplicas":1,"maxReplicas":20},"expected":{"replicas":%d,"reason":"ScaleUpLimit"}}
            """;

    @TempDir
    Path directory;

    private final StringWriter text = new StringWriter();

    @Test
    void talliesEachKind() throws IOException {
        write("a.jsonl", CLAMP.formatted("one", "clampLegacy", 6) + CLAMP.formatted("two", "clampLegacy", 6));
        assertEquals(Conformance.HELD, run(false));
        assertEquals(
                List.of(
                        "kind                           passed   failed  unsupported    total",
                        "behavior                            2        0            0        2",
                        "all                                 2        0            0        2"),
                text.toString().lines().toList());
    }

    @Test
    void aFailedCaseIsShownWithItsDifference() throws IOException {
        write("a.jsonl", CLAMP.formatted("one", "clampLegacy", 7));
        assertEquals(Conformance.FAILED, run(true));
        assertTrue(text.toString().startsWith("one: failed: replicas must be 7, was 6"), text.toString());
    }

    @Test
    void whatIsNotKnownIsUnsupportedAndNoFailure() throws IOException {
        write("a.jsonl", CLAMP.formatted("one", "mystery", 6) + "{\"id\":\"two\",\"kind\":\"mystery\"}\n");
        assertEquals(Conformance.HELD, run(true));
        assertTrue(text.toString().contains("one: unsupported: no such function: \"mystery\""), text.toString());
        assertTrue(text.toString().contains("two: unsupported: no such kind of vector"), text.toString());
    }

    @Test
    void unreadableLinesAreNamedAndTheRestIsRun() throws IOException {
        Path file = write(
                "a.jsonl",
                "{\"id\":\n" + "[1]\n" + "{\"id\":\"x\",\"kind\":\"behavior\",\"function\":\"clampLegacy\"}\n"
                        + CLAMP.formatted("one", "clampLegacy", 6));
        assertEquals(Conformance.UNREADABLE, run(false));
        List<String> lines = text.toString().lines().toList();
        assertTrue(lines.get(0).startsWith(file + ":1: not JSON: "), lines.get(0));
        assertEquals(file + ":2: a vector must be a JSON object", lines.get(1));
        assertTrue(lines.get(2).startsWith(file + ":3: not a vector of its kind: "), lines.get(2));
        assertEquals("behavior                            1        0            0        1", lines.get(4));
    }

    @Test
    void aFolderWithoutVectorsProvesNothing() throws IOException {
        write("a.jsonl", "\n");
        write("a.json", CLAMP.formatted("one", "clampLegacy", 6));
        assertEquals(Conformance.UNREADABLE, run(false));
        String line = directory + ": holds no vectors: no .jsonl file in it has a line of them";
        assertEquals(line, text.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void aMissingFileIsNamed() {
        int exit = Conformance.run(List.of(directory.resolve("nothing.jsonl")), false, new PrintWriter(text));
        assertEquals(Conformance.UNREADABLE, exit);
        assertTrue(text.toString().startsWith(directory.resolve("nothing.jsonl") + ": no such file"), text.toString());
    }

    @Test
    void aFurtherKindPlugsInAndItsMaterialIsNotCounted() throws IOException {
        write("a.jsonl", "{\"load\":\"x\"}\n{\"id\":\"one\",\"eval\":1}\n");
        VectorKind kind = new VectorKind() {
            @Override
            public boolean accepts(JsonNode line) {
                return line.has("load") || line.has("eval");
            }

            @Override
            public String tallyOf(JsonNode line) {
                return "promql";
            }

            @Override
            public Outcome run(JsonNode line, Path file) {
                return line.has("load") ? new Outcome.Material() : new Outcome.Passed();
            }
        };
        assertEquals(
                Conformance.HELD, Conformance.run(List.of(kind), List.of(directory), false, new PrintWriter(text)));
        assertTrue(
                text.toString().contains("promql                              1        0            0        1"),
                text.toString());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private int run(boolean failures) {
        return Conformance.run(List.of(directory), failures, new PrintWriter(text));
    }
}
