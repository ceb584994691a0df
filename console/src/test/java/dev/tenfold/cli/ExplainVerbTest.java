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

class ExplainVerbTest {
    private static final String MEASURED = "../scenarios/traces/load-test-measured.csv";
    private static final Path EXPECTED = Path.of("src/test/resources/dev/tenfold/cli/explain.txt");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Exit run(String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words);
    }

    /** {@code -Dgolden.update=true} rewrites what is expected; the diff is the review. */
    @Test
    void answersFiveQuestionsOfALoadTest() throws IOException {
        assertEquals(Exit.HELD, run("explain", MEASURED, "--target", "70", "--min", "2", "--max", "10"), err::toString);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(EXPECTED, out.toString());
        }
        assertEquals(Files.readString(EXPECTED), out.toString(), "-Dgolden.update=true accepts the change");
    }

    @Test
    void writesTheAnswersForPrograms() {
        assertEquals(Exit.HELD, run("explain", MEASURED, "--format", "json", "--quiet"), err::toString);
        assertTrue(out.toString().contains("\"question\" : \"too-slow\""), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void rehearsesAScenarioAndAnswersTheSame() throws IOException {
        Files.writeString(directory.resolve("hpa.yaml"), """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  minReplicas: 2
                  maxReplicas: 3
                """);
        Path scenario = Files.writeString(directory.resolve("four-times.yaml"), """
                title: Four times the load
                services: {web: {cpu: 100ms, cores: 1, replicas: 2, slots: 10, queue: 10}}
                load:
                  service: web
                  start: 10/s
                  stages: [{hold: {lasts: 2m}}, {ramp: {to: x4, over: 30s}}, {hold: {lasts: 4m}}]
                policies: [{file: hpa.yaml}]
                """);
        assertEquals(Exit.HELD, run("explain", scenario.toString()), err::toString);
        assertTrue(out.toString().contains("Too small rather than too slow"), out::toString);
        assertTrue(out.toString().contains("  - at maximum: "), out::toString);
        assertTrue(out.toString().contains("maxReplicas 3 -> 5"), out::toString);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            --p95    | soon | --p95
            --errors | 1    | --errors must be a share such as 1 %, was 1
            --target | 0    | --target must be > 0 and at most 100
            --max    | 0    | --max must be >= 1, and not below min
            """)
    void complainsOfWhatMakesNoSense(String option, String value, String complaint) {
        assertEquals(Exit.BAD_INPUT, run("explain", MEASURED, option, value));
        assertTrue(err.toString().startsWith(complaint), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void namesWhatATableLacks() throws IOException {
        Path file = Files.writeString(directory.resolve("short.csv"), "time,users\n0,1\n60,2\n");
        assertEquals(Exit.BAD_INPUT, run("explain", file.toString()));
        assertTrue(err.toString().contains("short.csv: must have a column named p95, was none"), err::toString);
        assertTrue(err.toString().contains("short.csv: must have a column named instances"), err::toString);
    }
}
