package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.BadInput;
import dev.tenfold.report.ReportJson;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Verdict;
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

/** Folders, suites, limits of the command line, baselines, and the formats that build servers read. */
class SuiteRunTest {
    /** Two replicas at half of what they can; a p95 of about 300 ms. */
    private static final String CALM = """
            title: A calm minute
            suites: [%s]
            length: 60s
            services:
              web: {cpu: 100ms, cores: 1, replicas: 2}
            load:
              service: web
              start: 10/s
              stages:
                - hold: {lasts: 60s}
            expect:
              ignore: [p95]
            """;

    private static final String AUTOSCALER = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 10
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
            """;

    @TempDir
    private Path directory;

    private Path folder;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void writeFolder() throws IOException {
        folder = Files.createDirectories(directory.resolve("scaling"));
        write("b-calm.yaml", CALM.formatted("spike"));
        write("a-calm.yaml", CALM.formatted("soak").replace("A calm", "Another calm"));
        write("web-hpa.yaml", AUTOSCALER);
        write("notes.txt", "services: none");
        write(".hidden.yaml", "services: {");
        Files.createDirectories(folder.resolve("deeper"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Exit run(String... more) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> words = new ArrayList<>(
                List.of("run", "--out", directory.resolve("reports").toString()));
        words.addAll(List.of(more));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words.toArray(String[]::new));
    }

    private String inFolder(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aFolderMeansItsScenariosByNameAndSaysWhatElseLiesThere() {
        assertEquals(Exit.HELD, run(folder.toString()), err::toString);
        String told = out.toString();
        assertTrue(told.indexOf("Another calm minute") < told.indexOf("  A calm minute"), told);
        assertTrue(told.endsWith("\n2 scenarios: 2 held\n"), told);
        assertEquals(
                folder + ": skipped, since they are no scenarios: deeper/, notes.txt, web-hpa.yaml",
                err.toString().strip());
    }

    @Test
    void aScenarioOfAFolderThatCannotBeReadIsComplainedOfAndNotSkipped() throws IOException {
        write("c-broken.yaml", "title: broken\nservices: {web: [}\n");
        assertEquals(Exit.BAD_INPUT, run(folder.toString()));
        assertTrue(err.toString().contains("c-broken.yaml:2: "), err::toString);
    }

    @Test
    void aFolderWithoutAScenarioIsBadInput() {
        assertEquals(Exit.BAD_INPUT, run(inFolder("deeper")));
        assertTrue(err.toString().startsWith(inFolder("deeper") + " holds no scenario"), err::toString);
    }

    @Test
    void aSuiteTakesTheScenariosThatNameIt() {
        assertEquals(Exit.HELD, run("--suite", "quick", "--format", "junit", folder.toString()), err::toString);
        assertTrue(out.toString().contains("name=\"A calm minute\""), out::toString);
        assertFalse(out.toString().contains("Another"), out::toString);
        assertTrue(err.toString().contains("suite quick: 1 of 2 scenarios"), err::toString);
        assertEquals(Exit.BAD_INPUT, run("--suite", "nightly", folder.toString()));
        assertEquals(
                "--suite nightly: no scenario given is part of it; they name soak, spike",
                err.toString().strip());
    }

    @Test
    void aTypeOfTestBringsItsLoadAndIsRepeatable() {
        assertEquals(Exit.HELD, run("--test", "smoke,load", inFolder("a-calm.yaml")), err::toString);
        assertTrue(out.toString().contains("Another calm minute, as a smoke test"), out::toString);
        assertTrue(out.toString().contains(" --seed 1 --test load\n"), out::toString);
        assertTrue(Files.exists(directory.resolve("reports/a-calm-load/report.json")));
        assertEquals(Exit.BAD_INPUT, run("--test", "sprint", inFolder("a-calm.yaml")));
    }

    /** The limits hold although the scenario ignores p95 and scales nothing. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            --max-p95-latency, 1000,  HELD
            --max-p95-latency, 1,     FAILED
            --max-p95-latency, 0.1s,  FAILED
            --max-error-rate,  0.01,  HELD
            --max-scale-time,  180,   HELD
            --max-p95-latency, 0,     BAD_INPUT
            --max-p95-latency, quick, BAD_INPUT
            --max-error-rate,  2,     BAD_INPUT
            --max-scale-time,  -1,    BAD_INPUT
            """)
    void limitsOfTheCommandLineHoldInEveryScenario(String option, String value, Exit exit) {
        assertEquals(exit, run(option + "=" + value, inFolder("a-calm.yaml")), () -> out + "" + err);
    }

    @Test
    void theSameAgainIsNoRegressionAndGivesTheSameBytes() throws IOException {
        String kept = directory.resolve("baseline.json").toString();
        String again = directory.resolve("again.json").toString();
        assertEquals(Exit.HELD, run("--save-baseline", kept, folder.toString()), err::toString);
        assertEquals(Exit.HELD, run("--baseline", kept, "--save-baseline", again, folder.toString()), err::toString);
        assertEquals(Files.readString(Path.of(kept)), Files.readString(Path.of(again)));
        assertFalse(Files.readString(Path.of(kept)).contains(directory.toString()));
        assertTrue(out.toString().endsWith("baseline: nothing changed\n"), out::toString);
    }

    @Test
    void aVerdictOrACostThatGotWorseFailsAndIsNamed() {
        String kept = directory.resolve("baseline.json").toString();
        run("--save-baseline", kept, folder.toString());
        assertEquals(Exit.FAILED, run("--baseline", kept, "--max-p95-latency", "1", folder.toString()));
        assertTrue(out.toString().contains("a-calm.yaml: regression: p95 "), out::toString);
        assertEquals(
                Exit.FAILED, run("--baseline", kept, "--set", "services.web.replicas=3", "--quiet", folder.toString()));
        assertTrue(out.toString().contains("b-calm.yaml: regression: cost of replicas is 0.0024 USD"), out::toString);
        assertEquals(
                Exit.HELD,
                run("--baseline", kept, "--set", "price.core-hour=0.05", folder.toString()),
                () -> out + "" + err);
    }

    @Test
    void aFailureThatTheBaselineKnowsIsToldAndDoesNotCount() {
        String kept = directory.resolve("baseline.json").toString();
        String limit = "--max-p95-latency=1";
        assertEquals(Exit.FAILED, run("--save-baseline", kept, limit, folder.toString()));
        assertEquals(Exit.HELD, run("--baseline", kept, limit, folder.toString()), () -> out + "" + err);
        assertTrue(out.toString().contains("a-calm.yaml: known failure: p95 "), out::toString);
    }

    @Test
    void aBaselineThatIsNoneIsRefusedWithItsLine() throws IOException {
        Path kept = Files.writeString(directory.resolve("baseline.json"), "{\"schema\": \"tenfold/baseline/9\"}\n");
        assertEquals(Exit.BAD_INPUT, run("--baseline", kept.toString(), folder.toString()));
        assertTrue(err.toString().startsWith(kept + ":1: schema must be tenfold/baseline/1"), err::toString);
        assertEquals(Exit.BAD_INPUT, run("--save-baseline", inFolder("none/b.json"), folder.toString()));
    }

    /** Two are rehearsed at a time; what is told must not show it. */
    @Test
    void severalAtOnceTellWhatEachTellsAlone() throws IOException, BadInput {
        run("--format", "json", folder.toString());
        StringBuilder alone = new StringBuilder();
        for (String name : List.of("a-calm.yaml", "b-calm.yaml")) {
            Script script = ScenarioReader.read(folder.resolve(name), List.of());
            String command = "./tenfold run " + inFolder(name) + " --seed 1";
            alone.append(ReportJson.spell(Verdict.of(script, command, Version.current(), share -> {})));
        }
        assertEquals(alone.toString(), out.toString());
    }

    @Test
    void failedExpectationsAreToldBesideTheirLine() {
        assertEquals(Exit.FAILED, run("--format", "annotations", "--max-p95-latency", "1", inFolder("a-calm.yaml")));
        String first = out.toString()
                .lines()
                .filter(line -> line.startsWith("::error"))
                .findFirst()
                .orElse("");
        assertTrue(first.startsWith("::error file=a-calm.yaml,line=11,title="), first);
        assertEquals(Exit.FAILED, run("--format", "sarif", "--max-p95-latency", "1", inFolder("a-calm.yaml")));
        assertTrue(out.toString().contains("\"ruleId\" : \"expectation/p95\""), out::toString);
        assertTrue(out.toString().contains("\"startLine\" : 11"), out::toString);
    }

    @Test
    void mistakesAreToldBesideTheirLineTooAndStillEndWithTwo() throws IOException {
        write("a-calm.yaml", CALM.formatted("soak").replace("cores: 1", "cores: 0"));
        assertEquals(Exit.BAD_INPUT, run("--format", "annotations", inFolder("a-calm.yaml")));
        assertTrue(
                out.toString().startsWith("::error file=a-calm.yaml,line=5,title=Cannot be used::services.web"),
                out::toString);
    }

    @Test
    void copiesInOtherFormatsAreWrittenBesideOne() throws IOException {
        Path summary = directory.resolve("summary.md");
        assertEquals(Exit.HELD, run("--write", "markdown=" + summary, folder.toString()), err::toString);
        String markdown = Files.readString(summary);
        assertTrue(markdown.startsWith("### Tenfold: all 2 scenarios held\n"), markdown);
        assertFalse(markdown.contains(directory.toString()), markdown);
        assertEquals(Exit.BAD_INPUT, run("--write", "pdf=" + summary, folder.toString()));
    }
}
