package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import dev.tenfold.server.Eventually;
import dev.tenfold.server.PrometheusYaml;
import dev.tenfold.server.RealPrometheus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remote write against a real Prometheus. */
class RemoteWriteServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static RealPrometheus prometheus;

    @BeforeAll
    static void start() {
        prometheus = RealPrometheus.start(PrometheusYaml.every(Duration.ofSeconds(1)));
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private static OnLoop sink(Map<String, String> options) {
        return new OnLoop("remote-write", prometheus.writeUri(), options);
    }

    /** This server knows only 1.0: a sink of 2.0 finds out, and loses nothing by it. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void whatIsWrittenIsReadBackAndIsGoneAtOnceAfterUndo(String version) {
        try (OnLoop sink = sink(Map.of("version", version, "max-samples", "3", "shards", "2"))) {
            Snapshot snapshot = Snapshots.mixed(Instant.now());
            sink.write(snapshot);
            assertEquals(9, prometheus.query("{tenfold_game_day=\"d1\"}").size());
            assertEquals(
                    1027,
                    prometheus.query("http_requests_total{code=\"200\"}").get(0).value());
            assertEquals(
                    Double.POSITIVE_INFINITY,
                    prometheus.query("queue_length{queue=\"b\"}").get(0).value());
            assertEquals(1, prometheus.query("queue_length{queue=\"größe\"}").size());
            assertEquals(9, sink.health().written());

            sink.undo(Snapshots.series(snapshot), Instant.now());
            assertEquals(List.of(), prometheus.query("{tenfold_game_day=\"d1\"}"));
        }
    }

    @Test
    void requestsMayBeLarge() {
        try (OnLoop sink = sink(Map.of("max-samples", "20000"))) {
            Snapshot snapshot = Snapshots.gauges(Instant.now(), 15_000, 3);
            sink.write(snapshot);
            assertEquals(45_000, prometheus.query("sum(test_load)").get(0).value());
            sink.undo(Snapshots.series(snapshot), Instant.now());
            assertEquals(List.of(), prometheus.query("test_load"));
        }
    }

    @Test
    void undoAfterACrashNeedsNothingButTheNames() {
        Snapshot snapshot = Snapshots.gauges(Instant.now(), 10, 1);
        try (OnLoop crashed = sink(Map.of())) {
            crashed.write(snapshot);
        }
        try (OnLoop restarted = sink(Map.of())) {
            // The clock of the new process may stand still or be behind.
            restarted.undo(Snapshots.series(snapshot), snapshot.at());
            restarted.undo(Snapshots.series(snapshot), snapshot.at());
        }
        Eventually.becomes(PATIENCE, () -> prometheus.query("test_load"), List::isEmpty);
    }

    @Test
    void aServerThatIsAwayForAWhileMissesNothing() {
        try (RealPrometheus away = RealPrometheus.start(PrometheusYaml.every(Duration.ofSeconds(1)));
                OnLoop sink = new OnLoop("remote-write", away.writeUri(), Map.of("max-samples", "40"))) {
            long start = System.currentTimeMillis();
            sink.write(Snapshots.gauges(Instant.ofEpochMilli(start), 100, 0));
            away.server().kill();
            for (int i = 1; i <= 30; i++) {
                sink.write(Snapshots.gauges(Instant.ofEpochMilli(start + i), 100, i));
            }
            assertEquals(3_000, sink.health().buffered());
            assertTrue(sink.health().trouble().contains("cannot be reached"), sink.health()::trouble);
            away.server().start();
            Eventually.becomes(PATIENCE, sink::health, health -> health.buffered() == 0);
            assertEquals(3_100, sink.health().written());
            assertEquals(0, sink.health().dropped());
            Map<Labels, List<RealPrometheus.Point>> stored = away.points("test_load[1m]", start + 1_000);
            assertEquals(100, stored.size());
            stored.values().forEach(points -> {
                for (int i = 0; i <= 30; i++) {
                    assertEquals(new RealPrometheus.Point(start + i, i), points.get(i));
                }
            });
        }
    }
}
