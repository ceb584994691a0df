package dev.tenfold.inject.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.inject.Family.Type;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.Served;
import dev.tenfold.prometheus.PrometheusFailure;
import dev.tenfold.server.PrometheusYaml;
import dev.tenfold.server.RealPrometheus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Real values of a real Prometheus, distorted. */
class RealOverlayTest {
    private static final String EXPOSED = """
            # TYPE queue_depth gauge
            queue_depth{queue="mail"} 7
            # TYPE latency_seconds histogram
            latency_seconds_bucket{le="0.5"} 80
            latency_seconds_bucket{le="1"} 90
            latency_seconds_bucket{le="+Inf"} 100
            latency_seconds_sum 40
            latency_seconds_count 100
            """;

    @Test
    void realValuesAreReadFromARealPrometheus() {
        try (Served exporter = new Served((vertx, router) -> router.get("/metrics")
                        .handler(context -> context.response()
                                .putHeader("Content-Type", "text/plain; version=0.0.4")
                                .end(EXPOSED)));
                RealPrometheus prometheus = RealPrometheus.start(
                        PrometheusYaml.every(Duration.ofSeconds(1)).scraping(exporter.uri("/metrics")))) {
            prometheus.await("latency_seconds_count", Duration.ofSeconds(30), found -> !found.isEmpty());
            Distortion tenfold =
                    Distortion.of("queue_depth", Type.GAUGE, new Times(10), Duration.ZERO, Duration.ofHours(1));
            Distortion slow =
                    Distortion.of("latency_seconds", Type.HISTOGRAM, new Plus(20), Duration.ZERO, Duration.ofHours(1));
            Overlay overlay = new Overlay(
                    "real",
                    new PrometheusSeries(prometheus.uri(), Optional.empty()),
                    List.of(tenfold, slow),
                    Duration.ofHours(1),
                    Duration.ofSeconds(15));
            Snapshot snapshot = overlay.snapshot(Instant.now(), Map.of());
            assertEquals(List.of(70.0), values(snapshot, 0));
            assertEquals(List.of(80.0, 90.0, 100.0, 40.0, 100.0), values(snapshot, 1));
            assertEquals(
                    "mail",
                    snapshot.families().get(0).readings().get(0).labels().get("queue"));
        }
    }

    private static List<Double> values(Snapshot snapshot, int family) {
        return snapshot.families().get(family).readings().stream()
                .map(reading -> reading.value())
                .toList();
    }

    @Test
    void aServerThatIsAwayOrForeignIsNamed() {
        try (Served foreign = new Served((vertx, router) -> router.route().handler(context -> context.end("hello")))) {
            PrometheusSeries series = new PrometheusSeries(foreign.uri(""), Optional.empty());
            PrometheusFailure failure = assertThrows(PrometheusFailure.class, () -> series.read("up", Instant.EPOCH));
            assertEquals(foreign.uri("") + " does not answer as a Prometheus does", failure.getMessage());
        }
        PrometheusSeries away = new PrometheusSeries(URI.create("http://127.0.0.1:1"), Optional.empty());
        assertEquals(
                "http://127.0.0.1:1 cannot be reached",
                assertThrows(PrometheusFailure.class, () -> away.read("up", Instant.EPOCH))
                        .getMessage());
    }
}
