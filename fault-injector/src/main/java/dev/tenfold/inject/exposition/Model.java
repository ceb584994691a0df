package dev.tenfold.inject.exposition;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots as simpleclient's families: those of one name together, whichever game day they are of. */
final class Model {
    private static final String TOTAL = "_total";

    private final List<MetricFamilySamples> families = new ArrayList<>();
    private int size;

    /** Builds the families of some snapshots, in the order of their first mention. */
    static Model of(List<Snapshot> snapshots) {
        Map<String, List<Family>> byName = new LinkedHashMap<>();
        for (Snapshot snapshot : snapshots) {
            for (Family family : snapshot.families()) {
                byName.computeIfAbsent(family.name(), name -> new ArrayList<>(1))
                        .add(family);
            }
        }
        Model model = new Model();
        byName.values().forEach(model::add);
        return model;
    }

    private void add(List<Family> alike) {
        Names names = new Names();
        List<Sample> samples = new ArrayList<>();
        for (Family family : alike) {
            for (Family.Reading reading : family.readings()) {
                samples.add(names.sample(reading));
            }
        }
        Family first = alike.get(0);
        size += samples.size();
        families.add(new MetricFamilySamples(first.name(), type(alike), first.help(), samples));
    }

    /**
     * Two game days that mean different things by one name get no type; nor does a counter without {@code _total},
     * since simpleclient would rename it.
     */
    private static Collector.Type type(List<Family> alike) {
        Family.Type type = alike.get(0).type();
        if (alike.stream().anyMatch(family -> family.type() != type)) {
            return Collector.Type.UNKNOWN;
        }
        return switch (type) {
            case GAUGE -> Collector.Type.GAUGE;
            case HISTOGRAM -> Collector.Type.HISTOGRAM;
            case COUNTER -> alike.get(0).name().endsWith(TOTAL) ? Collector.Type.COUNTER : Collector.Type.UNKNOWN;
        };
    }

    /** The families. */
    List<MetricFamilySamples> families() {
        return Collections.unmodifiableList(families);
    }

    /** Number of series. */
    int size() {
        return size;
    }

    /** Neighbours mostly have the same label names: they share one list of them. */
    private static final class Names {
        private List<String> shared = List.of();
        private final List<String> names = new ArrayList<>();

        Sample sample(Family.Reading reading) {
            Labels labels = reading.labels();
            String[] values = new String[labels.name().isEmpty() ? labels.size() : labels.size() - 1];
            names.clear();
            labels.forEach((name, value) -> {
                if (!name.equals(Labels.NAME)) {
                    values[names.size()] = value;
                    names.add(name);
                }
            });
            if (!shared.equals(names)) {
                // The same kind of list as that of the values: simpleclient's calls of it stay cheap.
                shared = Arrays.asList(names.toArray(String[]::new));
            }
            return new Sample(labels.name(), shared, Arrays.asList(values), reading.value());
        }
    }
}
