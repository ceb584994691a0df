package dev.tenfold.inject.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door lets in and what not, on a small document with one operation that echoes. */
class GateTest {
    private static final String SECRET = "correct-horse-battery-staple";
    private static final OpenApi ECHO = OpenApi.of(new JsonObject("""
            {"paths": {"/echo/{word}": {"post": {
              "operationId": "echo",
              "parameters": [
                {"name": "word", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 5}},
                {"name": "times", "in": "query", "schema": {"type": "integer", "minimum": 1, "default": 1}}],
              "requestBody": {"required": true, "content": {"application/json": {"schema": {
                "type": "object", "required": ["text"], "additionalProperties": false,
                "properties": {"text": {"type": "string", "maxLength": 900000}}}}}},
              "responses": {"200": {"description": "the same"}}}}}}
            """));

    private final Vertx vertx = Vertx.vertx();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final OwnMetrics metrics = new OwnMetrics(vertx);
    private Door door;

    @AfterEach
    void close() throws Exception {
        if (door != null) await(door.close());
        metrics.close();
        await(vertx.close());
    }

    @Test
    void answersWhatTheDocumentAllows() throws Exception {
        Caller.Reply reply = open(Entrance.loopback(0)).post("/echo/abc?times=2", text("hello"));

        assertEquals(200, reply.status());
        assertEquals("abc x2 hello", reply.json().getString("said"));
        assertEquals(
                "no-store", reply.whole().headers().firstValue("Cache-Control").orElse(""));
        assertTrue(
                reply.whole().headers().map().keySet().stream().noneMatch(name -> name.startsWith("access-control")));
    }

    @ParameterizedTest(name = "{0} {1}: {3} {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # method | path               | body                    | status | kind               | says
            POST     | /echo/abc          | {"text": 5}             | 400    | invalid            | text must be a string, was 5
            POST     | /echo/abc          | {"txt": "a"}            | 400    | invalid            | text must be given
            POST     | /echo/abc          | {"text": "a", "b": 1}   | 400    | invalid            | b is not known
            POST     | /echo/abc          | []                      | 400    | invalid            | must be an object
            POST     | /echo/abcdef       | {"text": "a"}           | 400    | invalid            | at most 5 characters
            POST     | /echo/abc?times=0  | {"text": "a"}           | 400    | invalid            | times must be >= 1, was 0
            POST     | /echo/abc?times=x  | {"text": "a"}           | 400    | invalid            | times must be a whole number
            POST     | /echo/abc?tines=1  | {"text": "a"}           | 400    | invalid            | tines is not known
            POST     | /echo/abc          | {"text"                 | 400    | malformed          | no JSON
            POST     | /echo/abc          | {"text": "a"} {}        | 400    | malformed          | no JSON
            POST     | /echo/abc          | -                       | 400    | malformed          | needs a body
            GET      | /echo/abc          | -                       | 405    | method-not-allowed | Allowed: POST
            POST     | /nothing           | {"text": "a"}           | 404    | not-found          | No such path
            """)
    void refusesWithAProblem(String method, String path, String body, int status, String kind, String says)
            throws Exception {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        Caller.Reply reply = open(Entrance.loopback(0)).send(method, path, bytes, "Content-Type", "application/json");

        assertEquals(status, reply.status(), reply.text());
        assertEquals(Problem.MEDIA_TYPE, reply.type());
        assertEquals(kind, reply.kind());
        assertTrue(reply.text().contains(says), reply.text());
    }

    @Test
    void tellsAllThatIsWrongAtOnce() throws Exception {
        Caller.Reply reply = open(Entrance.loopback(0)).post("/echo/abcdef?times=0", new JsonObject().put("a", 1));

        assertEquals(4, reply.json().getJsonArray("errors").size(), reply.text());
    }

    @ParameterizedTest(name = "body of type {0}, coding {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            application/json,                -,        200
            application/json; charset=utf-8, -,        200
            text/plain,                      -,        415
            application/json; charset=cp037, -,        415
            application/json,                gzip,     415
            application/json,                identity, 200
            """)
    void readsPlainJsonOnly(String type, String coding, int status) throws Exception {
        Caller caller = open(Entrance.loopback(0));
        byte[] body = text("a").encode().getBytes(StandardCharsets.UTF_8);
        String[] headers = coding == null
                ? new String[] {"Content-Type", type}
                : new String[] {"Content-Type", type, "Content-Encoding", coding};

        assertEquals(status, caller.send("POST", "/echo/abc", body, headers).status());
    }

    @Test
    void refusesBytesThatAreNoUtf8() throws Exception {
        byte[] body = "{\"text\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

        Caller.Reply reply =
                open(Entrance.loopback(0)).send("POST", "/echo/abc", body, "Content-Type", "application/json");

        assertEquals(400, reply.status());
        assertTrue(reply.text().contains("no UTF-8"), reply.text());
    }

    @Test
    void refusesABodyBeyondTheLimitAnnouncedOrNot() throws Exception {
        Caller caller = open(Entrance.loopback(0));

        assertEquals(413, caller.post("/echo/abc", text("x".repeat(5_000_000))).status());
        String head = "POST /echo/abc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertStatus(
                413, caller.raw(Duration.ofSeconds(1), head + "Transfer-Encoding: chunked\r\n\r\n", chunk.repeat(17)));
        assertStatus(413, caller.raw(Duration.ofSeconds(1), head + "Content-Length: 99999999999\r\n\r\n"));
        assertEquals(200, caller.post("/echo/abc", text("x".repeat(900_000))).status());
    }

