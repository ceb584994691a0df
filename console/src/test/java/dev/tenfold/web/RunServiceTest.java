package dev.tenfold.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.report.ReportJson;
import dev.tenfold.scenario.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rehearsals over HTTP: the same as on the command line, refused as there, and shut off from this machine's files. */
class RunServiceTest {
    private static final String QUICK = """
            title: Quick
            services: {web: {cpu: 10ms, cores: 1, replicas: 2}}
            load: {service: web, start: 20/s, stages: [hold: {lasts: 5m}]}
            """;

    @TempDir
    private static Path directory;

    private static Served served;

    @BeforeAll
    static void open() throws IOException {
        served = new Served(directory);
    }

    @AfterAll
    static void close() throws IOException {
        served.close();
    }

    private static String body(String text, Map<String, String> files) {
        return Served.JSON
                .valueToTree(Map.of("scenario", Map.of("name", "mine.yaml", "text", text, "files", files)))
                .toString();
    }

    @Test
    void aRunIsTheSameAsOnTheCommandLineAndIsKept() throws IOException {
        JsonNode run = served.json(201, "POST", "/api/v1/runs?wait=60", Served.named("tier-killed.yaml"));
        assertEquals("done", run.get("state").asText());
        String path = "/api/v1/runs/" + run.get("id").asText();
        Order order = new Order(Bundle.of(Served.SCENARIOS, "tier-killed.yaml"), Map.of());
        Rehearser rehearser = new Rehearser(PolicyFormats.uncached(), RunLimits.USUAL, "test");
        String direct = ReportJson.spell(rehearser.rehearse(order, rehearser.read(order), share -> {}));
        assertEquals(direct, served.send("GET", path + "/report", "").body());
        assertEquals(run, served.json(200, "GET", path, ""));
        assertEquals(
                order.bundle().text(),
                served.json(200, "GET", path + "/scenario", "").get("text").asText());
        HttpResponse<String> page = served.send("GET", path + "/report.html", "");
        assertTrue(page.body().contains("<title>"), "the page");
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").startsWith("sandbox"));
        JsonNode all = served.json(200, "GET", "/api/v1/runs", "").get("runs");
        assertTrue(StreamSupport.stream(all.spliterator(), false).anyMatch(run::equals), "it is listed");
        assertEquals(204, served.send("DELETE", path, "").statusCode());
        assertEquals(404, served.send("GET", path, "").statusCode());
        assertEquals(404, served.send("DELETE", path, "").statusCode());
    }

    @Test
    void virtualTimeIsToldAsItPasses() throws IOException {
        JsonNode run = served.json(202, "POST", "/api/v1/runs", Served.named("long-weekend.yaml"));
        String events = served.send("GET", "/api/v1/runs/" + run.get("id").asText() + "/events", "")
                .body();
        List<String> told =
                events.lines().filter(line -> line.startsWith("event: ")).toList();
        assertEquals("event: end", told.get(told.size() - 1));
        assertTrue(told.contains("event: progress"), events);
        assertTrue(events.contains("\"state\":\"done\""), events);
        JsonNode last = Served.JSON.readTree(events.lines()
                .filter(line -> line.startsWith("data: "))
                .reduce((first, second) -> second)
                .orElseThrow()
                .substring("data: ".length()));
        assertEquals(432_000, last.get("progress").get("virtualSeconds").asInt());
    }

