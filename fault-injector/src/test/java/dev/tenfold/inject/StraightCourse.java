package dev.tenfold.inject;

import dev.tenfold.metric.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A course of a minute whose one series is worth the seconds that passed, times the intensity. */
public final class StraightCourse implements Course {
    private final String name;
    private final Duration step;
    private double intensity = 1;
    private Duration at = Duration.ZERO;
    public final List<Duration> advances = new ArrayList<>();
    public final List<Sighting> heard = new ArrayList<>();
    public final Map<String, ReplicaCount> replicas = new TreeMap<>();
    public final List<String> series = new ArrayList<>(List.of("up"));
    public Runnable work = () -> {};
    public boolean marked = true;
    public boolean closed;

    public StraightCourse(String name, Duration step) {
        this.name = name;
        this.step = step;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration length() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration step() {
        return step;
    }

    @Override
    public List<String> services() {
        return List.of("web");
    }

    @Override
    public void advanceTo(Duration sinceStart) {
        advances.add(sinceStart);
        at = sinceStart;
        work.run();
    }

    @Override
    public Snapshot snapshot(Instant now, Map<String, String> marker) {
        List<Family> families = new ArrayList<>();
        for (String each : series) {
            Map<String, String> labels = new TreeMap<>(marked ? marker : Map.of());
            labels.put(Labels.NAME, each);
            families.add(new Family(
                    each,
                    Family.Type.GAUGE,
                    "",
                    List.of(new Family.Reading(Labels.of(labels), intensity * at.toMillis() / 1000))));
        }
        return new Snapshot(now, families, List.of());
    }

    @Override
    public void replicas(String service, ReplicaCount count) {
        replicas.put(service, count);
    }

    @Override
    public void intensity(double wanted) {
        intensity = wanted;
    }

    @Override
    public void seen(Sighting sighting) {
        heard.add(sighting);
    }

    @Override
    public void close() {
        closed = true;
    }
}
