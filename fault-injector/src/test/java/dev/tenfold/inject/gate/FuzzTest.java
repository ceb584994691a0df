package dev.tenfold.inject.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.day.GameDay;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, it gets a clean error and changes nothing. */
class FuzzTest {
    private static final OpenApi DOCUMENT = OpenApi.ofInjection();
    private static final Limits UNHURRIED = Limits.USUAL.withRate(1e9, 1_000_000);
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir
    Path directory;

    private Running running;
    private Contract contract;
    private String id;
    private int sent;

    @AfterEach
    void close() throws Exception {
        running.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void nothingMalformedPasses(long seed) throws Exception {
        open(Entrance.loopback(0).with(UNHURRIED));
        String before = standing();
        for (Operation operation : DOCUMENT.operations().values()) {
            Random random = new Random(seed * 1000 + operation.id().hashCode());
            if (operation.body().isPresent()) bodies(operation, random);
            parameters(operation);
            methods(operation);
            paths(operation, random);
            assertEquals(200, running.caller.get("/health").status(), operation.id());
            assertEquals(before, standing(), operation.id());
        }
        assertTrue(sent > 500, "only " + sent + " requests were sent");
        quiet();
    }

    @Test
    void nothingPassesWithoutTheToken() throws Exception {
        open(Entrance.loopback(0).with(UNHURRIED).with(Token.of(SECRET)));
        List<String> wrong = List.of("", "Bearer", "Bearer x", "Bearer " + SECRET + "x", "Basic " + SECRET, SECRET);
        Sample sample = new Sample(new Random(1), DOCUMENT);
        for (Operation operation : DOCUMENT.operations().values()) {
            if (Set.of("/health", "/ready").contains(operation.path())) continue;
            for (String authorization : wrong) {
                byte[] body = operation
                        .body()
                        .map(schema -> bytes(sample.of(schema).toString()))
                        .orElse(null);
                Caller.Reply reply = running.caller.send(
                        operation.method().name(),
                        path(operation),
                        body,
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        authorization);
                assertRefused(operation, reply, authorization);
                assertEquals(401, reply.status(), operation.id());
            }
        }
        assertEquals(List.of(), running.service.days().all());
        assertFalse(String.join("\n", running.logged).contains("staple"));
        quiet();
    }

    @Test
    void whatIsHardlyHttpIsRefusedOrShutOut() throws Exception {
        open(Entrance.loopback(0).with(UNHURRIED));
        String before = standing();
        Random random = new Random(7);
        String stop = "POST /api/v1/emergency-stop HTTP/1.1\r\nHost: localhost\r\n";
        List<String> raw = new ArrayList<>(List.of(
                stop + "Content-Length: -1\r\n\r\n",
                stop + "Content-Length: 99999999999999999999\r\n\r\n",
                stop + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                stop + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n{}",
                stop + "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                stop + "Bad Header: x\r\n\r\n",
                stop + "A: " + "a".repeat(9000) + "\r\n\r\n",
                "POST /api/v1/emergency-stop HTTP/1.1\r\n\r\n",
                "POST /api/v1/emergency-stop HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/emergency-stop%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/emergency-stop?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/../v1/%2e%2e/emergency-stop HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST http://evil.example/api/v1/emergency-stop HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "POST /api/v1/emergency-stop HTTP/1.1\r\nHost: a b\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        for (int i = 0; i < 15; i++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            raw.add(new String(noise, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
        }
        for (String text : raw) {
            String reply = running.caller.raw(Duration.ofMillis(150), text);
            assertTrue(reply.matches("(?s)(HTTP/\\d\\.\\d (4\\d\\d|501) .*|<closed>|<open>)"), text + " -> " + reply);
            assertFalse(reply.contains("Exception"), reply);
        }
        assertEquals(before, standing());
        assertEquals(200, running.caller.get("/health").status());
        quiet();
    }

    private void open(Entrance entrance) throws Exception {
        running = new Running(directory, entrance);
        contract = new Contract(running.caller);
        id = "none";
        if (entrance.token().isEmpty()) {
            id = running.start(Running.order()).replace("/api/v1/game-days/", "");
        }
    }

    private void bodies(Operation operation, Random random) throws Exception {
        Sample sample = new Sample(random, DOCUMENT);
        Schema schema = operation.body().orElseThrow();
        JsonObject good = (JsonObject) sample.of(schema);
        assertEquals(List.of(), schema.complaints(good), "the sample itself");
        for (String text : sample.spoiled(schema, good)) {
            if (text.isEmpty() && !operation.bodyRequired()) continue;
            assertRefused(operation, send(operation, bytes(text), "Content-Type", "application/json"), text);
        }
        byte[] noText = "{\"\u00c3(\": 1}".getBytes(StandardCharsets.ISO_8859_1);
        Caller.Reply unread = send(operation, noText, "Content-Type", "application/json");
        assertRefused(operation, unread, "no UTF-8");
        assertTrue(unread.text().contains("no UTF-8"), unread.text());
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/yaml",
                "application/json; charset=utf-16",
                "application/jsonx",
                "*/*")) {
            Caller.Reply reply = send(operation, bytes(good.encode()), "Content-Type", type);
            assertRefused(operation, reply, type);
            assertEquals(415, reply.status(), type);
        }
        assertRefused(operation, send(operation, bytes(good.encode())), "no Content-Type");
        byte[] large = bytes("{\"x\": \"" + "x".repeat(1 << 20) + "\"}");
        assertEquals(
                413, send(operation, large, "Content-Type", "application/json").status(), operation.id());
    }

    private void parameters(Operation operation) throws Exception {
        String path = path(operation);
        List<String> queries = new ArrayList<>(List.of("unknown=1", "%20=", "a=b&a=c"));
        for (Operation.Parameter parameter : operation.parameters()) {
            if (parameter.place() != Operation.Place.QUERY) continue;
            for (String value :
                    List.of("-1", "x".repeat(300), "1 e9", "99999999999999999999", "1.5", "\u0000", "no,number")) {
                String query = parameter.name() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
                queries.add(query);
            }
            queries.add(parameter.name() + "=1&" + parameter.name() + "=1");
        }
        for (String query : queries) {
            Caller.Reply reply = running.caller.send(
                    operation.method().name(), path + "?" + query, valid(operation), json(operation));
            sent++;
            assertRefused(operation, reply, query);
        }
        if (operation.body().isEmpty()) {
            assertRefused(operation, send(operation, bytes("{}"), "Content-Type", "application/json"), "a body");
        }
        if (operation.id().equals("watchGameDay")) {
            assertRefused(operation, send(operation, null, "Last-Event-ID", "x"), "Last-Event-ID x");
        }
    }

    private void methods(Operation operation) throws Exception {
        Set<String> allowed = Set.copyOf(DOCUMENT.methods(operation.path()));
        for (String method :
                List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X-ODD")) {
            if (allowed.contains(method)) continue;
            Caller.Reply reply = running.caller.send(method, path(operation), valid(operation), json(operation));
            sent++;
            assertRefused(operation, reply, method);
            assertEquals(405, reply.status(), method + " " + operation.path());
            assertEquals(
                    String.join(", ", DOCUMENT.methods(operation.path())),
                    reply.whole().headers().firstValue("Allow").orElse(""));
        }
    }

    private void paths(Operation operation, Random random) throws Exception {
        List<String> paths = new ArrayList<>(
                List.of(operation.path().replace("{id}", id) + "/more", path(operation) + "x".repeat(6000)));
        if (operation.path().contains("{id}")) {
            for (String other : List.of(
                    "unknown-day",
                    "UPPER",
                    "a%00b",
                    "..%2f..",
                    "a".repeat(301),
                    "%F0%9F%92%A9",
                    "%20",
                    Integer.toHexString(random.nextInt()) + "_")) {
                paths.add(operation.path().replace("{id}", other));
            }
        }
        for (String path : paths) {
            Caller.Reply reply =
                    running.caller.send(operation.method().name(), path, valid(operation), json(operation));
            sent++;
            assertRefused(operation, reply, path);
        }
    }

    private byte[] valid(Operation operation) {
        return operation
                .body()
                .map(schema ->
                        bytes(new Sample(new Random(5), DOCUMENT).of(schema).toString()))
                .orElse(null);
    }

    private static String[] json(Operation operation) {
        return operation.body().isPresent() ? new String[] {"Content-Type", "application/json"} : new String[0];
    }

    private Caller.Reply send(Operation operation, byte[] body, String... headers) throws Exception {
        sent++;
        return running.caller.send(operation.method().name(), path(operation), body, headers);
    }

    private String path(Operation operation) {
        return operation.path().replace("{id}", id);
    }

    private void assertRefused(Operation operation, Caller.Reply reply, String with) {
        String what = operation.id() + " with " + (with.length() > 200 ? with.substring(0, 200) + "..." : with) + " -> "
                + reply.status() + " " + reply.text();
        assertTrue(reply.status() >= 400 && reply.status() < 500, what);
        assertEquals(Problem.MEDIA_TYPE, reply.type(), what);
        contract.assertIs("Problem", reply.json());
        assertFalse(reply.text().matches("(?s).*(Exception|\\bat dev\\.tenfold|\\bio\\.vertx|\\bjava\\.).*"), what);
        assertTrue(reply.text().length() < 40_000, what);
    }

    /** What game days look like, as far as no time passes. */
    private String standing() {
        StringBuilder text = new StringBuilder();
        for (GameDay day : running.service.days().all()) {
            text.append(day.id())
                    .append(' ')
                    .append(day.state())
                    .append(' ')
                    .append(Shown.gameDay(day).getValue("intensity"))
                    .append(' ')
                    .append(day.sightings())
                    .append('\n');
        }
        return text.toString();
    }

    /** Neither our log nor Vert.x' own tells of a mistake of ours. */
    private void quiet() {
        assertEquals(
                List.of(),
                running.logged.stream()
                        .filter(line -> line.contains("\"level\":\"error\""))
                        .toList());
        assertEquals(
                List.of(),
                running.warned.stream()
                        .filter(line -> !line.contains("BlockedThreadChecker"))
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
