package dev.tenfold.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.load.TraceFile.BadTrace;
import dev.tenfold.load.TraceFile.Values;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.file.Recordings;
import dev.tenfold.spelling.Factor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
    private static final long SECOND = 1_000_000_000L;

    private static final String COUNTERS = """
            {"status":"success","data":{"resultType":"matrix","result":[
             {"metric":{"__name__":"http_requests_total","pod":"a"},"values":[[0,"100"],[10,"120"],[20,"4"]]},
             {"metric":{"__name__":"http_requests_total","pod":"b"},"values":[[10,"0"],[20,"50"],[40,"50"]]}]}}
            """;

    private static final String GAUGES = """
            {"status":"success","data":{"resultType":"matrix","result":[
             {"metric":{"__name__":"job:rate"},"values":[[0,"1"],[10,"NaN"],[20,"3"]]}]}}
            """;

    private static final String SUMS = """
            {"Label":"RequestCount","Datapoints":[
             {"Timestamp":"2026-01-05T09:02:00Z","Sum":120.0,"Average":1.0,"Unit":"Count"},
             {"Timestamp":"2026-01-05T09:00:00Z","Sum":60.0,"Average":1.0,"Unit":"Count"},
             {"Timestamp":"2026-01-05T09:01:00Z","Sum":600.0,"Average":1.0,"Unit":"Count"},
             {"Timestamp":"2026-01-05T09:05:00Z","Sum":30.0,"Average":1.0,"Unit":"Count"}]}
            """;

    private static final String DATA = """
            {"MetricDataResults":[{"Id":"m1","Label":"CPUUtilization","StatusCode":"Complete",
             "Timestamps":["2026-01-05T09:01:00Z","2026-01-05T09:00:00Z"],"Values":[50.0,10.0]}]}
            """;

    @TempDir
    private Path folder;

    private List<Piece> play(String text, String column, Map<String, String> labels) throws Exception {
        return play(text.getBytes(StandardCharsets.UTF_8), trace(column, labels))
                .pieces();
    }

    private Playback play(byte[] bytes, Trace trace) throws IOException, BadRecording, BadTrace {
        Path file = Files.write(folder.resolve("recording"), bytes);
        return Replay.of(Recordings.read(file), trace);
    }

    private static Trace trace(String column, Map<String, String> labels) {
        return new Trace("recording", column, labels, Optional.empty(), new Factor(1), 1);
    }

    @Test
    void aCounterOfPrometheusIsWhatItRisesBy() throws Exception {
        assertEquals(
                List.of(new Piece(2, 2, 10 * SECOND), new Piece(0.4, 0.4, 10 * SECOND)),
                play(COUNTERS, "", Map.of("pod", "a")));
    }

    @Test
    void allSeriesThatFitAreAddedUp() throws Exception {
        assertEquals(
                List.of(new Piece(2, 2, 10 * SECOND), new Piece(5.4, 5.4, 10 * SECOND), new Piece(0, 0, 20 * SECOND)),
                play(COUNTERS, "http_requests_total", Map.of()));
    }

    @Test
    void aGaugeIsJoinedOverWhatIsMissing() throws Exception {
        assertEquals(List.of(new Piece(1, 3, 20 * SECOND)), play(GAUGES, "", Map.of()));
    }

    @Test
    void sumsOfCloudWatchCountForTheirPeriodAndNothingComesInAGap() throws Exception {
        assertEquals(
                List.of(
                        new Piece(1, 1, 60 * SECOND),
                        new Piece(10, 10, 60 * SECOND),
                        new Piece(2, 2, 60 * SECOND),
                        new Piece(0, 0, 120 * SECOND),
                        new Piece(0.5, 0.5, 60 * SECOND)),
                play(SUMS, "", Map.of()));
    }

    @Test
    void whatIsNoCountInCloudWatchIsALevel() throws Exception {
        assertEquals(List.of(new Piece(10, 50, 60 * SECOND)), play(DATA, "", Map.of()));
    }

    @Test
    void gzipIsToldByContent() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(COUNTERS.getBytes(StandardCharsets.UTF_8));
        }
        Playback playback = play(packed.toByteArray(), trace("", Map.of("pod", "a")));
        assertEquals(play(COUNTERS, "", Map.of("pod", "a")), playback.pieces());
        assertTrue(playback.counted());
    }

    @Test
    void requestsOfALogAreCountedByTheSecond() throws Exception {
        String line = "10.0.0.1 - - [05/Jan/2026:09:00:%s +0000] \"GET / HTTP/1.1\" 200 12\n";
        String log = line.formatted("00") + line.formatted("00") + line.formatted("02");
        assertEquals(
                List.of(new Piece(2, 2, SECOND), new Piece(0, 0, SECOND), new Piece(1, 1, SECOND)),
                play(log, "", Map.of()));
    }

    @Test
    void whatItIsCanBeSaid() throws Exception {
        Trace trace = new Trace("x", "", Map.of(), Optional.of(Values.COUNT), new Factor(1), 1);
        Playback playback = play(GAUGES.getBytes(StandardCharsets.UTF_8), trace);
        assertEquals(new Piece(0.05, 0.05, 20 * SECOND), playback.pieces().get(0));
    }

    @Test
    void saysWhatThereIsWhereNothingFits() {
        BadTrace bad = assertThrows(BadTrace.class, () -> play(COUNTERS, "", Map.of("pod", "c")));
        assertEquals(
                "must hold a series with {pod=c}, has http_requests_total{pod=a}, http_requests_total{pod=b}",
                bad.getMessage());
    }

    /** Every table of recorded traffic can be played, and no request is lost or made up. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "alibaba2018-cluster-usage.csv, cpu_util_percent",
        "azure-llm-conversation-10s.csv, requests",
        "nab-asg-instance-count-grok.csv, group_instances",
        "nab-ec2-cpu-5f5533.csv, cpu_percent",
        "nab-elb-request-count.csv, request_count",
        "nab-rds-cpu-e47b3b.csv, cpu_percent",
        "nab-twitter-aapl-volume.csv, tweets",
        "nasa-http-jul95.csv, requests",
        "wikipedia-cs-daily-pageviews.csv, pageviews",
        "worldcup98-groupstage.csv, requests"
    })
    void countsOfRecordedTrafficKeepTheirTotal(String file, String column) throws Exception {
        List<String> lines = Files.readAllLines(Traces.file(file));
        int index = List.of(lines.get(0).split(",")).indexOf(column);
        double total = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[index]))
                .sum();
        assertTrue(TraceFile.isTable(lines));
        assertEquals(total, total(TraceFile.read(lines, column, Optional.of(Values.COUNT))), total * 1e-9);
        Trace all = new Trace(file, column, Map.of(), Optional.of(Values.COUNT), new Factor(1), 1);
        assertEquals(total, total(Replay.of(Recordings.read(Traces.file(file)), all)), total * 1e-9);
    }

    @Test
    void countersOfNginxKeepWhatTheyRoseBy() throws Exception {
        List<String> lines = Files.readAllLines(Traces.file("nginx-org-status-counters.csv"));
        double first = Double.parseDouble(lines.get(1).split(",")[1]);
        double last = Double.parseDouble(lines.get(lines.size() - 1).split(",")[1]);
        assertEquals(last - first, total(TraceFile.read(lines, "", Optional.empty())), 1e-6);
        Path answer = Traces.file("prometheus/nginx-org-counters-query_range.json");
        Trace trace = trace("nginx_http_requests_total", Map.of());
        assertEquals(last - first, total(Replay.of(Recordings.read(answer), trace)), 1e-6);
    }

    @Test
    void aGenuineAnswerOfPrometheusIsALevel() throws Exception {
        Path answer = Traces.file("prometheus/pod_cpu-rate60s-query_range.json");
        Playback playback = Replay.of(Recordings.read(answer), trace("", Map.of()));
        assertEquals(170, playback.pieces().size());
        assertEquals(0.001535957473737485, playback.pieces().get(0).from());
    }

    @Test
    void aServiceOfARunIsChosenByItsLabels() throws Exception {
        Path file = Traces.file("k8s-hpa-sockshop-runs.csv");
        Map<String, String> labels = Map.of("run", "reactive_constant_run01", "service", "front-end");
        Trace trace = new Trace("x", "replicas", labels, Optional.of(Values.LEVEL), new Factor(1), 1);
        List<Piece> pieces = Replay.of(Recordings.read(file), trace).pieces();
        assertEquals(2, pieces.get(0).from());
        assertEquals(19, pieces.size(), "20 rows");
    }

    private static double total(Playback playback) {
        return playback.pieces().stream()
                .mapToDouble(piece -> (piece.from() + piece.to()) / 2 * piece.lengthNanos() / SECOND)
                .sum();
    }
}