    @ParameterizedTest(name = "Host {0}: {1}")
    @CsvSource(textBlock = """
            localhost:80,       200
            127.0.0.1:9,        200
            [::1]:80,           200
            evil.example:80,    421
            127.0.0.1.evil.com, 421
            tenfold.test,       200
            """)
    void isCalledByItsOwnNameOnly(String host, int status) throws Exception {
        Entrance named = new Entrance(
                "127.0.0.1",
                0,
                Entrance.loopback(0).token(),
                Entrance.loopback(0).tls(),
                Optional.empty(),
                List.of("tenfold.test"),
                Limits.USUAL);

        assertStatus(status, open(named).raw(Duration.ofMillis(300), request(host, "")));
    }

    @ParameterizedTest(name = "asked with {0}: {1}")
    @CsvSource(textBlock = """
            Origin: http://localhost:80,  200
            Origin: http://evil.example,  403
            Origin: http://localhost:81,  403
            Origin: null,                 403
            Sec-Fetch-Site: cross-site,   403
            Sec-Fetch-Site: same-origin,  200
            """)
    void answersNoPageOfAnotherSite(String header, int status) throws Exception {
        Caller caller = open(Entrance.loopback(0));

        assertStatus(status, caller.raw(Duration.ofMillis(300), request("localhost:80", header + "\r\n")));
    }

    @ParameterizedTest(name = "Authorization: {0} gets {1}")
    @CsvSource(nullValues = "-", textBlock = """
            -,                                    401
            Bearer,                               401
            Bearer wrong,                         401
            Bearer correct-horse-battery-stapl,   401
            Basic correct-horse-battery-staple,   401
            Bearer correct-horse-battery-staple,  200
            bearer correct-horse-battery-staple,  200
            """)
    void wantsTheTokenWhereThereIsOne(String authorization, int status) throws Exception {
        Caller caller = open(Entrance.loopback(0).with(Token.of(SECRET)));
        String[] headers = authorization == null ? new String[0] : new String[] {"Authorization", authorization};

        Caller.Reply reply = caller.post("/echo/abc", text("a"), headers);

        assertEquals(status, reply.status());
        assertEquals(
                401 == status,
                reply.whole().headers().firstValue("WWW-Authenticate").isPresent());
        assertFalse(String.join("\n", logged).contains("staple"), "the log tells the token");
    }

    @Test
    void oneClientMayAskOnlySoOften() throws Exception {
        Caller caller = open(Entrance.loopback(0).with(Limits.USUAL.withRate(0.01, 3)));
        for (int i = 0; i < 3; i++) {
            assertEquals(200, caller.post("/echo/abc", text("a")).status());
        }

        Caller.Reply reply = caller.post("/echo/abc", text("a"));

        assertEquals(429, reply.status());
        assertEquals("100", reply.whole().headers().firstValue("Retry-After").orElse(""));
        assertEquals(404, caller.post("/emergency-stop", text("a")).status(), "stopping is counted for itself");
    }

