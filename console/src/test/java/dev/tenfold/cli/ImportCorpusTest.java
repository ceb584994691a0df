package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recording of real teams, which are not part of this repository, through {@code ./tenfold import}: a scenario
 * that {@code ./tenfold check} accepts, or one line that says why not.
 */
class ImportCorpusTest {
    private static final List<String> FOLDERS =
            List.of("har", "access-logs", "access-logs/formats", "loadtest", "prometheus");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyRecordingIsAScenarioOrOneClearLine() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolveSibling("shared").resolve("traces"))) {
            here = here.getParent();
        }
        assumeTrue(here != null, "no shared/traces beside the checkout: recordings cannot be read");
        Path traces = here.resolveSibling("shared").resolve("traces");
        Stream.Builder<DynamicTest> tests = Stream.builder();
        for (String name : FOLDERS) {
            try (Stream<Path> files = Files.list(traces.resolve(name))) {
                files.filter(file ->
                                Files.isRegularFile(file) && !file.toString().endsWith(".md"))
                        .sorted()
                        .forEach(file ->
                                tests.add(dynamicTest(traces.relativize(file).toString(), () -> imported(file))));
            }
        }
        return tests.build();
    }

    private void imported(Path file) throws IOException {
        Path scenario = folder.resolve(file.getFileName() + ".yaml");
        StringWriter err = new StringWriter();
        // No name tells that a bare CPU series is one.
        String as = file.getFileName().toString().startsWith("pod_cpu") ? "--as=cpu=" + file : "--quiet";
        Exit exit = tenfold(err, "import", file.toString(), as, "--out", scenario.toString());
        if (exit == Exit.HELD) {
            assertEquals("", err.toString());
            assertEquals(Exit.HELD, tenfold(err, "check", scenario.toString()), err::toString);
            return;
        }
        assertEquals(Exit.BAD_INPUT, exit, err::toString);
        assertTrue(file.getFileName().toString().startsWith("bad-"), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertFalse(Files.exists(scenario));
    }

    private static Exit tenfold(StringWriter err, String... words) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Terminal terminal = new Terminal(nowhere, new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, true).run(words);
    }
}
