package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Request;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.RequestLog;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.Track;
import dev.tenfold.recording.text.PathTemplates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    private static Track track(String name, Map<String, String> labels, double... values) {
        long[] millis = new long[values.length];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = 1_000_000_000_000L + i * 15_000L;
        }
        return new Track(name, new TreeMap<>(labels), millis, values);
    }

    private static RangeSeries series(Track... tracks) {
        return new RangeSeries("CSV", List.of(tracks), Skipped.NOTHING, List.of());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            rps                               | RATE
            http_requests_total               | RATE
            nginx_http_requests_total         | RATE
            http_server_requests_seconds_sum  | BUSY
            http_server_requests_seconds_count| RATE
            requests/s                        | RATE
            cpu                               | CPU
            cpu_pct_of_one_core_sum           | CPU
            container_cpu_usage_seconds_total | CPU
            replicas                          | REPLICAS
            kube_deployment_status_replicas_ready | REPLICAS
            kube_deployment_spec_replicas     | WANTED
            desired                           | WANTED
            p95_ms                            | P95
            latency_p99                       | P99
            latency_ms                        | LATENCY
            User Count                        | USERS
            failures                          | FAILURES
            slo_violated                      |
            memory                            |
            """)
    void namesSuggestRoles(String name, Role role) {
        assertEquals(Optional.ofNullable(role), Role.suggestedBy(name));
    }

    @ParameterizedTest(name = "{0} x{1}")
    @CsvSource({"p95_ms, 0.001", "latency_us, 0.000001", "cpu_millicores, 0.001", "cpu_percent, 0.01", "p95, 1"})
    void namesTellUnits(String name, double scale) {
        assertEquals(scale, Role.scaleOf(name));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}/s")
    @CsvSource({
        "requests,     CSV,               4",
        "RequestCount, CloudWatch,        4",
        "rps,          CSV,               60",
        "requests,     Prometheus matrix, 60",
    })
    void sixtyRequestsInFifteenSecondsAreFourASecondWhereRowsCount(String name, String origin, double rate) {
        Evidence evidence = new Evidence("", Map.of(), List.of());
        evidence.add(
                "day.csv", new RangeSeries(origin, List.of(track(name, Map.of(), 60, 60)), Skipped.NOTHING, List.of()));
        List<Observation> seen = evidence.measurements().orElseThrow().observations();
        assertEquals(rate, seen.get(0).of(Role.RATE), 1e-12);
        assertEquals(rate, seen.get(1).of(Role.RATE), 1e-12);
    }

    /** CPU of three pods, of which the third comes in the second interval. */
    @Test
    void oneSeriesAPodCountsReplicas() {
        Evidence evidence = new Evidence("", Map.of(), List.of());
        evidence.add(
                "pods.json",
                series(
                        track("cpu", Map.of("pod", "a"), 0.1, 0.2),
                        track("cpu", Map.of("pod", "b"), 0.1, 0.2),
                        track("cpu", Map.of("pod", "c"), Double.NaN, 0.3)));
        List<Observation> seen = evidence.measurements().orElseThrow().observations();
        assertEquals(0.2, seen.get(0).of(Role.CPU), 1e-12);
        assertEquals(2, seen.get(0).of(Role.REPLICAS));
        assertEquals(0.7, seen.get(1).of(Role.CPU), 1e-12);
        assertEquals(3, seen.get(1).of(Role.REPLICAS));
    }

    @Test
    void seriesOfFilesStandSideBySide() {
        Evidence evidence = new Evidence("web", Map.of(), List.of());
        evidence.add("a", series(track("rps", Map.of("app", "web"), 10, 20), track("rps", Map.of("app", "db"), 1, 2)));
        evidence.add("b", series(track("", Map.of(), 0.5, 0.6)), Optional.of(Role.CPU));
        List<Observation> seen = evidence.measurements().orElseThrow().observations();
        assertEquals(20, seen.get(1).of(Role.RATE), "of web alone");
        assertEquals(0.6, seen.get(1).of(Role.CPU));
    }

    @Test
    void aPersonsWordOutweighsNames() {
        Evidence evidence = new Evidence(
                "",
                Map.of("run", "7"),
                List.of(Assignment.parse(Role.RATE, "load*0.5"), Assignment.parse(Role.CPU, "no")));
        evidence.add(
                "a",
                series(
                        track("rps", Map.of("run", "7"), 10, 20),
                        track("Load", Map.of("run", "7"), 100, 200),
                        track("Load", Map.of("run", "8"), 1, 2)));
        assertEquals(
                50, evidence.measurements().orElseThrow().observations().get(0).of(Role.RATE));
        assertEquals(List.of("no names no series; there are Load, rps"), evidence.unknownNames());
        assertTrue(evidence.remarks().get(0).contains("rps in a"), evidence.remarks()::toString);
    }

    @Test
    void aFactorMustBeANumberAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> Assignment.parse(Role.CPU, "cpu*-1"));
        assertThrows(IllegalArgumentException.class, () -> Assignment.parse(Role.CPU, "cpu*x"));
        assertThrows(IllegalArgumentException.class, () -> Assignment.parse(Role.CPU, ""));
        assertEquals(0.01, Assignment.parse(Role.CPU, "cpu_percent").scale());
    }

    /** Two seconds: three requests, one of them failed, in the first; one in the second. */
    @Test
    void requestsBecomeSeriesAndRoutes() {
        RequestColumns columns = new RequestColumns();
        columns.add(new Request(5_000, 0.1, 200, false, "GET", "/users/17", 10, ""));
        columns.add(new Request(6_100, 0.4, 200, false, "GET", "/", 10, ""));
        columns.add(new Request(5_500, 0.2, 500, true, "GET", "/users/18?x=1", 10, ""));
        columns.add(new Request(5_900, 0.3, 200, false, "GET", "/users/19", 10, ""));
        Evidence evidence = new Evidence("", Map.of(), List.of());
        evidence.add("log", new RequestLog("log", columns, Skipped.NOTHING, List.of()));
        List<Observation> seen = evidence.measurements().orElseThrow().observations();
        assertEquals(2, seen.size());
        assertEquals(3, seen.get(0).of(Role.RATE));
        assertEquals(1.0 / 3, seen.get(0).failedShare(), 1e-12);
        assertEquals(0.2, seen.get(0).of(Role.LATENCY), 1e-12, "of those that did not fail");
        assertEquals(1, seen.get(1).of(Role.RATE));
        assertEquals(
                List.of(new EndpointMix.Endpoint("/users/{id}", 0.75), new EndpointMix.Endpoint("/", 0.25)),
                evidence.mix().endpoints());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/users/123, /users/{id}",
        "/a/3f2504e0-4f89-41d3-9a0c-0305e82c3301/b, /a/{id}/b",
        "/c/deadbeef01, /c/{id}",
        "/day/2026-01-31, /day/{id}",
        "/css/main.css, /css/main.css",
        "/v2/items, /v2/items",
        "/cafebabe, /cafebabe",
        "/x?id=1, /x",
        "'', /"
    })
    void pathsBecomeRoutes(String path, String route) {
        assertEquals(route, PathTemplates.of(path));
    }
}
