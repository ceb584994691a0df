package dev.tenfold.inject.platform.cloudwatch;

import dev.tenfold.inject.CloudMetric;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.Observed;
import dev.tenfold.inject.platform.OnAir;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What was sent, of each metric the last hours. What a game day sent is forgotten when that has ended; what clients put
 * stays until it is too old. Series of Prometheus stand in the namespace {@code Tenfold} with their current value
 * alone. One event loop uses it.
 */
final class Archive {
    static final String SERIES = "Tenfold";
    private static final Duration KEPT = Duration.ofHours(3);
    private static final int MOST_METRICS = 10_000;
    private static final int MOST_DATA = 20_000;

    private final OnAir onAir;
    private final SortedMap<MetricKey, Deque<Datum>> sent = new TreeMap<>();
    private final SortedMap<MetricKey, Deque<Datum>> put = new TreeMap<>();
    private List<Snapshot> seen = List.of();

    Archive(OnAir onAir) {
        this.onAir = onAir;
    }

    /** Takes in what is new on air, and forgets what is no longer. */
    void observe() {
        List<Snapshot> now = List.copyOf(onAir.snapshots());
        Set<MetricKey> alive = new HashSet<>();
        for (Snapshot snapshot : now) {
            boolean known = seen.stream().anyMatch(each -> each == snapshot);
            for (CloudMetric metric : snapshot.cloud().metrics()) {
                MetricKey key = new MetricKey(metric.namespace(), metric.name(), new TreeMap<>(metric.dimensions()));
                alive.add(key);
                if (!known) {
                    keep(sent, key, Datum.of(snapshot.at(), metric.unit(), metric.values(), metric.counts()));
                }
            }
        }
        sent.keySet().retainAll(alive);
        seen = now;
    }

    /** Takes what a client puts. */
    void put(MetricKey key, Datum datum) {
        if (!put.containsKey(key) && put.size() >= MOST_METRICS) {
            throw AwsFault.limit("At most " + MOST_METRICS + " metrics are kept here.");
        }
        keep(put, key, datum);
    }

    private static void keep(SortedMap<MetricKey, Deque<Datum>> store, MetricKey key, Datum datum) {
        Deque<Datum> data = store.computeIfAbsent(key, fresh -> new ArrayDeque<>());
        data.addLast(datum);
        Instant oldest = datum.at().minus(KEPT);
        while (data.size() > MOST_DATA || data.getFirst().at().isBefore(oldest)) {
            data.removeFirst();
        }
    }

    /** The names of all metrics of a namespace, or of all. */
    SortedSet<MetricKey> keys(String namespace) {
        SortedSet<MetricKey> keys = new TreeSet<>(sent.keySet());
        keys.addAll(put.keySet());
        if (namespace.isEmpty() || namespace.equals(SERIES)) {
            onAir.forEach(observed -> keys.add(key(observed)));
        }
        keys.removeIf(key -> !namespace.isEmpty() && !key.namespace().equals(namespace));
        return keys;
    }

    private static MetricKey key(Observed observed) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        observed.labels().withoutName().forEach(dimensions::put);
        return new MetricKey(SERIES, observed.labels().name(), dimensions);
    }

    /**
     * The periods in which there are samples, by their beginnings, which are whole multiples of the period since 1970.
     *
     * @param from first instant
     * @param until first instant no more
     */
    SortedMap<Instant, Period> periods(MetricKey key, Instant from, Instant until, int seconds) {
        SortedMap<Instant, Period> periods = new TreeMap<>();
        Instant first = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), seconds) * seconds);
        forEach(key, (at, datum) -> {
            if (!at.isBefore(first) && at.isBefore(until) && !datum.values().isEmpty()) {
                Instant begin = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
                periods.computeIfAbsent(begin, fresh -> new Period()).add(datum);
            }
        });
        return periods;
    }

    private void forEach(MetricKey key, BiConsumer<Instant, Datum> action) {
        for (Map<MetricKey, Deque<Datum>> store : List.of(sent, put)) {
            for (Datum datum : store.getOrDefault(key, new ArrayDeque<>())) {
                action.accept(datum.at(), datum);
            }
        }
        if (key.namespace().equals(SERIES)) {
            List<Observed> current = new ArrayList<>(onAir.named(key.name()));
            current.removeIf(observed -> !key(observed).equals(key));
            current.forEach(observed -> action.accept(
                    observed.at(), Datum.of(observed.at(), "None", List.of(observed.value()), List.of(1.0))));
        }
    }
}