    @Test
    void aSlowBodyIsRefusedAndASlowHeadIsShutOut() throws Exception {
        Limits quick = Limits.USUAL.withTimes(Duration.ofMillis(300), Duration.ofMillis(300));
        Caller caller = open(Entrance.loopback(0).with(quick));
        String head = request("localhost", "");

        String slowBody = caller.raw(Duration.ofSeconds(5), head.substring(0, head.length() - 3));
        assertStatus(408, slowBody);
        assertTrue(slowBody.endsWith("<closed>"), slowBody);
        String slowHead = caller.raw(Duration.ofSeconds(5), "POST /echo/abc HTTP/1.1\r\nHost: local");
        assertTrue(slowHead.endsWith("<closed>"), slowHead);
        String idle = caller.raw(Duration.ofSeconds(5), head);
        assertStatus(200, idle);
        assertTrue(idle.endsWith("<closed>"), idle);
    }

    @Test
    void answersWhatIsNoHttpAndWhatIsTooLong() throws Exception {
        Caller caller = open(Entrance.loopback(0));

        assertStatus(400, caller.raw(Duration.ofSeconds(2), "nonsense\r\n\r\n"));
        assertStatus(414, caller.raw(Duration.ofSeconds(2), "GET /" + "a".repeat(5000) + " HTTP/1.1\r\n\r\n"));
        assertStatus(431, caller.raw(Duration.ofSeconds(2), request("localhost", "X: " + "a".repeat(9000) + "\r\n")));
    }

    @Test
    void mountsOtherInterfacesBehindTheSameGuard() throws Exception {
        Caller caller = open(Entrance.loopback(0).with(Token.of(SECRET)));

        assertEquals(401, caller.get("/mounted/inner").status());
        Caller.Reply reply = caller.get("/mounted/inner", "Authorization", "Bearer " + SECRET);
        assertEquals("inside", reply.text());
        assertEquals(
                "at it",
                caller.get("/endpoint", "Authorization", "Bearer " + SECRET).text());
        assertEquals(
                404,
                caller.get("/mounted/other", "Authorization", "Bearer " + SECRET)
                        .status());
        assertTrue(
                logged.stream().anyMatch(line -> line.contains("\"route\":\"/mounted\",\"status\":200")),
                logged.toString());
    }

    @Test
    void ourMistakesAreLoggedAndNotTold() throws Exception {
        Caller.Reply reply = open(Entrance.loopback(0)).post("/echo/break", text("a"));

        assertEquals(500, reply.status());
        assertFalse(reply.text().contains("secret detail"), reply.text());
        assertTrue(logged.stream().anyMatch(line -> line.contains("secret detail")), logged.toString());
    }

    @Test
    void countsRequestsByRouteAndStatus() throws Exception {
        Caller caller = open(Entrance.loopback(0));
        caller.post("/echo/abc", text("a"));
        caller.get("/nothing");

        String scrape = new String(await(metrics.scrape()).body().getBytes(), StandardCharsets.UTF_8);

        assertTrue(
                scrape.contains(
                        "tenfold_http_requests_seconds_count{method=\"POST\",route=\"/echo/{word}\",status=\"200\",} 1.0"),
                scrape);
        assertTrue(scrape.contains("route=\"unmatched\",status=\"404\",} 1.0"), scrape);
        assertTrue(scrape.contains("jvm_memory_used_bytes"), scrape);
        assertTrue(scrape.contains("tenfold_event_loop_lag_seconds_bucket{le=\"0.05\",}"), scrape);
    }

    private static void assertStatus(int status, String reply) {
        assertTrue(reply.matches("(?s)HTTP/1\\.[01] " + status + " .*"), reply);
        assertTrue(status == 200 || reply.contains("Content-Type: " + Problem.MEDIA_TYPE), reply);
    }

    private static JsonObject text(String text) {
        return new JsonObject().put("text", text);
    }

    private static String request(String host, String headers) {
        String body = text("a").encode();
        return "POST /echo/abc HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private Caller open(Entrance entrance) throws Exception {
        Log log = new Log(logged::add, InstantSource.system());
        Router inner = Router.router(vertx);
        inner.get("/inner").handler(context -> context.response().end("inside"));
        metrics.watchLoop();
        Gate gate = new Gate(vertx, entrance, ECHO, log, metrics)
                .answer("echo", GateTest::echo)
                .mount("/mounted", inner)
                .mount("/endpoint", context -> context.response().end("at it"));
        door = await(Door.open(vertx, entrance, log, gate));
        return new Caller(door.port());
    }

    private static Future<Answer> echo(Visit visit) {
        if (visit.text("word").equals("break")) throw new IllegalStateException("secret detail");
        String said = visit.text("word") + " x" + visit.number("times") + " "
                + visit.body().getString("text");
        return Future.succeededFuture(Answer.of(new JsonObject().put("said", said)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
