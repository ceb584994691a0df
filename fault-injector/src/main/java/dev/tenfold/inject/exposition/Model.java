package dev.tenfold.inject.exposition;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Snapshot;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
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
    static Model of(List<Snapshot> snapshots, Spelling spelling) {
        Map<String, List<Family>> byName = new LinkedHashMap<>();
        for (Snapshot snapshot : snapshots) {
            for (Family family : snapshot.families()) {
                byName.computeIfAbsent(family.name(), name -> new ArrayList<>(1))
                        .add(family);
            }
        }
        spelling.turn();
        Model model = new Model();
        byName.values().forEach(alike -> model.add(alike, spelling));
        return model;
    }

    /** A sample's name takes its labels along, which simpleclient then writes in one go. */
    private void add(List<Family> alike, Spelling spelling) {
        List<Sample> samples = new ArrayList<>();
        for (Family family : alike) {
            for (Family.Reading reading : family.readings()) {
                samples.add(new Sample(spelling.of(reading.labels()), List.of(), List.of(), reading.value()));
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
}
