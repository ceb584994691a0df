package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.server.Eventually;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sinks without a server at hand say on the wire. */
class OtherSinksTest {
    private static final Instant AT = Instant.ofEpochMilli(1_763_815_411_123L);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void graphiteIsToldTaggedLinesAndNothingAtTheEnd() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                OnLoop sink = new OnLoop(
                        "graphite", URI.create("tcp://127.0.0.1:" + server.getLocalPort()), Map.of("prefix", "day."))) {
            sink.write(Snapshots.mixed(AT));
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                List<String> lines = new ArrayList<>();
                for (int i = 0; i < 7; i++) {
                    lines.add(in.readLine());
                }
                assertEquals(
                        List.of(
                                "day.http_requests_total;code=200;tenfold_game_day=d1 1027 1763815411",
                                "day.http_requests_total;code=5\"0\\0_;tenfold_game_day=d1 3 1763815411",
                                "day.queue_length;queue=c;tenfold_game_day=d1 -1.5E-7 1763815411",
                                "day.latency_seconds_bucket;le=0.5;tenfold_game_day=d1 2 1763815411",
                                "day.latency_seconds_bucket;le=+Inf;tenfold_game_day=d1 5 1763815411",
                                "day.latency_seconds_sum;tenfold_game_day=d1 7.25 1763815411",
                                "day.latency_seconds_count;tenfold_game_day=d1 5 1763815411"),
                        lines);
                sink.undo(Snapshots.series(Snapshots.mixed(AT)), AT);
                socket.setSoTimeout(200);
                assertThrows(SocketTimeoutException.class, in::readLine);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            plain test_load.n.0.tenfold_game_day.d1:%s
            dogstatsd test_load:%s|#n:0,tenfold_game_day:d1
            """)
    void statsdIsToldGaugesAndAZeroAtTheEnd(String flavor, String line) throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                OnLoop sink = new OnLoop(
                        "statsd", URI.create("udp://127.0.0.1:" + server.getLocalPort()), Map.of("flavor", flavor))) {
            server.setSoTimeout(10_000);
            Snapshot snapshot = Snapshots.gauges(AT, 1, 0.1);
            sink.write(snapshot);
            assertEquals(line.formatted("0.1|g") + "\n", packet(server));
            sink.write(Snapshots.gauges(AT, 1, -3));
            assertEquals(line.formatted("0|g") + "\n" + line.formatted("-3|g") + "\n", packet(server));
            sink.undo(Snapshots.series(snapshot), AT);
            assertEquals(line.formatted("0|g") + "\n", packet(server));
        }
    }

    private static String packet(DatagramSocket server) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        server.receive(packet);
        assertTrue(packet.getLength() <= 1432);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Test
    void statsdCountsWhatCountersGrewBy() {
        Statsd statsd = new Statsd(new Options(
                new dev.tenfold.inject.Destination("statsd", URI.create("udp://h:1"), Map.of()), Statsd.OPTIONS));
        List<String> told = new ArrayList<>();
        for (double value : new double[] {1000, 1007, 1007, 5, 5.5}) {
            LineWriter out = new LineWriter(1432);
            statsd.write(Batch.whole(Snapshots.counter(AT, value)), out);
            told.add(
                    String.join("", out.packets().stream().map(Object::toString).toList())
                            .strip());
        }
        assertEquals(List.of("", "test_total:7|c", "", "test_total:5|c", "test_total:0.5|c"), told);
    }

    @Test
    void influxIsToldLinesAndDeletesByTheMarker() {
        try (Receiver receiver = new Receiver(request -> Receiver.Reply.DONE);
                OnLoop sink = new OnLoop("influx", receiver.uri("/api/v2/write?org=o&bucket=b"), Map.of());
                OnLoop old = new OnLoop("influx", receiver.uri("/write?db=telegraf"), Map.of())) {
            Snapshot snapshot = Snapshots.mixed(AT);
            sink.write(snapshot);
            assertEquals(
                    "/api/v2/write?org=o&bucket=b&precision=ms",
                    receiver.requests().get(0).path());
            assertEquals(
                    """
                    http_requests_total,code=200,tenfold_game_day=d1 value=1027 1763815411123
                    http_requests_total,code=5"0\\0 ,tenfold_game_day=d1 value=3 1763815411123
                    queue_length,queue=c,tenfold_game_day=d1 value=-1.5E-7 1763815411123
                    latency_seconds_bucket,le=0.5,tenfold_game_day=d1 value=2 1763815411123
                    latency_seconds_bucket,le=+Inf,tenfold_game_day=d1 value=5 1763815411123
                    latency_seconds_sum,tenfold_game_day=d1 value=7.25 1763815411123
                    latency_seconds_count,tenfold_game_day=d1 value=5 1763815411123
                    """.replace("0 ,", "0\\ ,"),
                    new String(receiver.requests().get(0).body(), StandardCharsets.UTF_8));
            sink.undo(Snapshots.series(snapshot), AT);
            assertEquals(
                    "/api/v2/delete?org=o&bucket=b", receiver.requests().get(1).path());
            assertTrue(new String(receiver.requests().get(1).body(), StandardCharsets.UTF_8)
                    .contains("\"predicate\":\"tenfold_game_day=\\\"d1\\\"\""));
            old.undo(Snapshots.series(snapshot), AT);
            assertEquals("/query?db=telegraf", receiver.requests().get(2).path());
            assertEquals(
                    "q=DROP+SERIES+WHERE+%22tenfold_game_day%22+%3D+%27d1%27",
                    new String(receiver.requests().get(2).body(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void otlpIsToldGaugesSumsAndHistogramsAndAnEndOfEach() throws IOException {
        try (Receiver receiver = new Receiver(request -> new Receiver.Reply(200, Map.of()));
                OnLoop sink = new OnLoop("otlp", receiver.uri("/v1/metrics"), Map.of("service-name", "shop"))) {
            Snapshot snapshot = Snapshots.mixed(AT);
            sink.write(snapshot);
            Proto all = otlp(receiver.requests().get(0)).part(1);
            assertEquals("service.name", all.part(1).part(1).text(1));
            assertEquals("shop", all.part(1).part(1).part(2).text(1));
            List<Proto> metrics = all.part(2).parts(2);
            assertEquals(
                    List.of("http_requests_total", "queue_length", "latency_seconds"),
                    metrics.stream().map(each -> each.text(1)).toList());
            Proto sum = metrics.get(0).part(7);
            assertEquals(2, sum.number(2), "cumulative");
            assertEquals(1, sum.number(3), "monotonic");
            assertEquals(1027, sum.parts(1).get(0).real(4));
            assertEquals(AT.toEpochMilli() * 1_000_000, sum.parts(1).get(0).number(3));
            assertEquals("code", sum.parts(1).get(0).parts(7).get(0).text(1));
            assertEquals(-1.5e-7, metrics.get(1).part(5).parts(1).get(2).real(4));
            Proto histogram = metrics.get(2).part(9).part(1);
            assertEquals(5, histogram.number(4));
            assertEquals(7.25, histogram.real(5));
            assertEquals(List.of(2L, 3L), histogram.packedFixed(6));
            assertEquals(List.of(Double.doubleToRawLongBits(0.5)), histogram.packedFixed(7));

            sink.undo(Snapshots.series(snapshot), AT.plusMillis(1));
            List<Proto> ended = otlp(receiver.requests().get(1)).part(1).part(2).parts(2);
            assertEquals(
                    List.of(2, 3, 1),
                    List.of(
                            ended.get(0).part(7).parts(1).size(),
                            ended.get(1).part(5).parts(1).size(),
                            ended.get(2).part(9).parts(1).size()));
            assertEquals(1, ended.get(0).part(7).part(1).number(8));
            assertEquals(1, ended.get(1).part(5).part(1).number(8));
            assertFalse(ended.get(1).part(5).part(1).has(4));
            assertEquals(1, ended.get(2).part(9).part(1).number(10));
        }
    }

    private static Proto otlp(Receiver.Request request) throws IOException {
        return Proto.read(new GZIPInputStream(new ByteArrayInputStream(request.body())).readAllBytes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            datadog   | /        | api/v1/series
            elastic   | ''       | _bulk
            opentsdb  | /api/put | /api/put
            kairos    | /api/v1/datapoints | /api/v1/datapoints
            """)
    void micrometersRegistriesTellGaugesUntilTheEnd(String kind, String path, String arrivesAt) {
        try (Receiver receiver = new Receiver(request -> new Receiver.Reply(200, Map.of(), "{}"))) {
            Map<String, String> options =
                    kind.equals("datadog") ? Map.of("step", "200ms", "token-env", "PATH") : Map.of("step", "200ms");
            Snapshot snapshot = Snapshots.gauges(AT, 3, 42.5);
            try (OnLoop sink = new OnLoop(kind, receiver.uri(path), options)) {
                sink.write(snapshot);
                Eventually.holds(
                        PATIENCE,
                        () -> receiver.requests().stream()
                                .anyMatch(each -> each.path().contains(arrivesAt)
                                        && told(each).contains("42.5")));
                assertEquals(3, sink.health().written());
                sink.undo(Snapshots.series(snapshot), AT);
                // One may have been on its way.
                long before = tellings(receiver);
                sink.write(Snapshots.gauges(AT, 1, 7.25));
                Eventually.holds(
                        PATIENCE,
                        () -> receiver.requests().stream()
                                .anyMatch(each -> told(each).contains("7.25")));
                assertTrue(tellings(receiver) <= before + 1);
            }
        }
    }

    private static long tellings(Receiver receiver) {
        return receiver.requests().stream()
                .filter(each -> told(each).contains("42.5"))
                .count();
    }

    private static String told(Receiver.Request request) {
        try {
            boolean packed = "gzip".equals(request.headers().getFirst("Content-Encoding"));
            byte[] body = packed
                    ? new GZIPInputStream(new ByteArrayInputStream(request.body())).readAllBytes()
                    : request.body();
            return new String(body, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            return "";
        }
    }
}
