package dev.tenfold.inject.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.day.GameDay;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Game days over HTTP; every answer is held against the OpenAPI document. */
class InjectionServiceTest {
    @TempDir
    Path directory;

    private Running running;
    private Contract contract;

    @BeforeEach
    void open() throws Exception {
        running = Running.open(directory);
        contract = new Contract(running.caller);
    }

    @AfterEach
    void close() throws Exception {
        running.close();
    }

    @Test
    void aGameDayIsStartedShownChangedAndStopped() throws Exception {
        String path = running.start(Running.order());
        assertEquals("running", contract.get("getGameDay", path, 200).getString("state"));
        assertEquals(
                1,
                contract.get("listGameDays", "/api/v1/game-days", 200)
                        .getJsonArray("gameDays")
                        .size());

        assertEquals(
                "paused",
                contract.post("pauseGameDay", path + "/pause", null, 202).getString("state"));
        assertEquals(
                "running",
                contract.post("resumeGameDay", path + "/resume", null, 202).getString("state"));
        JsonObject higher =
                contract.put("setIntensity", path + "/intensity", new JsonObject().put("intensity", 1.2), 202);
        assertEquals(1.2, higher.getDouble("intensity"));
        Running.until(
                "higher",
                () -> day().snapshot().families().get(0).readings().get(0).value() == 12);

        contract.post("stopGameDay", path + "/stop", new JsonObject().put("why", "seen enough"), 202);
        Running.until("ended", () -> day().ended().isComplete());
        JsonObject ended = contract.get("getGameDay", path, 200);
        assertEquals("ended", ended.getString("state"));
        assertEquals("stopped over HTTP: seen enough", ended.getString("why"));
        assertEquals(0, ended.getInteger("series"));
        assertEquals(
                0,
                contract.get("listGameDays", "/api/v1/game-days?live=true", 200)
                        .getJsonArray("gameDays")
                        .size());
        assertEquals("conflict", kind(contract.post("pauseGameDay", path + "/pause", null, 409)));
    }

    @Test
    void aPreviewWritesNothing() throws Exception {
        JsonObject preview = contract.post("previewGameDay", "/api/v1/previews", Running.order(), 200);

        assertEquals(4, preview.getInteger("series"));
        assertEquals(new JsonArray(), preview.getJsonArray("refusals"));
        assertEquals(List.of(), running.service.days().all());
    }

