package dev.tenfold.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that goes wrong is counted as what it is, and nothing hangs. */
class MisfortuneTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Bench bench = new Bench();

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private static Call call(Target target, String method, Check... checks) {
        return new Call(
                "x",
                target,
                method,
                Template.of("/"),
                Map.of(),
                Template.of(""),
                List.of(checks),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
    }

    @ParameterizedTest(name = "status {0}: {1}")
    @CsvSource({"200, OK", "304, OK", "404, STATUS", "429, THROTTLED", "500, STATUS", "503, UNAVAILABLE"})
    void countsStatuses(int status, Ending ending) throws Exception {
        Target target =
                bench.serve(request -> request.response().setStatusCode(status).end());
        assertEquals(ending, bench.only(Call.get(target, "/")));
        assertEquals(Ending.OK, bench.only(call(target, "GET", new Check.Status(Set.of(status)))));
    }

    @Test
    void countsWhenItIsToldToWait() throws Exception {
        Target target = bench.serve(request -> request.response()
                .setStatusCode(503)
                .putHeader("retry-after", "7")
                .end());
        Score all = bench.run(Bench.open(20, Duration.ofSeconds(1), Duration.ofSeconds(1), Call.get(target, "/")), 1)
                .all();
        assertEquals(20, all.toldToWait());
        assertEquals(7, all.longestWait());
    }

    /** In a raw answer {@code ~} ends a line, and {@code !} the connection. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            GET,  HTTP/1.1 200 OK~content-length: 2~~hi,                                                OK
            GET,  HTTP/1.1 200 OK~transfer-encoding: chunked~~2~hi~0~~,                                 OK
            GET,  HTTP/1.1 100 Continue~~HTTP/1.1 103 Early Hints~link: x~~HTTP/1.1 200 OK~content-length: 0~~, OK
            GET,  HTTP/1.1 204 No Content~~,                                                            OK
            GET,  HTTP/1.1 304 Not Modified~content-length: 99~~,                                       OK
            HEAD, HTTP/1.1 200 OK~content-length: 99~~,                                                 OK
            GET,  HTTP/1.1 200 OK~connection: close~content-length: 2~~hi!,                             OK
            GET,  HTTP/1.1 200 OK~~until the end!,                                                      OK
            GET,  HTTP/1.0 200 OK~content-length: 2~~hi!,                                               OK
            GET,  HTTP/1.1 200 OK~content-length: 99~~half!,                                            TRUNCATED
            GET,  HTTP/1.1 200 OK~transfer-encoding: chunked~~5~ha!,                                    TRUNCATED
            GET,  HTTP/1.1 200 OK~content-le!,                                                          TRUNCATED
            GET,  !,                                                                                    RESET
            GET,  SSH-2.0-OpenSSH_9.2~~,                                                                PROTOCOL
            GET,  HTTP/1.1 200 OK~transfer-encoding: chunked~~zz~hi~,                                   PROTOCOL
            GET,  HTTP/1.1 200 OK~content-length: 99~~slow,                                             TIMEOUT
            GET,  '',                                                                                   TIMEOUT
            """)
    void readsWhateverAServerSays(String method, String said, Ending ending) throws Exception {
        boolean closes = said.endsWith("!");
        String text = said.replace("!", "").replace("~", "\r\n");
        Target target = bench.say(socket -> {
            if (!text.isEmpty()) {
                socket.write(text);
            }
            if (closes) {
                socket.close();
            }
        });
        assertEquals(ending, bench.only(call(target, method)));
    }

    @Test
    void aBodyThatDripsTimesOutAndOneThatComesInTimeDoesNot() throws Exception {
        Target target = bench.say(socket -> {
            socket.write(OK + "content-length: 4\r\n\r\n");
            for (int i = 1; i <= 4; i++) {
                bench.servers.setTimer(i * 100L, fired -> socket.write("x"));
            }
        });
        assertEquals(Ending.OK, bench.only(Call.get(target, "/"), Duration.ofSeconds(2)));
        assertEquals(Ending.TIMEOUT, bench.only(Call.get(target, "/"), Duration.ofMillis(250)));
    }

    @Test
    void anAnswerThatNobodyAskedForEndsTheConnectionAndNothingElse() throws Exception {
        Target target =
                bench.say(socket -> socket.write(OK + "content-length: 0\r\n\r\n" + OK + "content-length: 0\r\n\r\n"));
        assertEquals(Ending.OK, bench.only(Call.get(target, "/")));
    }

    @Test
    void knowsThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Target nobody = Bench.target(port, Target.Protocol.HTTP_1_1);
        assertEquals(Ending.REFUSED, bench.only(Call.get(nobody, "/")));
        assertEquals(Ending.REFUSED, bench.only(Call.get(Bench.target(nobody.port(), Target.Protocol.HTTP_2), "/")));
    }

    @Test
    void aUserWhoIsRefusedTakesABreath() throws Exception {
        Duration length = Duration.ofSeconds(1);
        Target nobody = Bench.target(1, Target.Protocol.HTTP_1_1);
        Score all = bench.run(Bench.closed(Bench.flat(3, length), length, Call.get(nobody, "/")), 1)
                .all();
        assertEquals(27, all.count(Ending.REFUSED), 6, "three users, ten times a second each at most");
    }

    @Test
    void knowsThatANameIsUnknown() throws Exception {
        Target nowhere = new Target("nowhere.invalid", 80, false, Target.Protocol.HTTP_1_1);
        assertEquals(Ending.UNKNOWN_HOST, bench.only(Call.get(nowhere, "/"), Duration.ofSeconds(10)));
    }

    /** Linux lets nobody in once the queue of those who were not accepted yet is full. */
    @Test
    void knowsThatConnectingTakesTooLong() throws Exception {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (int i = 0; i < 2; i++) {
                queue.add(new Socket("127.0.0.1", full.getLocalPort()));
            }
            Target target = Bench.target(full.getLocalPort(), Target.Protocol.HTTP_1_1);
            assertEquals(Ending.CONNECT_TIMEOUT, bench.only(Call.get(target, "/"), Duration.ofMillis(700)));
        } finally {
            for (Socket each : queue) {
                each.close();
            }
        }
    }

    @Test
    void sendsNoValueThatBreaksOutOfItsHeader() throws Exception {
        AtomicInteger second = new AtomicInteger();
        Target target = bench.serve(request -> {
            second.addAndGet(request.path().equals("/second") ? 1 : 0);
            request.response().end("[a\r\nevil: 1]");
        });
        Call first = new Call(
                "first",
                target,
                "GET",
                Template.of("/first"),
                Map.of(),
                Template.of(""),
                List.of(),
                List.of(new Capture("value", "", Pattern.compile("\\[([^\\]]*)\\]"))),
                Duration.ZERO,
                Duration.ZERO);
        Call then = new Call(
                "then",
                target,
                "GET",
                Template.of("/second"),
                Map.of("x-value", Template.of("${value}")),
                Template.of(""),
                List.of(),
                List.of(),
                Duration.ZERO,
                Duration.ZERO);
        Duration half = Duration.ofMillis(500);
        Map<String, Score> scores = bench.run(Bench.open(40, half, Duration.ofSeconds(1), first, then), 1)
                .scores(1, 9);
        assertEquals(Ending.OK, Bench.only(scores.get("first")));
        assertEquals(Ending.UNSENT, Bench.only(scores.get("then")));
        assertEquals(0, second.get());
    }

    @Test
    void refusesCallsThatCannotBeSpelled() {
        Target target = Bench.target(1, Target.Protocol.HTTP_1_1);
        assertThrows(IllegalArgumentException.class, () -> call(target, "GET /x HTTP/1.1\r\n"));
        assertThrows(IllegalArgumentException.class, () -> Call.get(target, "/\r\nhost: evil"));
        assertTrue(Call.get(target, "/a b").constant());
    }
}
