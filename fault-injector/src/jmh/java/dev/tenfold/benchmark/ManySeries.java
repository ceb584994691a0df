package dev.tenfold.benchmark;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Snapshots of many series, as those of a service's pods: a third counters, a third gauges, a third histograms. */
final class ManySeries {
    private static final int PODS = 100;
    private static final String[] BOUNDS = {"0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"};

    private ManySeries() {}

    /**
     * A snapshot taken now.
     *
     * @param round changes all values
     */
    static Snapshot snapshot(int series, int round) {
        List<Family> families = new ArrayList<>();
        int third = series / 3;
        families.addAll(plain("http_requests_total", Family.Type.COUNTER, third, round));
        families.addAll(plain("process_resident_memory_bytes", Family.Type.GAUGE, series - 2 * third, round));
        families.addAll(histograms(third, round));
        return new Snapshot(Instant.ofEpochMilli(System.currentTimeMillis()), families, List.of());
    }

    /** Snapshots of the same series one after the other, which share their labels. */
    static List<Snapshot> rounds(int series, int rounds) {
        Snapshot first = snapshot(series, 0);
        List<Snapshot> all = new ArrayList<>(List.of(first));
        for (int round = 1; round < rounds; round++) {
            double grown = round * 17.003;
            List<Family> families = first.families().stream()
                    .map(family -> new Family(family.name(), family.type(), family.help(), family.readings().stream()
                            .map(reading -> new Family.Reading(reading.labels(), reading.value() + grown))
                            .toList()))
                    .toList();
            all.add(new Snapshot(first.at().plusMillis(round), families, List.of()));
        }
        return all;
    }

    private static List<Family> plain(String name, Family.Type type, int series, int round) {
        List<Family.Reading> readings = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            readings.add(new Family.Reading(labels(name, i, ""), i * 1.37 + Math.abs(round) * 17.003));
        }
        return List.of(new Family(name, type, "What it is.", readings));
    }

    private static List<Family> histograms(int series, int round) {
        List<Family.Reading> readings = new ArrayList<>();
        int each = BOUNDS.length + 2;
        for (int i = 0; i < series; i++) {
            String name = "http_request_duration_seconds";
            int part = i % each;
            Labels labels = part < BOUNDS.length
                    ? labels(name + "_bucket", i / each, BOUNDS[part])
                    : labels(name + (part == BOUNDS.length ? "_sum" : "_count"), i / each, "");
            readings.add(new Family.Reading(labels, (i / each) * 100.0 + part + Math.abs(round)));
        }
        return List.of(new Family("http_request_duration_seconds", Family.Type.HISTOGRAM, "Seconds.", readings));
    }

    private static Labels labels(String name, int number, String le) {
        return Labels.of(
                Labels.NAME,
                name,
                "service",
                "service-" + number / PODS,
                "pod",
                "service-" + number / PODS + "-7d4b9c6f5-" + number % PODS,
                "namespace",
                "shop",
                "tenfold_game_day",
                "2026-11-22-users-x10",
                "le",
                le);
    }
}
