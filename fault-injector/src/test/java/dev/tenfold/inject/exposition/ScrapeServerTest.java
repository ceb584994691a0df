package dev.tenfold.inject.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import dev.tenfold.server.PrometheusYaml;
import dev.tenfold.server.RealPrometheus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Prometheus scrapes what is on air. */
class ScrapeServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private volatile List<Snapshot> onAir = List.of();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        ScrapeHandler handler = new ScrapeHandler(vertx, () -> onAir);
        server = vertx.createHttpServer()
                .requestHandler(handler::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Snapshot snapshot(double requests, double queue) {
        Labels bucket = Labels.of("__name__", "t_seconds_bucket", "tenfold_game_day", "d1");
        return new Snapshot(
                Instant.now(),
                List.of(
                        new Family(
                                "r_total",
                                Family.Type.COUNTER,
                                "",
                                List.of(new Reading(
                                        Labels.of("__name__", "r_total", "tenfold_game_day", "d1"), requests))),
                        new Family(
                                "q",
                                Family.Type.GAUGE,
                                "",
                                List.of(new Reading(Labels.of("__name__", "q", "tenfold_game_day", "d1"), queue))),
                        new Family(
                                "t_seconds",
                                Family.Type.HISTOGRAM,
                                "",
                                List.of(
                                        new Reading(bucket.with("le", "1"), 3),
                                        new Reading(bucket.with("le", "+Inf"), 4),
                                        new Reading(bucket.with("__name__", "t_seconds_sum"), 5.5),
                                        new Reading(bucket.with("__name__", "t_seconds_count"), 4)))),
                List.of());
    }

    /** The server asks for OpenMetrics and gzip by itself. */
    @Test
    void seriesAreReadWhileOnAirAndGoneAfterwards() {
        onAir = List.of(snapshot(10, Double.POSITIVE_INFINITY));
        URI target = URI.create("http://127.0.0.1:" + server.actualPort() + "/metrics");
        try (RealPrometheus prometheus = RealPrometheus.start(
                PrometheusYaml.every(Duration.ofMillis(250)).scraping(target))) {
            String marked = "{tenfold_game_day=\"d1\"}";
            assertEquals(
                    6,
                    prometheus
                            .await(marked, PATIENCE, found -> found.size() == 6)
                            .size());
            assertEquals(Double.POSITIVE_INFINITY, prometheus.query("q").get(0).value());
            onAir = List.of(snapshot(12, 7));
            prometheus.await("q", PATIENCE, found -> found.get(0).value() == 7);
            assertEquals(12, prometheus.query("r_total").get(0).value());
            assertEquals(
                    3,
                    prometheus.query("t_seconds_bucket{le=~\"1|1.0\"}").get(0).value());
            onAir = List.of();
            prometheus.await(marked, PATIENCE, List::isEmpty);
            assertEquals(1, prometheus.query("up{job=~\"tenfold.*\"} == 1").size());
        }
    }
}