    @Test
    void aRunThatNobodyWantsAnyMoreEnds() throws IOException {
        JsonNode run = served.json(202, "POST", "/api/v1/runs", Served.named("long-weekend.yaml"));
        String path = "/api/v1/runs/" + run.get("id").asText();
        assertEquals(204, served.send("DELETE", path, "").statusCode());
        assertEquals(404, served.send("GET", path + "/scenario", "").statusCode());
        JsonNode next = served.json(201, "POST", "/api/v1/runs?wait=60", body(QUICK, Map.of()));
        assertEquals("done", next.get("state").asText(), "its thread is free again");
        assertEquals(404, served.send("GET", path, "").statusCode());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/etc/passwd", "../../etc/passwd", "../users-x10.yaml", "policies/../../../etc/hostname"})
    void aScenarioThatIsSentSeesNoFileOfThisMachine(String file) throws IOException {
        String text = QUICK + "policies: [file: '" + file + "']\n";
        for (String path : List.of("/api/v1/runs", "/api/v1/whatif", "/api/v1/checks", "/api/v1/tunings")) {
            JsonNode problem = served.json(422, "POST", path, body(text, Map.of()));
            String message = problem.get("errors").get(0).get("message").asText();
            assertTrue(
                    message.startsWith("mine.yaml:4: policies[0].file must name a file: it does not exist"), message);
        }
        String trace = QUICK.replace("hold: {lasts: 5m}", "trace: {file: '" + file + "'}");
        JsonNode problem = served.json(422, "POST", "/api/v1/runs", body(trace, Map.of()));
        assertTrue(problem.toString().contains("does not exist"), problem::toString);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "a.yaml", "text": "x", "files": {"../b.yaml": ""}}     | 400 | must match
            {"name": "/etc/passwd"}                                         | 400 | must match
            {"name": "none.yaml"}                                           | 404 | no scenario none.yaml
            {"name": "users-x10.yaml", "overrides": {"policies[0].file": "/etc/passwd"}} | 422 | does not exist
            {"name": "users-x10.yaml", "overrides": {"policies[0].file": "../README.md"}} | 422 | does not exist
            {"name": "users-x10.yaml", "overrides": {"policies": "[{file: /etc/passwd}]"}} | 422 | does not exist
            {"name": "users-x10.yaml", "overrides": {"length": "8d"}}       | 422 | length must be
            {"name": "users-x10.yaml", "overrides": {"services.web.replicas": "-1"}} | 422 | services.web.replicas
            {"name": "a.yaml", "text": "title: [", "files": {}}             | 422 | a.yaml
            {"name": "a.yaml", "text": "x", "files": {"r.drl": "rule"}}     | 422 | own rules are code
            """)
    void whatCannotBeRehearsedIsRefusedWithTheReason(String scenario, int status, String reason) throws IOException {
        for (String path : List.of("/api/v1/runs", "/api/v1/tunings")) {
            JsonNode refused = served.json(status, "POST", path, "{\"scenario\": " + scenario + "}");
            assertTrue(refused.toString().replace("\\\"", "\"").contains(reason), refused::toString);
        }
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() throws IOException {
        String text = QUICK.replace("replicas: 2", "replicas: -2").replace("20/s", "many");
        JsonNode errors =
                served.json(422, "POST", "/api/v1/checks", body(text, Map.of())).get("errors");
        assertEquals(2, errors.size(), errors::toString);
        assertTrue(errors.get(0).get("message").asText().startsWith("mine.yaml:2: services.web.replicas"));
        assertEquals("mine.yaml:3", errors.get(1).get("place").asText());
    }

    /** As the AWS command line prints them: they are one policy, and the knobs of each stand in its own file. */
    @Test
    void aPolicyInTwoFilesHasTheKnobsOfBoth() throws IOException {
        String text = """
                title: two files
                services: {web: {replicas: 2, cpu: 10ms}}
                load: {service: web, start: 20/s, stages: [hold: {lasts: 10m}]}
                policies: [{file: groups.json}, {file: policies.json}]
                """;
        Map<String, String> files = Map.of(
                "groups.json",
                "{\"AutoScalingGroups\": [{\"AutoScalingGroupName\": \"web\", \"MinSize\": 2, \"MaxSize\": 9}]}",
                "policies.json",
                "{\"ScalingPolicies\": [{\"AutoScalingGroupName\": \"web\", \"PolicyName\": \"cpu\", \"PolicyType\":"
                        + " \"TargetTrackingScaling\", \"TargetTrackingConfiguration\": {\"TargetValue\": 50.0,"
                        + " \"PredefinedMetricSpecification\": {\"PredefinedMetricType\":"
                        + " \"ASGAverageCPUUtilization\"}}}]}");
        JsonNode check = served.json(200, "POST", "/api/v1/checks", body(text, files));
        List<String> ids = check.get("knobs").findValuesAsText("id");
        assertTrue(ids.stream().anyMatch(id -> id.startsWith("groups.json:")), ids::toString);
        assertTrue(ids.stream().anyMatch(id -> id.startsWith("policies.json:")), ids::toString);
    }

    @Test
    void aKnobIsTurnedWhereItStandsAndNothingElseChanges() throws IOException {
        JsonNode check = served.json(200, "POST", "/api/v1/checks", Served.named("users-x10.yaml"));
        List<String> kinds = check.get("knobs").findValuesAsText("kind");
        assertTrue(kinds.containsAll(List.of("load", "start-up", "target", "window", "bound")), kinds::toString);
        String target = StreamSupport.stream(check.get("knobs").spliterator(), false)
                .filter(knob -> knob.get("kind").asText().equals("target"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        String asked = "{\"scenario\": {\"name\": \"users-x10.yaml\"}, \"knobs\": {\"load\": 12, \"" + target
                + "\": 55, \"policies/web-hpa.yaml:window\": 60}}";
        JsonNode answer = served.json(200, "POST", "/api/v1/whatif", asked);
        assertEquals(
                "{\"load.stages[1].ramp.to\":\"x12\"}",
                answer.get("changes").get("overrides").toString());
        String policy =
                answer.get("changes").get("files").get("policies/web-hpa.yaml").asText();
        String before = Bundle.of(Served.SCENARIOS, "users-x10.yaml").files().get("policies/web-hpa.yaml");
        assertEquals(
                before.replace("averageUtilization: 70", "averageUtilization: 55")
                        + "  behavior:\n    scaleDown:\n      stabilizationWindowSeconds: 60\n",
                policy);
        assertEquals(3, answer.get("report").get("bounds").size());
    }

    @Test
    void questionsWithoutANameAreAllAnsweredSideBySide() {
        assertEquals(Set.of(200), Set.copyOf(atOnce("Tenfold-Client", "one-page")));
    }

    @Test
    void ofQuestionsWithANameTheNewestIsAnswered() {
        List<Integer> statuses = atOnce("Tenfold-Client", "one-page", "Tenfold-Question", "knobs");
        assertTrue(statuses.contains(200) && Set.of(200, 409).containsAll(statuses), statuses::toString);
    }

    private static List<Integer> atOnce(String... headers) {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        String asked = Served.named("users-x10.yaml");
                        return served.send("POST", "/api/v1/whatif", asked, headers)
                                .statusCode();
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                }))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void aWhatIfGivesTheVerdictOfTheRunThatItForetells() throws IOException {
        JsonNode whatIf = served.json(200, "POST", "/api/v1/whatif", Served.named("slow-dependency.yaml"))
                .get("report");
        JsonNode run = served.json(201, "POST", "/api/v1/runs?wait=60", Served.named("slow-dependency.yaml"));
        JsonNode report =
                served.json(200, "GET", "/api/v1/runs/" + run.get("id").asText() + "/report", "");
        for (String part : List.of("verdict", "bounds", "events")) {
            assertEquals(report.get(part), whatIf.get(part), part);
        }
        List<JsonNode> times = new ArrayList<>();
        report.get("times").forEach(times::add);
        whatIf.get("times").forEach(time -> assertTrue(times.contains(time), time::toString));
        assertEquals(
                times.get(times.size() - 1),
                whatIf.get("times").get(whatIf.get("times").size() - 1));
        List<JsonNode> told = new ArrayList<>();
        report.get("findings").forEach(told::add);
        whatIf.get("findings").forEach(finding -> assertTrue(told.contains(finding), finding::toString));
        assertTrue(whatIf.get("findings").size() > 5, "most are told");
    }

    @Test
    void thePageFetchesNothingFromElsewhere() throws IOException {
        HttpResponse<String> page = served.send("GET", "/", "");
        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"), policy);
        assertFalse(page.body().contains("http://") || page.body().contains("https://"), "no address of elsewhere");
        assertEquals(200, served.send("GET", "/page/app.js", "").statusCode());
        assertEquals(404, served.send("GET", "/page/../page.html", "").statusCode());
    }

    @Test
    void theDocumentTellsOfRunsAndOfGameDays() throws IOException {
        JsonNode paths = served.json(200, "GET", "/api/v1/openapi.json", "").get("paths");
        for (String path : List.of("/api/v1/runs", "/api/v1/whatif", "/api/v1/scenarios", "/api/v1/game-days")) {
            assertTrue(paths.has(path), path);
        }
    }
}
