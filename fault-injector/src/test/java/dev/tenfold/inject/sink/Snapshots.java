package dev.tenfold.inject.sink;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Snapshots to send in tests. */
final class Snapshots {
    private Snapshots() {}

    /** One gauge with so many series, {@code test_load{n="0", tenfold_game_day="d1"}} and so on. */
    static Snapshot gauges(Instant at, int series, double value) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            readings.add(new Reading(
                    Labels.of(Labels.NAME, "test_load", "n", String.valueOf(i), "tenfold_game_day", "d1"), value));
        }
        return new Snapshot(
                at, List.of(new Family("test_load", Family.Type.GAUGE, "Load of the test.", readings)), List.of());
    }

    /** A counter, a gauge and a histogram, with values that are hard to write. */
    static Snapshot mixed(Instant at) {
        return new Snapshot(
                at,
                List.of(
                        new Family("http_requests_total", Family.Type.COUNTER, "Requests\nwith a \\ in it.", List.of(
                                reading(1027, "http_requests_total", "code", "200"),
                                reading(3, "http_requests_total", "code", "5\"0\\0\n"))),
                        new Family("queue_length", Family.Type.GAUGE, "", List.of(
                                reading(Double.NaN, "queue_length", "queue", "größe"),
                                reading(Double.POSITIVE_INFINITY, "queue_length", "queue", "b"),
                                reading(-1.5e-7, "queue_length", "queue", "c"))),
                        new Family("latency_seconds", Family.Type.HISTOGRAM, "Latency.", List.of(
                                reading(2, "latency_seconds_bucket", "le", "0.5"),
                                reading(5, "latency_seconds_bucket", "le", "+Inf"),
                                reading(7.25, "latency_seconds_sum", "", ""),
                                reading(5, "latency_seconds_count", "", "")))),
                List.of());
    }

    private static Reading reading(double value, String name, String label, String labelValue) {
        Labels labels = Labels.of(Labels.NAME, name, "tenfold_game_day", "d1");
        return new Reading(label.isEmpty() ? labels : labels.with(label, labelValue), value);
    }

    /** All series of a snapshot. */
    static List<Labels> series(Snapshot snapshot) {
        return snapshot.families().stream()
                .flatMap(family -> family.readings().stream())
                .map(Reading::labels)
                .toList();
    }
}