    @Test
    void tellsAllThatIsWrongWithScenarioAndPlan() throws Exception {
        JsonObject order = Running.order();
        order.getJsonObject("scenario").put("name", "bad.yaml");
        JsonObject plan = order.getJsonObject("plan");
        plan.put("from", "5m").put("until", "1m");
        plan.put(
                "replicas",
                new JsonArray()
                        .add(new JsonObject()
                                .put("service", "web")
                                .put("kind", "nomad")
                                .put("uri", "http://127.0.0.1:1")));
        plan.getJsonArray("destinations")
                .getJsonObject(0)
                .put(
                        "options",
                        new JsonObject().put("token-file", "/etc/shadow").put("password", "hunter2"));

        JsonObject problem = contract.post("startGameDay", "/api/v1/game-days", order, 422);

        assertEquals(
                List.of(
                        "bad.yaml:3: load.peak must be >= 0, was -1",
                        "bad.yaml:7: services must be given",
                        "plan.destinations[0].options.password must not hold a secret",
                        "plan.destinations[0].options.token-file must be one that the operator allows, was /etc/shadow",
                        "plan.replicas[0] is refused: must be webhook, the only kind that is known here",
                        "plan is refused: until must be after from, was PT1M after PT5M"),
                problem.getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("message"))
                        .toList());
        assertFalse(problem.encode().contains("hunter2"), problem.encode());
        assertEquals(List.of(), running.service.days().all());
    }

    @ParameterizedTest(name = "a plan with {0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            kind     | nowhere            | there is no sink of kind nowhere
            uri      | http://192.0.2.1/  | is not this machine
            """)
    void refusesWhatTheRulesOrTheSinksRefuse(String key, String value, String says) throws Exception {
        JsonObject order = Running.order();
        order.getJsonObject("plan")
                .getJsonArray("destinations")
                .getJsonObject(0)
                .put(key, value);

        JsonObject problem = contract.post("startGameDay", "/api/v1/game-days", order, 422);

        assertTrue(problem.encode().contains(says), problem.encode());
    }

    @Test
    void answersBeforeTheSteadyStateIsSeen() throws Exception {
        JsonObject order = Running.order();
        order.getJsonObject("plan")
                .put("steadyFor", "30s")
                .put(
                        "steadyState",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "up")
                                        .put("uri", "http://127.0.0.1:" + running.service.port() + "/health")));

        String path = running.start(order);

        assertEquals("checking", contract.get("getGameDay", path, 200).getString("state"));
    }

    @Test
    void theEmergencyStopStopsAll() throws Exception {
        String path = running.start(Running.order());

        JsonObject stopped = contract.post("emergencyStop", "/api/v1/emergency-stop", null, 202);

        assertEquals(new JsonArray().add(path.replace("/api/v1/game-days/", "")), stopped.getJsonArray("stopped"));
        Running.until("ended", () -> day().ended().isComplete());
        assertEquals(List.of(), running.service.days().onAir());
        assertEquals(
                new JsonArray(),
                contract.get("listUndoings", "/api/v1/undoings", 200).getJsonArray("undoings"));
    }

    @Test
    void showsSeriesPageByPage() throws Exception {
        JsonObject order = Running.order();
        order.getJsonObject("scenario").put("overrides", new JsonObject().put("candles", "250"));
        String path = running.start(order);

        JsonObject page = contract.get("listSeries", path + "/series?offset=200&limit=60", 200);

        assertEquals(251, page.getInteger("total"));
        assertEquals(51, page.getJsonArray("series").size());
        JsonObject first = page.getJsonArray("series").getJsonObject(0);
        assertEquals("200", first.getJsonObject("labels").getString("candle"));
        assertEquals(day().id(), first.getJsonObject("labels").getString("tenfold_game_day"));
        assertEquals("10", first.getString("value"));
        assertEquals(
                1,
                contract.get("listSeries", path + "/series?metric=candle_replicas", 200)
                        .getInteger("total"));
    }

    @Test
    void takesAlertsOnceAndByTheirMarker() throws Exception {
        String path = running.start(Running.order());
        JsonObject mine = Running.alert("HighLoad", "firing", day().id());
        JsonObject others = Running.alert("Other", "firing", "another-day");
        JsonObject unmarked = Running.alert("Unmarked", "resolved", null);

        for (int i = 0; i < 2; i++) {
            contract.post("tellAlertsToAll", "/api/v1/alerts", Running.message(mine, others, unmarked), 204);
            Running.until("seen", () -> day().sightings().size() >= 2);
        }
        contract.post("tellAlerts", path + "/alerts", Running.message(mine), 204);

        JsonArray seen = contract.get("listSightings", path + "/sightings", 200).getJsonArray("sightings");
        assertEquals(
                List.of("2026-01-01T00:00:05Z alert-fired HighLoad", "2026-01-01T00:10:00Z alert-resolved Unmarked"),
                seen.stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("at") + " " + one.getString("kind") + " " + one.getString("subject"))
                        .toList());
    }

    @Test
    void takesReplicasForAServiceThatWaitsForThem() throws Exception {
        JsonObject order = Running.order();
        order.getJsonObject("plan")
                .put(
                        "replicas",
                        new JsonArray()
                                .add(new JsonObject().put("service", "web").put("kind", "webhook")));
        String path = running.start(order);

        contract.post("tellReplicas", path + "/replicas", told("web", 7), 204);

        Running.until(
                "told",
                () -> day().snapshot().families().get(1).readings().get(0).value() == 7);
        assertEquals("conflict", kind(contract.post("tellReplicas", path + "/replicas", told("api", 7), 409)));
    }

    @Test
    void aControllerThatFallsSilentEndsItsGameDay() throws Exception {
        JsonObject order = Running.order();
        order.getJsonObject("plan").put("patience", "1s");
        String path = running.start(order);
        contract.post("beat", path + "/heartbeat", null, 204);

        Running.until("ended", () -> day().ended().isComplete());

        assertTrue(day().why().contains("silent"), day().why());
        assertEquals("conflict", kind(contract.post("beat", path + "/heartbeat", null, 409)));
    }

    @Test
    void streamsProgressUntilTheEnd() throws Exception {
        String path = running.start(Running.order());
        contract.post("tellAlerts", path + "/alerts", Running.message(Running.alert("HighLoad", "firing", null)), 204);
        Running.until("seen", () -> !day().sightings().isEmpty());
        running.vertx.setTimer(1500, late -> running.service.days().stop(day().id(), "enough"));

        String stream = running.caller.get(path + "/events").text();

        String[] events = stream.split("\n\n");
        assertTrue(events[0].startsWith("event: sighting\nid: 0\ndata: {"), stream);
        assertTrue(events[1].startsWith("event: gameDay\ndata: {"), stream);
        assertTrue(events[events.length - 1].startsWith("event: end\ndata: {"), stream);
        for (String event : events) {
            String name = event.startsWith("event: sighting") ? "Sighting" : "GameDay";
            contract.assertIs(name, new JsonObject(event.replaceFirst("(?s).*data: ", "")));
        }
        assertEquals(
                List.of(),
                events(
                        running.caller
                                .get(path + "/events", "Last-Event-ID", "100")
                                .text(),
                        "sighting"));
    }

    @Test
    void tellsOfItself() throws Exception {
        running.start(Running.order());
        contract.get("getHealth", "/health", 200);
        contract.get("getReadiness", "/ready", 200);
        assertEquals(OpenApi.ofInjection().document(), contract.get("getOpenApi", "/api/v1/openapi.json", 200));
        Running.until(
                "counted", () -> metrics().matches("(?s).*tenfold_samples_written_total\\{sink=\"cellar\",} [1-9].*"));
        assertTrue(metrics().contains("tenfold_game_days{state=\"running\",} 1.0"), metrics());
        assertTrue(metrics().contains("\ntenfold_steps_late_total "), metrics());
        assertFalse(metrics().contains("candle_height"), "own metrics and injected series are kept apart");
        Running.until(
                "logged",
                () -> running.logged.stream()
                        .anyMatch(line ->
                                line.contains("\"event\":\"game-day\"") && line.contains("\"state\":\"running\"")));
        running.logged.forEach(line -> assertTrue(new JsonObject(line).containsKey("event"), line));
    }

    @Test
    void theLoopIsNeverBlocked() throws Exception {
        running.start(Running.order());
        Running.until("warm", () -> !metrics().isEmpty() && running.logged.size() > 3);
        JsonObject order = Running.order();
        order.getJsonObject("scenario").put("overrides", new JsonObject().put("candles", "20000"));
        contract.post("previewGameDay", "/api/v1/previews", order, 200);
        boolean quiet = false; // what blocks does so in each round; a busy machine not in all of them
        for (int round = 0; round < 5 && !quiet; round++) {
            running.warned.clear();
            for (int i = 0; i < 10; i++) {
                contract.post("previewGameDay", "/api/v1/previews", order, 200);
                contract.get("listGameDays", "/api/v1/game-days", 200);
                metrics();
            }
            quiet = running.warned.isEmpty();
        }
        assertTrue(quiet, running.warned.toString());
    }

    private String metrics() {
        try {
            return running.caller.get("/metrics").text();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private GameDay day() {
        return running.service.days().all().get(0);
    }

    private static List<String> events(String stream, String name) {
        return List.of(stream.split("\n\n")).stream()
                .filter(event -> event.startsWith("event: " + name))
                .toList();
    }

    private static String kind(JsonObject problem) {
        return problem.getString("type").replace(Problem.TYPE, "");
    }

    private static JsonObject told(String service, int desired) {
        return new JsonObject().put("service", service).put("desired", desired);
    }
}
