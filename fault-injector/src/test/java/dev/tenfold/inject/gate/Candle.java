package dev.tenfold.inject.gate;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest course: how high some candles burn, which is 10 times the intensity, and replicas as they are told. */
final class Candle implements Course {
    private final AtomicInteger open;
    private final int candles;
    private double intensity = 1;
    private ReplicaCount replicas = new ReplicaCount(1, OptionalInt.empty());

    private Candle(AtomicInteger open, int candles) {
        this.open = open;
        this.candles = candles;
        open.incrementAndGet();
    }

    /**
     * Makes candles of any scenario, as many as its override {@code candles} says; refuses one called bad.yaml; counts
     * those open.
     */
    static CourseMaker maker(AtomicInteger open) {
        return request -> {
            if (request.name().equals("bad.yaml")) {
                throw Refusal.of(List.of(
                        new Complaint("bad.yaml:3", "load.peak", "must be >= 0", "-1", "x10"),
                        new Complaint("bad.yaml:7", "services", "must be given", "", "")));
            }
            return new Candle(open, Integer.parseInt(request.overrides().getOrDefault("candles", "3")));
        };
    }

    @Override
    public String name() {
        return "candle";
    }

    @Override
    public Duration length() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration step() {
        return Duration.ofMillis(100);
    }

    @Override
    public List<String> services() {
        return List.of("web");
    }

    @Override
    public void advanceTo(Duration sinceStart) {
        // a candle does not change with time
    }

    @Override
    public Snapshot snapshot(Instant at, Map<String, String> marker) {
        List<Family.Reading> readings = new ArrayList<>();
        for (int i = 0; i < candles; i++) {
            readings.add(new Family.Reading(labels("candle_height", Integer.toString(i), marker), 10 * intensity));
        }
        Family heights = new Family("candle_height", Family.Type.GAUGE, "", readings);
        Family.Reading count = new Family.Reading(labels("candle_replicas", "", marker), replicas.desired());
        return new Snapshot(
                at, List.of(heights, new Family("candle_replicas", Family.Type.GAUGE, "", List.of(count))), List.of());
    }

    private static Labels labels(String name, String candle, Map<String, String> marker) {
        Map<String, String> labels = new TreeMap<>(marker);
        labels.put(Labels.NAME, name);
        labels.put("candle", candle);
        return Labels.of(labels);
    }

    @Override
    public void replicas(String service, ReplicaCount count) {
        replicas = count;
    }

    @Override
    public void intensity(double wanted) {
        intensity = wanted;
    }

    @Override
    public void seen(Sighting sighting) {
        // a candle does not care
    }

    @Override
    public void close() {
        open.decrementAndGet();
    }
}
