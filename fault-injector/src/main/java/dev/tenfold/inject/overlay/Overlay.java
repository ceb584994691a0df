package dev.tenfold.inject.overlay;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.prometheus.PrometheusFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Real series with faults on top, told as {@code tenfold_} and the real name, with all labels and the marker. Every
 * series of a metric that has a fault is told, also those that are not struck, so that a rule over the copies sees all
 * that the real rule sees. What cannot be read is not told: its copies end, and nothing is made up.
 */
public final class Overlay implements Course {
    private final String name;
    private final Duration length;
    private final Duration step;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private Duration now = Duration.ZERO;
    private double intensity = 1;
    private String trouble = "";

    /**
     * @param name for people and for the marker
     * @param real where the real values are read
     * @param distortions the faults; several of one metric are applied in their order
     * @param length how long the course lasts
     * @param step from one reading to the next, such as the scrape interval
     */
    public Overlay(String name, RealSeries real, List<Distortion> distortions, Duration length, Duration step) {
        this.name = name;
        this.length = length;
        this.step = step;
        Map<String, List<Distortion>> byMetric = new LinkedHashMap<>();
        distortions.forEach(each -> byMetric.computeIfAbsent(each.metric(), fresh -> new ArrayList<>())
                .add(each));
        byMetric.forEach((metric, each) -> layers.put(metric, layer(real, metric, each)));
    }

    private static Layer layer(RealSeries real, String metric, List<Distortion> distortions) {
        Type type = distortions.get(0).type();
        if (distortions.stream().anyMatch(each -> each.type() != type)) {
            throw new IllegalArgumentException("all distortions of " + metric + " must be of one type");
        }
        return type == Type.HISTOGRAM
                ? new Histograms(real, metric, distortions)
                : new Levels(real, metric, type, distortions);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public Duration step() {
        return step;
    }

    @Override
    public List<String> services() {
        return List.of();
    }

    @Override
    public void advanceTo(Duration sinceStart) {
        now = sinceStart;
    }

    @Override
    public Snapshot snapshot(Instant at, Map<String, String> marker) {
        List<Family> families = new ArrayList<>();
        trouble = "";
        layers.forEach((metric, layer) -> {
            try {
                families.add(layer.next(at, now, intensity, marker));
            } catch (PrometheusFailure away) {
                trouble = away.getMessage();
            }
        });
        return new Snapshot(at, families, List.of());
    }

    /** Why some series could not be read last; empty if all could. */
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(text -> !text.isEmpty());
    }

    /** Real replicas answer the real load: nothing here depends on them. */
    @Override
    public void replicas(String service, ReplicaCount count) {}

    @Override
    public void intensity(double intensity) {
        if (!(intensity >= 0) || Double.isInfinite(intensity)) {
            throw new IllegalArgumentException("intensity must be >= 0");
        }
        this.intensity = intensity;
    }

    @Override
    public void seen(Sighting sighting) {}

    @Override
    public void close() {}
}
