package dev.tenfold.recording.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Interval;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real recordings beside the checkout, with the counts that were published with them. */
class SharedRecordingsTest {
    private static Path traces;

    @BeforeAll
    static void find() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/traces"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no folder shared/traces beside the checkout");
        traces = folder.resolve("shared/traces");
    }

    private static Recording read(String file) throws BadRecording {
        Path path = traces.resolve(file);
        assumeTrue(Files.exists(path), () -> "no " + path);
        return Recordings.read(path);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} requests, {3} left out")
    @CsvSource(textBlock = """
            har/firebug18-softwareishard.har.gz, HAR 1.1, 16, 0
            har/chrome51-images.har.gz, HAR 1.2, 27, 0
            har/ie11.har.gz, HAR 1.1, 25, 0
            har/multiple-pages.har, HAR 1.1, 9, 0
            access-logs/apache-combined-semicomplete-2015.log.gz, combined access log, 10000, 0
            access-logs/apache-common-twiki-2004.log.gz, common access log, 1406, 0
            access-logs/formats/alb.log, ALB access log, 1, 0
            access-logs/formats/caddy_json.log, Caddy JSON access log, 3, 0
            access-logs/formats/common.log, common access log, 1, 0
            access-logs/formats/common_complete.log, combined access log with host, 1, 0
            access-logs/formats/common_vhost.log, common access log with host, 1, 0
            access-logs/formats/elb.log, ELB access log, 1, 1
            access-logs/formats/haproxy.log, HAProxy log, 1, 0
            access-logs/formats/ncsa_extended.log, combined access log, 1, 0
            access-logs/formats/nginx_json.log, JSON access log, 2, 0
            """)
    void countsTheRequests(String file, String origin, int requests, int skipped) throws BadRecording {
        RequestLog log = (RequestLog) read(file);
        assertEquals(origin, log.origin());
        assertEquals(requests, log.size());
        assertEquals(skipped, log.skipped().count());
    }

    @ParameterizedTest(name = "{0}: {1} to {2}, {3} of 2xx, {4} of 3xx, {5} of 4xx, {6} of 5xx, {7} out of order")
    @CsvSource(textBlock = """
            apache-combined-semicomplete-2015.log.gz, 2015-05-17T10:05:00Z, 2015-05-20T21:05:59Z, 9171, 609, 217, 3, 4915
            apache-common-twiki-2004.log.gz, 2004-03-08T00:05:49Z, 2004-03-12T21:25:45Z, 1272, 6, 128, 0, 0
            """)
    void knowsTimesAndStatuses(
            String file, Instant first, Instant last, int twos, int threes, int fours, int fives, int disorder)
            throws BadRecording {
        RequestColumns log = ((RequestLog) read("access-logs/" + file)).columns();
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        int[] classes = new int[6];
        int earlier = 0;
        for (int i = 0; i < log.size(); i++) {
            least = Math.min(least, log.atMillis(i));
            most = Math.max(most, log.atMillis(i));
            classes[log.status(i) / 100]++;
            earlier += i > 0 && log.atMillis(i) < log.atMillis(i - 1) ? 1 : 0;
        }
        assertEquals(first, Instant.ofEpochMilli(least));
        assertEquals(last, Instant.ofEpochMilli(most));
        assertEquals(List.of(twos, threes, fours, fives), List.of(classes[2], classes[3], classes[4], classes[5]));
        assertEquals(disorder, earlier);
    }

    @ParameterizedTest(name = "{0}: {2} requests, {3} failed, {4} users")
    @CsvSource(textBlock = """
            # file, origin, count, failures, users, p50, p95 in seconds
            k6-ndjson-redis-operator.json, k6 JSON lines, 8, 1, 12, 2.7465, 3.3863
            k6-summary-error-ingestion.json, k6 summary, 171236, 0, 1000, 0.0975, 0.3844
            jmeter-blazedemo.jtl.gz, JMeter CSV, 1200, 0, 25, 0.665, 1.763
            jmeter-small.jtl, JMeter CSV, 87, 7, 12, 0.356, 1.083
            locust-saturation_stats.csv, Locust statistics, 37219, 1, NaN, 1.5, 33
            locust-saturation_stats_history.csv, Locust history, 37219, 1, 15000, 1.5, 33
            """)
    void sumsUpLoadTests(String file, String origin, long count, long failures, double users, double p50, double p95)
            throws BadRecording {
        LoadTest test = (LoadTest) read("loadtest/" + file);
        assertEquals(origin, test.origin());
        assertEquals(count, test.total().count());
        assertEquals(failures, test.total().failures());
        assertEquals(users, test.maxUsers());
        assertEquals(p50, test.total().latency().percentile(50), 1e-4);
        assertEquals(p95, test.total().latency().percentile(95), 1e-4);
    }

    @Test
    void leavesOutTransactionControllers() throws BadRecording {
        LoadTest test = (LoadTest) read("loadtest/jmeter-blazedemo.jtl.gz");
        assertEquals(100, test.skipped().count());
        assertTrue(test.endpoints().stream().noneMatch(each -> each.name().equals("Complete_Flight_Booking_Flow")));
    }

    @Test
    void seesThePlateauOfASaturatedService() throws BadRecording {
        LoadTest test = (LoadTest) read("loadtest/locust-saturation_stats_history.csv");
        List<Interval> intervals = test.intervals();
        double[] later = intervals.stream()
                .skip(intervals.size() / 2)
                .mapToDouble(Interval::ratePerSecond)
                .sorted()
                .toArray();
        double median = later[later.length / 2];
        assertTrue(median >= 715 && median <= 755, () -> Arrays.toString(later));
        assertEquals(680.3, intervals.get(intervals.size() - 1).ratePerSecond(), 1e-9);
    }

    @ParameterizedTest(name = "{0}: {1} series of {2} samples, {3} ms apart, {4} gaps")
    @CsvSource(textBlock = """
            prometheus/nginx-org-counters-query_range.json, 4, 500, 5104, 1, true
            prometheus/pod_cpu-rate60s-query_range.json, 1, 171, 1000, 0, false
            nginx-org-status-counters.csv, 7, 500, 5104, 1, true
            nab-elb-request-count.csv, 1, 4032, 300000, 8, false
            nasa-http-jul95.csv, 1, 39693, 60000, 0, false
            """)
    void readsSeries(String file, int tracks, int samples, long step, int gaps, boolean counter) throws BadRecording {
        RangeSeries series = (RangeSeries) read(file);
        assertEquals(tracks, series.tracks().size());
        assertEquals(samples, series.tracks().get(0).size());
        assertEquals(step, series.tracks().get(0).stepMillis());
        assertEquals(gaps, series.tracks().get(0).gaps());
        assertEquals(counter, series.tracks().get(0).isCounter());
    }

    @Test
    void makesASeriesOfEachServiceInATable() throws BadRecording {
        RangeSeries series = (RangeSeries) read("k8s-hpa-sockshop-runs.csv");
        long frontEnds = series.tracks().stream()
                .filter(each -> each.name().equals("replicas")
                        && "front-end".equals(each.labels().get("service")))
                .count();
        assertEquals(8, frontEnds, "a series for each run");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            har/bad-empty.har | log.entries must hold a request, was missing (record again with the page loading)
            har/bad-not-json.har | 8: must be JSON, was broken at character 5: Unexpected character ('x' (code 120))
            """)
    void saysInOneLineWhatIsBroken(String file, String message) {
        assertEquals(message, assertThrows(BadRecording.class, () -> read(file)).getMessage());
    }
}
