package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.real.Promtool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanVerbTest {
    /** Sustained load, five times as much within a minute, and the way back. */
    private static final String SCENARIO = """
            title: Five times the requests
            services:
              web: {cpu: 20ms, cores: 1, replicas: 3, slots: 64, queue: 200, requests: {cpu: 900m, memory: 512Mi}}
            load:
              service: web
              start: 60/s
              stages:
                - hold: {lasts: 10m}
                - ramp: {to: x5, over: 60s}
                - hold: {lasts: 4m}
                - ramp: {to: x1, over: 60s}
                - hold: {lasts: 8m}
            policies: [file: web-hpa.yaml]
            """;

    private static final String AUTOSCALER = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 3
              maxReplicas: 20
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
            """;

    @TempDir
    private Path directory;

    private Path scenario;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void writeScenario() throws IOException {
        scenario = Files.writeString(directory.resolve("five.yaml"), SCENARIO);
        Files.writeString(directory.resolve("web-hpa.yaml"), AUTOSCALER);
    }

    private Exit run(Path into, String... more) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("plan", scenario.toString(), "--out", into.toString()));
        words.addAll(List.of(more));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words.toArray(String[]::new));
    }

    @Test
    void onePlanAnswersEveryQuestionWithFilesThatHold() throws Exception {
        Path plan = directory.resolve("plan");
        assertEquals(Exit.HELD, run(plan, "--quiet"), () -> out + "" + err);
        String text = Files.readString(plan.resolve("plan.md"));
        for (String heading : List.of(
                "## Maximum sustainable load",
                "## Bottleneck and knee",
                "## When to scale",
                "## Policies",
                "## Pre-scaling schedule",
                "## Cost",
                "## Rehearsed under these policies",
                "## Alerts",
                "## Test cadence",
                "## Evidence")) {
            assertTrue(text.contains("\n" + heading + "\n"), heading);
        }
        assertTrue(text.contains("Status: complete"), text);
        assertTrue(text.contains("The fullest") || text.contains("the fullest is the CPU of web"), text);
        assertTrue(text.contains("./tenfold run " + scenario + " --seed 1"), text);
        page(Files.readString(plan.resolve("plan.html")));
        policies(plan.resolve("policies"));
        JsonNode dashboard =
                new ObjectMapper().readTree(plan.resolve("dashboard.json").toFile());
        assertEquals(7, dashboard.get("panels").size());
        JsonNode register =
                new ObjectMapper().readTree(plan.resolve("thresholds.json").toFile());
        assertEquals("web", register.get("services").get(0).get("service").textValue());
        alerts(plan);
        sameAgain(plan);
    }

    private static void page(String html) {
        assertTrue(html.startsWith("<!doctype html>"));
        assertFalse(html.contains("src=") || html.contains("href="), "the page needs nothing else");
    }

    /** What a plan writes our own readers take without an error, whoever applies it. */
    private static void policies(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        assertEquals(
                List.of("web-cloudformation.yaml", "web-hpa.yaml", "web-keda.yaml", "web.tf"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        for (Path file : files) {
            Problems problems = new Problems();
            PolicyDocument read =
                    PolicyFormats.uncached().read(file.toString(), Files.readAllBytes(file), Map.of(), problems);
            assertEquals(List.of(), problems.lines());
            assertEquals(List.of(), read.errors());
            assertEquals(1, read.policies().size(), file.toString());
        }
    }

    private static void alerts(Path plan) throws Exception {
        String rules = Files.readString(plan.resolve("alerts.yaml"));
        Problems problems = new Problems();
        PolicyDocument read = PolicyFormats.uncached()
                .read("alerts.yaml", Files.readAllBytes(plan.resolve("alerts.yaml")), Map.of(), problems);
        assertEquals(List.of(), problems.lines());
        assertEquals(8, read.policies().get(0).spec().parts().size(), rules);
        String test = Files.readString(plan.resolve("alerts-test.yaml"));
        for (String alert : read.policies().get(0).spec().parts()) {
            assertTrue(test.contains("alertname: " + alert), alert);
        }
        assumeTrue(Promtool.binary().isPresent(), "no promtool on the PATH; apt-get install prometheus");
        assertEquals(Optional.empty(), Promtool.test(plan, List.of("alerts-test.yaml")));
    }

    private void sameAgain(Path plan) throws IOException {
        Path again = directory.resolve("again");
        run(again, "--quiet");
        for (String file : List.of("plan.md", "plan.html", "alerts.yaml", "alerts-test.yaml", "thresholds.json")) {
            assertEquals(Files.readString(plan.resolve(file)), Files.readString(again.resolve(file)), file);
        }
    }

    @Test
    void withoutASpikeThePlanIsIncomplete() throws IOException {
        Path plan = directory.resolve("plan");
        assertEquals(Exit.FAILED, run(plan, "--set", "load.stages=[{hold: {lasts: 12m}}]", "--format", "markdown"));
        assertTrue(out.toString().contains("Status: INCOMPLETE: no scenario holds spike, nor recovery"), out::toString);
        assertEquals(out.toString(), Files.readString(plan.resolve("plan.md")));
    }

    @Test
    void aMaximumThatWasMeasuredGoesBeforeTheSimulatedOne() throws IOException {
        Path measured = Files.writeString(directory.resolve("max-tps.json"), """
                {"verdict": "MAXIMUM 800/s", "rate": 800, "low": 780, "high": 830, "confirmed": true,
                 "generatorLimited": false, "limit": "cpu", "why": "its CPU is at 96 %"}
                """);
        Path plan = directory.resolve("plan");
        run(plan, "--quiet", "--max-tps", measured.toString());
        assertTrue(Files.readString(plan.resolve("plan.md"))
                .contains("Measured by real load: 800/s (780/s to 830/s), limited by cpu, from max-tps.json"));
        assertTrue(Files.readString(plan.resolve("alerts.yaml")).contains("> 640\n"), "four fifths of 800");
        Files.writeString(measured, "{\"rate\": 0, \"confirmed\": false}\n");
        assertEquals(Exit.BAD_INPUT, run(plan, "--max-tps", measured.toString()));
        assertTrue(err.toString().contains("max-tps.json:1: confirmed must be true"), err::toString);
    }

    @Test
    void aFleetThatNothingScalesGetsItsMaximumOnly() throws IOException {
        Path plan = directory.resolve("plan");
        run(plan, "--quiet", "--set", "policies=[]");
        String text = Files.readString(plan.resolve("plan.md"));
        assertTrue(text.contains("the fleet is fixed, and its maximum above is the answer"), text);
        assertFalse(text.contains("## Policies"), text);
    }
}
