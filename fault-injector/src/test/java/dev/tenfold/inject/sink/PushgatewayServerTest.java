package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.server.RealPushgateway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pushes to a real Pushgateway. */
class PushgatewayServerTest {
    @Test
    void aGroupIsReplacedByEachSnapshotAndDeletedByUndo() {
        try (RealPushgateway gateway = RealPushgateway.start();
                OnLoop sink = new OnLoop("pushgateway", gateway.uri(), Map.of("job", "shop/web"))) {
            Snapshot first = Snapshots.mixed(Instant.now());
            sink.write(first);
            assertTrue(
                    gateway.metrics().contains("{instance=\"\",job=\"shop/web\",tenfold_game_day=\"d1\",le=\"0.5\"} 2"),
                    gateway::metrics);
            Snapshot second = Snapshots.gauges(Instant.now(), 1, 42);
            sink.write(second);
            assertTrue(gateway.metrics()
                    .contains("test_load{instance=\"\",job=\"shop/web\",n=\"0\",tenfold_game_day=\"d1\"} 42"));
            assertFalse(gateway.metrics().contains("latency_seconds_bucket"));
            sink.undo(Snapshots.series(second), Instant.now());
            assertFalse(gateway.metrics().contains("tenfold_game_day"), gateway::metrics);
            sink.undo(Snapshots.series(second), Instant.now());
            assertEquals(10, sink.health().written());
        }
    }

    @Test
    void seriesWithoutAMarkerAreNotPushed() {
        try (RealPushgateway gateway = RealPushgateway.start();
                OnLoop sink = new OnLoop("pushgateway", gateway.uri(), Map.of())) {
            Snapshot unmarked = new Snapshot(Instant.now(), List.of(Snapshots.unmarked()), List.of());
            assertThrows(RuntimeException.class, () -> sink.write(unmarked));
            assertFalse(gateway.metrics().contains("test_unmarked"));
        }
    }
}
