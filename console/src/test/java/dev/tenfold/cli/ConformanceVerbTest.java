package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceVerbTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    private Exit run(String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "from-the-future", "id": "f1"} | HELD      | unsupported is not wrong
            {"kind": "from-the-future",             | BAD_INPUT | half a line is no vector
            """)
    void theEndingIsThatOfTheVectors(String line, Exit exit, String because) throws IOException {
        Path vectors = Files.writeString(directory.resolve("v.jsonl"), line + "\n");
        assertEquals(exit, run("conformance", vectors.toString()), because);
    }

    @Test
    void failuresShowsEachCaseByItsName() throws IOException {
        Path vectors = Files.writeString(directory.resolve("v.jsonl"), "{\"kind\": \"future\", \"id\": \"f1\"}\n");
        run("conformance", vectors.toString());
        assertTrue(out.toString().lines().noneMatch(line -> line.startsWith("f1: ")), out::toString);
        run("conformance", "--failures", vectors.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.startsWith("f1: unsupported")), out::toString);
    }
}
