package dev.tenfold.drive.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.drive.replay.Secrets;
import dev.tenfold.recording.RecordedCall;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.Skipped;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MockServerTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<RecordedCall> calls = new ArrayList<>();
    private MockServer mock;
    private String address;

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private void recorded(String host, String path, int status, double seconds, long bytes) {
        Request request = new Request(calls.size(), seconds, status, false, "GET", path, bytes, "");
        calls.add(RecordedCall.ofLog(request, host, path, ""));
    }

    private void serve(MockPlan plan, Faults faults) throws Exception {
        RecordedTraffic traffic = new RecordedTraffic("test", calls, Skipped.NOTHING, List.of());
        mock = new MockServer(vertx, MockBook.ofAll(traffic, Secrets.usual(), 1 << 20), plan, faults);
        int port = mock.listen(0).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        address = "http://127.0.0.1:" + port;
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int status(String path) throws Exception {
        return ask("GET", path, "").statusCode();
    }

    @Test
    void answersInSequenceAndThenFromTheFirstAgain() throws Exception {
        recorded("", "/a", 200, 0, 5);
        recorded("", "/a", 503, 0, 0);
        serve(MockPlan.usual(), Faults.NONE);
        assertEquals("     ", ask("GET", "/a", "").body());
        assertEquals(List.of(503, 200, 503), List.of(status("/a"), status("/a"), status("/a")));
    }

    @Test
    void knowsARouteByOneOfItsPaths() throws Exception {
        recorded("", "/users/17", 200, 0, 5);
        serve(MockPlan.usual(), Faults.NONE);
        assertEquals(List.of(200, 200, 404), List.of(status("/users/17"), status("/users/18"), status("/carts/18")));
        assertEquals(new MockCounts(3, 1, 1, 1, 0, 0), mock.counts());
    }

    @Test
    void chanceGivesAnswersAsOftenAsRecorded() throws Exception {
        for (int i = 0; i < 4; i++) {
            recorded("", "/a", i == 0 ? 500 : 200, 0, 0);
        }
        serve(new MockPlan(Choice.CHANCE, 1, 5), Faults.NONE);
        int failed = 0;
        for (int i = 0; i < 400; i++) {
            failed += status("/a") == 500 ? 1 : 0;
        }
        assertTrue(failed > 70 && failed < 130, "a quarter of 400, was " + failed);
    }

    @Test
    void takesAsLongAsWasRecorded() throws Exception {
        recorded("", "/slow", 200, 0.3, 0);
        recorded("", "/quick", 200, 0.001, 0);
        serve(MockPlan.usual(), Faults.NONE);
        status("/quick");
        assertTrue(took("/quick") < 0.2);
        assertTrue(took("/slow") >= 0.29);
    }

    private double took(String path) throws Exception {
        long began = System.nanoTime();
        status(path);
        return (System.nanoTime() - began) / 1e9;
    }

    @Test
    void faultsAreSwitchedWhileItRuns() throws Exception {
        recorded("", "/a", 200, 0, 4_000);
        serve(MockPlan.usual(), Faults.NONE);
        assertEquals(200, status("/a"));
        assertEquals(
                200,
                ask("PUT", MockServer.CONTROL + "/faults", "errors=100%,status=502")
                        .statusCode());
        assertEquals(502, status("/a"));
        ask("PUT", MockServer.CONTROL + "/faults", "latency=300ms");
        assertTrue(took("/a") >= 0.29);
        ask("PUT", MockServer.CONTROL + "/faults", "slow-body=10k");
        assertTrue(took("/a") >= 0.25, "4 kB at 10 kB/s, in steps of 1 kB");
        ask("PUT", MockServer.CONTROL + "/faults", "down");
        assertThrows(IOException.class, () -> status("/a"));
        assertEquals(
                400, ask("PUT", MockServer.CONTROL + "/faults", "errors=lots").statusCode());
        ask("DELETE", MockServer.CONTROL + "/faults", "");
        assertEquals(200, status("/a"));
        String state = ask("GET", MockServer.CONTROL, "").body();
        assertTrue(state.contains("\"injectedErrors\" : 1"), state);
    }

    @Test
    void dependenciesAreHostsThatAreNotTheMainOne() {
        RecordedTraffic traffic = new RecordedTraffic("HAR 1.2", hosts(), Skipped.NOTHING, List.of());
        assertEquals(Set.of("pay.example", "mail.example"), MockBook.dependencies(traffic, ""));
        MockBook book = MockBook.ofDependencies(traffic, "", Set.of("pay.example"), Secrets.usual(), 10);
        assertEquals("{pay.example=1}", book.hosts().toString());
    }

    private List<RecordedCall> hosts() {
        recorded("shop.example", "/", 200, 0, 0);
        recorded("www.shop.example", "/", 200, 0, 0);
        recorded("pay.example", "/v1", 200, 0, 0);
        recorded("mail.example", "/v1", 200, 0, 0);
        return calls;
    }
}
