package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/** Vectors of the HorizontalPodAutoscaler: its arithmetic, its behavior, whole reconciles. */
final class HpaVectors implements VectorKind {

    @Override
    public boolean accepts(JsonNode line) {
        return switch (line.path("kind").asText()) {
            case "replica-calculator", "reconcile", "behavior" -> true;
            default -> false;
        };
    }

    @Override
    public Outcome run(JsonNode line, Path file) {
        return switch (line.path("kind").asText()) {
            case "replica-calculator" -> compare(line, ReplicaCalculatorVectors.run(line));
            case "behavior" -> compare(line, BehaviorVectors.run(line));
            default -> ReconcileVectors.run(line);
        };
    }

    private static Outcome compare(JsonNode line, Optional<JsonNode> result) {
        if (result.isEmpty()) {
            return new Outcome.Unsupported("no such function: " + line.path("function"));
        }
        return Comparison.difference(line.required("expected"), result.get())
                .<Outcome>map(Outcome.Failed::new)
                .orElseGet(Outcome.Passed::new);
    }
}
