package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunVerbTest {
    /** One service at half its capacity for a minute, which nothing scales; it can only hold or fail by its latency. */
    private static final String CALM = """
            title: A calm minute
            length: 60s
            services:
              web: {cpu: 100ms, cores: 1, replicas: 2}
            load:
              service: web
              start: 10/s
              stages:
                - hold: {lasts: 60s}
            expect:
              p95: 10s
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path calm;

    @BeforeEach
    void writeScenario() throws IOException {
        calm = Files.writeString(directory.resolve("calm.yaml"), CALM);
    }

    private Exit run(Path scenario, String... more) {
        List<String> words = new ArrayList<>(
                List.of("run", scenario.toString(), "--out", reports().toString()));
        words.addAll(List.of(more));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words.toArray(String[]::new));
    }

    private Path reports() {
        return directory.resolve("reports");
    }

    private List<String> written() throws IOException {
        try (var files = Files.walk(reports())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> reports().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theVerdictIsPrintedAndTheReportsAreWritten() throws IOException {
        assertEquals(Exit.HELD, run(calm), err::toString);
        assertTrue(out.toString().contains("A calm minute"), out::toString);
        assertEquals(List.of("junit.xml", "report.html", "report.json"), written());
        assertEquals("", err.toString());
    }

    /** The author of the rule can mend it, so it is told like bad input: one line, no stack trace, nothing written. */
    @Test
    void anOwnRuleThatFailsIsOneLineAndEndsTheRunWithTwo() throws IOException {
        Files.writeString(directory.resolve("broken.drl"), """
                rule "divides by nothing"
                when
                    $web : ServiceFact(name == "web")
                then
                    scale.to($web, 1 / ($web.getDesired() - 2), "never");
                end
                """);
        Path scenario = Files.writeString(directory.resolve("broken.yaml"), CALM + "policies: [file: broken.drl]\n");
        assertEquals(Exit.BAD_INPUT, run(scenario), err::toString);
        assertTrue(
                err.toString().contains("broken.drl:4: rule \"divides by nothing\" failed with ArithmeticException"),
                err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertEquals(List.of(), written());
    }

    @Test
    void anExpectationThatFailsEndsTheRunWithOneAndIsPrintedEvenQuietly() {
        assertEquals(Exit.FAILED, run(calm, "--set", "expect.p95=1ms", "--quiet"), err::toString);
        assertTrue(out.toString().startsWith("FAILED  "), out::toString);
    }

    @Test
    void quietPrintsNothingWhenAllHeld() {
        assertEquals(Exit.HELD, run(calm, "--quiet"));
        assertEquals("", out.toString());
    }

    @Test
    void oneSeedGivesTheSameBytesWhereverTheyAreWritten() throws IOException {
        run(calm, "--seed", "7", "--format", "json");
        String first = Files.readString(reports().resolve("report.json"));
        assertEquals(first, out.toString());
        run(calm, "--seed", "7", "--quiet");
        assertEquals(first, Files.readString(reports().resolve("report.json")));
        assertTrue(first.contains("./tenfold run " + calm + " --seed 7\""), first);
    }

    @Test
    void theCommandThatRepeatsARunIsSafeToPaste() throws IOException {
        Path spaced = Files.copy(calm, directory.resolve("it's calm.yaml"));
        run(spaced, "--set", "title=\"A $HOME\"");
        String pasted = "./tenfold run '" + directory + "/it'\\''s calm.yaml' --seed 1 --set 'title=\"A $HOME\"'";
        assertTrue(out.toString().contains(pasted), out::toString);
    }

    @Test
    void severalScenariosGetADirectoryEachAndOneDocument() throws IOException {
        Path other = Files.createDirectories(directory.resolve("other")).resolve("calm.yaml");
        Files.writeString(other, CALM);
        assertEquals(Exit.HELD, run(calm, other.toString(), "--format", "junit"), err::toString);
        assertEquals(
                List.of(
                        "calm-2/junit.xml",
                        "calm-2/report.html",
                        "calm-2/report.json",
                        "calm/junit.xml",
                        "calm/report.html",
                        "calm/report.json"),
                written());
        assertEquals(2, out.toString().split("<testsuite ", -1).length - 1, out::toString);
        assertEquals(1, out.toString().split("<testsuites ", -1).length - 1, out::toString);
    }

    @Test
    void everyMistakeInEveryScenarioIsToldBeforeAnyIsRehearsed() throws IOException {
        Path wrong = Files.writeString(directory.resolve("wrong.yaml"), CALM.replace("cores: 1", "cores: 0"));
        Path missing = directory.resolve("missing.yaml");
        assertEquals(Exit.BAD_INPUT, run(calm, missing.toString(), wrong.toString()));
        List<String> complaints = err.toString().lines().toList();
        assertTrue(complaints.stream().anyMatch(line -> line.startsWith(missing + ": ")), err::toString);
        assertTrue(complaints.stream().anyMatch(line -> line.startsWith(wrong + ":4: services.web")), err::toString);
        assertEquals("", out.toString());
        assertTrue(Files.notExists(reports()));
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "--format, html other.yaml, '--format html prints one page, so it takes one SCENARIO'",
        "--format, markdow, '--format must be one of text, json, junit, html, markdown, sarif, annotations, was markdow'",
        "--set, length, '--set length: must be path=value, such as seed=7'"
    })
    void wordsThatMakeNoSenseAreRefused(String option, String value, String complaint) {
        List<String> more = new ArrayList<>(List.of(option));
        more.addAll(List.of(value.split(" ")));
        assertEquals(Exit.BAD_INPUT, run(calm, more.toArray(String[]::new)));
        assertEquals(complaint, err.toString().lines().findFirst().orElse(""));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsSaidBeforeTheWork() throws IOException {
        Files.writeString(reports(), "a file is in the way");
        assertEquals(Exit.BAD_INPUT, run(calm));
        assertEquals(reports() + " is not a directory", err.toString().strip());
    }
}
