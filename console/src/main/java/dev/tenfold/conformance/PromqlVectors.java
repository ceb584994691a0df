package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vectors of PromQL, in three tiers. Each names the data that it is asked of, which stand in {@code loads.jsonl} beside
 * it.
 */
final class PromqlVectors implements VectorKind {
    private static final String LOADS = "loads.jsonl";

    private final Map<Path, PromqlLoads> loads = new LinkedHashMap<>();

    @Override
    public boolean accepts(JsonNode line) {
        return line.has("load") && (line.has("series") || line.path("eval").has("expr"));
    }

    @Override
    public String tallyOf(JsonNode line) {
        return "promql " + line.path("tier").asText();
    }

    @Override
    public Outcome run(JsonNode line, Path file) {
        if (line.has("series")) {
            return new Outcome.Material();
        }
        PromqlCase vector = PromqlCase.read(line);
        if (vector.flagged()) {
            return new Outcome.Unsupported("holds only with the feature flag " + line.path("requires"));
        }
        String difference = vector.difference(beside(file));
        return difference.isEmpty() ? new Outcome.Passed() : new Outcome.Failed(difference);
    }

    private PromqlLoads beside(Path file) {
        Path path = file.resolveSibling(LOADS);
        return loads.computeIfAbsent(path, unread -> {
            try {
                return PromqlLoads.read(path);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "its data should be in " + path + ", which cannot be read", unreadable);
            }
        });
    }
}
