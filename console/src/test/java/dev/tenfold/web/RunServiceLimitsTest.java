package dev.tenfold.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.inject.gate.Token;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service does at its limits, and across its ends. */
class RunServiceLimitsTest {
    private static final RunLimits TIGHT =
            new RunLimits(Duration.ofDays(7), 2_000_000, Duration.ofMinutes(2), Duration.ofSeconds(10), 2, 2, 4);

    @TempDir
    private Path directory;

    @Test
    void whatIsTooMuchIsRefusedAndToldWhenToComeAgain() throws IOException {
        try (Served served = new Served(directory, Served.Wishes.NONE.with(TIGHT))) {
            List<String> accepted = new ArrayList<>();
            HttpResponse<String> last = null;
            for (int i = 0; i < 8 && (last == null || last.statusCode() == 202); i++) {
                last = served.send("POST", "/api/v1/runs", Served.named("long-weekend.yaml"));
                if (last.statusCode() == 202) {
                    accepted.add(Served.JSON.readTree(last.body()).get("id").asText());
                }
            }
            assertEquals(429, last.statusCode(), last::body);
            assertEquals("1", last.headers().firstValue("Retry-After").orElse("none"));
            assertTrue(accepted.size() >= 2, accepted::toString);
            for (String id : accepted) {
                assertEquals(
                        204, served.send("DELETE", "/api/v1/runs/" + id, "").statusCode());
            }
        }
    }

    @Test
    void aRunThatTakesTooLongFailsAndSaysSo() throws IOException {
        RunLimits hasty =
                new RunLimits(Duration.ofDays(7), 2_000_000, Duration.ofNanos(1), Duration.ofNanos(1), 2, 2, 4);
        try (Served served = new Served(directory, Served.Wishes.NONE.with(hasty))) {
            JsonNode run = served.json(201, "POST", "/api/v1/runs?wait=30", Served.named("two-masters.yaml"));
            assertEquals("failed", run.get("state").asText());
            assertEquals("It took longer than 0 s.", run.get("why").asText());
            String path = "/api/v1/runs/" + run.get("id").asText() + "/report";
            assertEquals(409, served.send("GET", path, "").statusCode());
            JsonNode whatIf = served.json(422, "POST", "/api/v1/whatif", Served.named("two-masters.yaml"));
            assertEquals("urn:tenfold:problem:too-long", whatIf.get("type").asText());
        }
    }

    @Test
    void whatWasAcceptedIsRehearsedAfterARestartAndWhatWasDoneIsThere() throws Exception {
        String done;
        String waiting;
        String report;
        try (Served served = new Served(directory)) {
            done = served.json(201, "POST", "/api/v1/runs?wait=60", Served.named("two-masters.yaml"))
                    .get("id")
                    .asText();
            report = served.send("GET", "/api/v1/runs/" + done + "/report", "").body();
            served.json(202, "POST", "/api/v1/runs", Served.named("long-weekend.yaml"));
            waiting = served.json(202, "POST", "/api/v1/runs", Served.named("tier-killed.yaml"))
                    .get("id")
                    .asText();
        }
        try (Served served = new Served(directory)) {
            assertEquals(
                    report,
                    served.send("GET", "/api/v1/runs/" + done + "/report", "").body());
            String events = served.send("GET", "/api/v1/runs/" + waiting + "/events", "")
                    .body();
            assertTrue(events.contains("\"state\":\"done\""), events);
        }
    }

    @Test
    void withATokenOnlyThePageItselfIsOpen() throws IOException {
        String secret = "a-secret-of-many-letters";
        try (Served served =
                new Served(directory, Served.Wishes.NONE.with(entrance -> entrance.with(Token.of(secret))))) {
            assertEquals(200, served.send("GET", "/", "").statusCode());
            assertEquals(200, served.send("GET", "/page/app.js", "").statusCode());
            for (String path : List.of("/api/v1/runs", "/api/v1/scenarios", "/api/v1/game-days", "/series")) {
                assertEquals(401, served.send("GET", path, "").statusCode(), path);
            }
            served.json(200, "GET", "/api/v1/runs", "", "Authorization", "Bearer " + secret);
            HttpResponse<String> foreign = served.send("GET", "/api/v1/runs", "", "Origin", "http://example.org");
            assertEquals(403, foreign.statusCode());
        }
        assertTrue(Files.isDirectory(directory));
    }
}
