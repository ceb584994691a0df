package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data that PromQL vectors are asked of, from {@code loads.jsonl}; a store is made of a load when it is first
 * asked.
 */
final class PromqlLoads {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> loads = new LinkedHashMap<>();
    private final Map<String, SeriesStore> stores = new LinkedHashMap<>();

    private PromqlLoads() {}

    static PromqlLoads read(Path file) throws IOException {
        PromqlLoads read = new PromqlLoads();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode load = JSON.readTree(line);
            read.loads.put(load.path("load").asText(), load.path("series"));
        }
        return read;
    }

    /** The store of a load; a new one that stays as it is. */
    SeriesStore store(String load) {
        return stores.computeIfAbsent(load, this::fill);
    }

    private SeriesStore fill(String load) {
        if (!loads.containsKey(load)) {
            throw new IllegalArgumentException("load must be one of loads.jsonl, was " + load);
        }
        Map<Labels, TreeMap<Long, Double>> merged = new LinkedHashMap<>();
        for (JsonNode series : loads.get(load)) {
            TreeMap<Long, Double> samples =
                    merged.computeIfAbsent(labels(series.path("labels")), unused -> new TreeMap<>());
            long time = series.path("start").asLong();
            for (JsonNode value : series.path("values")) {
                if (!value.isNull()) {
                    samples.put(time, number(value));
                }
                time += series.path("step").asLong();
            }
        }
        SeriesStore store = new SeriesStore();
        store.retain(Long.MAX_VALUE);
        merged.forEach((labels, samples) -> samples.forEach((time, value) -> store.append(labels, time, value)));
        return store;
    }

    static Labels labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return Labels.of(labels);
    }

    /** A number; what JSON has none for is a text. */
    static double number(JsonNode value) {
        return switch (value.asText()) {
            case "stale" -> Staleness.MARKER;
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> value.asDouble();
        };
    }
}
