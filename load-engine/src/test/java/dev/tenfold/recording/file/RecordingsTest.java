package dev.tenfold.recording.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.ScalingLog;
import dev.tenfold.recording.Track;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsTest {
    @TempDir
    Path folder;

    private Recording read(byte[] bytes, String format) throws IOException, BadRecording {
        return Recordings.read(Files.write(folder.resolve("recording"), bytes), format);
    }

    private Recording read(String text) throws IOException, BadRecording {
        return read(text.getBytes(StandardCharsets.UTF_8), "");
    }

    static Stream<String> origins() {
        return Samples.ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("origins")
    void isRecognisedByWhatItHolds(String origin) throws IOException, BadRecording {
        assertEquals(origin, read(Samples.ALL.get(origin)).origin());
    }

    @ParameterizedTest
    @MethodSource("origins")
    void isUnpackedWhateverItsName(String origin) throws IOException, BadRecording {
        assertEquals(origin, read(gzip(Samples.ALL.get(origin)), "").origin());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}: {1} requests, {2} left out, the first began {3} and took {4} s")
    @CsvSource(textBlock = """
            common access log, 3, 0, 2015-05-17T08:05:03Z, NaN, GET, /a, 200
            # nginx logs when a request has ended
            combined access log, 3, 0, 2015-05-17T08:05:02.750Z, 0.25, GET, /a, 200
            combined access log with host, 1, 0, 2015-05-17T08:05:03Z, NaN, GET, /a, 200
            ALB access log, 1, 0, 2020-01-01T00:55:04.023Z, NaN, GET, /a, 503
            ELB access log, 1, 1, 2015-05-13T23:39:43.945Z, 0.6, GET, /a, 200
            HAProxy log, 2, 0, 2009-02-06T12:14:14.655Z, 0.109, GET, /index.html, 200
            Envoy access log, 1, 0, 2016-04-15T20:17:00.310Z, 0.226, POST, /api/v1/locations, 204
            Istio access log, 1, 0, 2020-11-25T21:26:18.409Z, 0.004, GET, /status/418, 418
            ingress-nginx access log, 1, 0, 2015-05-17T08:05:02.488Z, 0.512, GET, /a, 200
            Traefik access log, 1, 0, 2015-05-17T08:05:03Z, 0.012, GET, /a, 200
            S3 access log, 1, 0, 2019-02-06T00:00:38Z, 0.007, GET, /bucket/a.txt, 200
            W3C extended log, 2, 0, 2024-05-01T11:59:59.750Z, 0.25, GET, /a.aspx, 200
            CloudFront log, 1, 0, 2019-12-04T21:02:30.750Z, 0.25, GET, /index.html, 200
            JSON access log, 2, 0, 2024-01-01T00:00:00.750Z, 0.25, GET, /a, 200
            Traefik JSON access log, 1, 0, 2024-01-01T00:00:00Z, 0.0025, GET, /a, 200
            HAR 1.2, 2, 2, 2024-01-01T00:00:00Z, 0.25, GET, /c, 200
            """)
    void readsRequests(
            String origin, int count, int skipped, Instant at, double seconds, String method, String path, int status)
            throws IOException, BadRecording {
        RequestLog log = (RequestLog) read(Samples.ALL.get(origin));
        assertEquals(count, log.size());
        assertEquals(skipped, log.skipped().count());
        Request first = log.requests().get(0);
        assertEquals(at, Instant.ofEpochMilli(first.atMillis()));
        assertEquals(seconds, first.seconds(), 1e-9);
        assertEquals(List.of(method, path, status), List.of(first.method(), first.path(), first.status()));
        assertEquals(status >= 500, first.failed());
    }

    @ParameterizedTest(name = "a line that ends with {0} took {1} s")
    @CsvSource(delimiter = '|', textBlock = """
            0.250                | 0.25
            250000               | 0.25
            0/250000             | 0.25
            2                    | 2
            0.250 0.120          | 0.25
            rt=0.250 uct="0.001" | 0.25
            250ms                | 0.25
            duration_ms=250      | 0.25
            512 431 250000       | 0.25
            512 431              | NaN
            "-"                  | NaN
            """)
    void findsHowLongARequestTook(String end, double seconds) throws IOException, BadRecording {
        String line = "h - - [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"x\" " + end + "\n";
        assertEquals(seconds, ((RequestLog) read(line.repeat(5))).columns().seconds(2), 1e-9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %h %l %u %t "%r" %>s %b %D                                | 1.1.1.1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 5 250000
            %{X-Forwarded-For}i %m %U%q %s %{ms}T %t                  | 1.1.1.1 GET /a?b=c 200 250 [17/May/2015:10:05:03 +0000]
            %v:%p %{%Y-%m-%dT%H:%M:%S%z}t \\"%r\\" %>s %T             | a:80 2015-05-17T10:05:03+0000 "GET /a HTTP/1.1" 200 0.25
            $msec;$status;$request_method $uri;$request_time          | 1431857103.25;200;GET /a;0.250
            [$time_local] "$request" $status ${upstream_response_time}s | [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 0.05, 0.20s
            """)
    void readsLinesOfAGivenFormat(String format, String line) throws IOException, BadRecording {
        RequestLog log = (RequestLog) read((line + "\n").getBytes(StandardCharsets.UTF_8), format);
        Request request = log.requests().get(0);
        assertEquals(0.25, request.seconds(), 1e-9);
        assertEquals(List.of("GET", "/a", 200), List.of(request.method(), request.path(), request.status()));
    }

    @ParameterizedTest(name = "{0}: {1} requests, {2} failed, {3} users, half within {4} s")
    @CsvSource(textBlock = """
            k6 JSON lines, 1, 0, 3, 0.25
            k6 CSV, 1, 1, 3, 0.25
            k6 summary, 100, 5, 7, 0.15
            JMeter CSV, 2, 1, 5, 0.25
            JMeter XML, 2, 1, 5, 0.25
            Locust statistics, 10, 1, NaN, 0.12
            Locust history, 10, 1, 9, 0.1
            Gatling log, 2, 1, 1, 0.25
            Artillery report, 20, 2, NaN, 0.015
            Hyperfoil statistics, 30, 4, NaN, 0.02
            """)
    void sumsUpLoadTests(String origin, long count, long failures, double users, double median)
            throws IOException, BadRecording {
        LoadTest test = (LoadTest) read(Samples.ALL.get(origin));
        assertEquals(
                List.of(count, failures),
                List.of(test.total().count(), test.total().failures()));
        assertEquals(users, test.maxUsers());
        assertEquals(median, test.total().latency().percentile(50), 1e-9);
    }

    @Test
    void takesTheMeanOfAnIntervalFromTheGrowthOfTheTotals() throws IOException, BadRecording {
        LoadTest test = (LoadTest) read(Samples.ALL.get("Locust history"));
        assertEquals(
                (10 * 0.150 - 4 * 0.110) / 6, test.intervals().get(1).latency().mean(), 1e-12);
    }

    @Test
    void putsCloudWatchInTheOrderOfTime() throws IOException, BadRecording {
        Track track =
                ((RangeSeries) read(Samples.ALL.get("CloudWatch"))).tracks().get(0);
        assertEquals(List.of(10.0, 20.0), List.of(track.value(0), track.value(1)));
        assertEquals(300_000, track.stepMillis());
    }

    @Test
    void keepsWhatIsNoNumberInASeries() throws IOException, BadRecording {
        Track track = ((RangeSeries) read(Samples.ALL.get("Prometheus matrix")))
                .tracks()
                .get(0);
        assertEquals("x_total{pod=a}", track.name() + track.labels());
        assertEquals(
                List.of(1.0, Double.NaN, Double.POSITIVE_INFINITY),
                List.of(track.value(0), track.value(1), track.value(2)));
        assertEquals(1_700_000_015_500L, track.atMillis(1));
    }

    @Test
    void readsCommasOfFractionsAndLeavesEmptyCellsOut() throws IOException, BadRecording {
        Track track = ((RangeSeries) read(Samples.ALL.get("CSV"))).tracks().get(0);
        assertEquals("rps{service=a}", track.name() + track.labels());
        assertEquals(List.of(1.5, 3.0), List.of(track.value(0), track.value(1)));
    }

    @Test
    void readsChangesOfCapacity() throws IOException, BadRecording {
        ScalingLog activities = (ScalingLog) read(Samples.ALL.get("Auto Scaling activities"));
        assertEquals(1, activities.changes().size(), "two instances started by one change");
        ScalingLog.Change change = activities.changes().get(0);
        assertEquals(List.of("web", 2, 4), List.of(change.target(), change.from(), change.to()));
        ScalingLog events = (ScalingLog) read(Samples.ALL.get("Kubernetes events"));
        assertEquals(4, events.changes().get(0).to());
        assertEquals(1, events.skipped().count());
    }

    @Test
    void countsLinesOfNoFormatAndSaysWhichTheyAre() throws IOException, BadRecording {
        String good = Samples.ALL.get("common access log") + "\n";
        RequestLog log = (RequestLog) read(good + "rubbish\n" + good);
        assertEquals(6, log.size());
        assertEquals(5, log.skipped().first().get(0).line());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"status":"error","errorType":"bad_data","error":"parse error"} | status must be success, was error: bad_data, parse error (mend the query)
            {"status":"success","data":{"resultType":"matrix","result":[]}} | data.result must hold a series with samples, was none (the query matched nothing in that time)
            {"status":"success","data":{"resultType":"matrix","result":[    | 1: must be JSON, was broken at character 64: Unexpected end-of-input (the file is cut off)
            {"log":{}}                                                      | log.entries must hold a request, was missing (record again with the page loading)
            {"metrics":{"vus":{"value":1}}}                                 | metrics.http_reqs must say its count, was missing (only tests over HTTP can be read)
            PK rubbish                                                      | must be plain or gzip, was zip (unpack it first)
            """)
    void saysInOneLineWhatIsBroken(String text, String message) {
        String said = assertThrows(BadRecording.class, () -> read(text)).getMessage();
        assertEquals(
                message,
                said.replaceAll(
                        "character \\d+: Unexpected end-of-input.*? \\(the",
                        "character 64: Unexpected end-of-input (the"));
    }

    @Test
    void namesTheKnownFormatsForAFileOfNone() {
        String said = assertThrows(BadRecording.class, () -> read("Dear diary,\ntoday\n"))
                .getMessage();
        assertTrue(said.startsWith("1: must be of a known format, was Dear diary, (known: HAR, access logs"), said);
        assertFalse(said.contains("\n"));
    }

    @Test
    void namesAllThatAFormatLacks() {
        BadRecording bad =
                assertThrows(BadRecording.class, () -> read("x\n".getBytes(StandardCharsets.UTF_8), "%h %u"));
        assertEquals(2, bad.problems().size());
    }

    @ParameterizedTest
    @MethodSource("origins")
    void survivesWhateverIsDoneToIt(String origin) throws IOException {
        byte[] sound = Samples.ALL.get(origin).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] broken = i % 3 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int k = 0; k < i % 4 && broken.length > 0; k++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                read(broken, "");
            } catch (BadRecording told) {
                assertFalse(told.getMessage().isBlank());
                assertEquals(told.problems().size(), told.getMessage().lines().count(), told.getMessage());
            }
        }
    }
}
