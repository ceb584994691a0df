package dev.tenfold.drive.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Target;
import dev.tenfold.drive.mock.Faults;
import dev.tenfold.drive.mock.MockBook;
import dev.tenfold.drive.mock.MockPlan;
import dev.tenfold.drive.mock.MockServer;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RecordedTraffic;
import dev.tenfold.recording.file.Recordings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets planted everywhere in a recording: each holds the word that must be nowhere. */
class PlantedSecretsTest {
    private static final String WORD = "s3cr3tW0rd";
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzM2NyM3RXMHJkIn0.c2lnbmF0dXJl";
    private static final String HAR = """
            {"log":{"version":"1.2","creator":{"name":"test"},"entries":[
            {"startedDateTime":"2026-01-01T00:00:00.000Z","time":12,
             "request":{"method":"POST","url":"http://user:WORD@shop.example/login;jsessionid=WORD?api_key=WORD&page=2&next=JWT",
              "headers":[{"name":"Authorization","value":"Bearer WORD"},{"name":"Cookie","value":"sid=WORD"},
               {"name":"X-Api-Key","value":"WORD"},{"name":"Referer","value":"http://shop.example/?access_token=WORD"},
               {"name":"X-Trace","value":"JWT"},{"name":"Accept","value":"*/*"}],
              "postData":{"mimeType":"application/json","text":"{\\"user\\":\\"ann\\",\\"password\\":\\"WORD\\"}"}},
             "response":{"status":200,"headers":[{"name":"Set-Cookie","value":"sid=WORD"},
               {"name":"Location","value":"/home?token=WORD"},{"name":"Content-Type","value":"application/json"}],
              "content":{"size":40,"mimeType":"application/json","text":"{\\"token\\":\\"WORD\\",\\"expires\\":60}"}}},
            {"startedDateTime":"2026-01-01T00:00:00.010Z","time":7,
             "request":{"method":"POST","url":"http://shop.example/reset/token/WORD",
              "postData":{"mimeType":"application/x-www-form-urlencoded","params":[
               {"name":"pass","value":"WORD"},{"name":"q","value":"x"}]}},
             "response":{"status":302,"content":{"size":0}}},
            {"startedDateTime":"2026-01-01T00:00:00.020Z","time":3,
             "request":{"method":"GET","url":"http://pay.example/v1?client_secret=WORD"},
             "response":{"status":200,"content":{"size":0}}},
            {"startedDateTime":"2026-01-01T00:00:00.020Z","time":3,
             "request":{"method":"GET","url":"data:token=WORD"},"response":{"status":200,"content":{"size":0}}}
            ]}}
            """.replace("WORD", WORD).replace("JWT", JWT);

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private RecordedTraffic traffic() throws Exception {
        Path file = folder.resolve("planted.har");
        Files.writeString(file, HAR);
        return Recordings.traffic(file, "");
    }

    private static void holdsNoSecret(String text) {
        assertFalse(text.contains(WORD) || text.contains(JWT), text);
    }

    @Test
    void reportsOfAReplayHoldNone() throws Exception {
        RecordedTraffic traffic = traffic();
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    seen.add(request.uri() + " " + request.headers() + " " + body);
                    request.response().setStatusCode(500).end("{\"other\":\"" + WORD + "\"}");
                }))
                .listen(0, "127.0.0.1"));
        Target here = new Target("127.0.0.1", server.actualPort(), false, Target.Protocol.HTTP_1_1);
        Outcome outcome = await(new Playback(traffic, ReplayPlan.to(new Hosts(here, Map.of()))).play(vertx));
        assertEquals(2, outcome.all().count(Ending.STATUS));
        assertEquals(Map.of("host pay.example is not mapped", 1), outcome.leftOut());
        OutcomeReport report = new OutcomeReport(outcome);
        holdsNoSecret(String.join("\n", report.lines()));
        holdsNoSecret(report.json().encodePrettily());
        holdsNoSecret(outcome.toString());
        holdsNoSecret(traffic.toString() + traffic.calls());
        holdsNoSecret(new Playlist(List.of(), outcome.leftOut()).toString());
        assertTrue(
                seen.stream().anyMatch(each -> each.contains("page=2") && each.contains("\"user\":\"ann\"")),
                seen::toString);
        // A path is a path: what stands in it is sent, though never told.
        seen.stream().map(each -> each.replace("/reset/token/" + WORD, "")).forEach(PlantedSecretsTest::holdsNoSecret);
    }

    @Test
    void aMockGivesNoneAway() throws Exception {
        RecordedTraffic traffic = traffic();
        MockServer mock =
                new MockServer(vertx, MockBook.ofAll(traffic, Secrets.usual(), 1 << 10), MockPlan.usual(), Faults.NONE);
        Target here = new Target("127.0.0.1", await(mock.listen(0)), false, Target.Protocol.HTTP_1_1);
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        // Held until it is closed: a client that nobody holds is closed by the collector, whatever it still waits for.
        HttpClient client = vertx.createHttpClient();
        await(client.request(
                        io.vertx.core.http.HttpMethod.POST,
                        here.port(),
                        "127.0.0.1",
                        "/login;jsessionid=x?api_key=mine&page=2&next=" + JWT)
                .compose(io.vertx.core.http.HttpClientRequest::send)
                .compose(answer -> {
                    answers.add(answer.statusCode() + " " + answer.headers());
                    return answer.body();
                })
                .onSuccess(body -> answers.add(body.toString())));
        await(client.close());
        assertTrue(answers.contains("{\"token\":\"removed\",\"expires\":60}"), answers::toString);
        answers.forEach(PlantedSecretsTest::holdsNoSecret);
        Outcome outcome =
                await(new Playback(traffic, ReplayPlan.to(new Hosts(here, Map.of(Hosts.ANY, here)))).play(vertx));
        assertTrue(outcome.same(), () -> String.join("\n", new OutcomeReport(outcome).lines()));
        holdsNoSecret(mock.state().encodePrettily());
        assertEquals(4, mock.counts().exact());
    }

    @Test
    void messagesAboutBrokenRecordingsHoldNone() throws Exception {
        Path file = folder.resolve("broken.log");
        Files.writeString(
                file, "{\"time\":1,\"password\":\"" + WORD + "\n".repeat(2) + "Authorization: Bearer " + WORD + "\n");
        BadRecording bad = assertThrows(BadRecording.class, () -> Recordings.traffic(file, ""));
        bad.problems().forEach(problem -> holdsNoSecret(Secrets.usual().text(problem.text(file))));
    }

    @Test
    void aKeptHeaderIsSentAndNotTold() throws Exception {
        RecordedTraffic traffic = traffic();
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    seen.add(String.valueOf(request.getHeader("authorization")));
                    request.response().end();
                })
                .listen(0, "127.0.0.1"));
        Target here = new Target("127.0.0.1", server.actualPort(), false, Target.Protocol.HTTP_1_1);
        ReplayPlan usual = ReplayPlan.to(new Hosts(here, Map.of()));
        ReplayPlan keeping = usual.with(new Secrets(SecretNames.usual(), Set.of("authorization"), false), Map.of());
        Outcome outcome = await(new Playback(traffic, keeping).play(vertx));
        assertEquals(List.of("Bearer " + WORD, "null"), seen.stream().sorted().toList());
        holdsNoSecret(new OutcomeReport(outcome).json().encode());
    }
}
