package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Vectors of one family of policies: a decision function per kind. */
final class PolicyVectors implements VectorKind {
    private final Map<String, Function<Inputs, ObjectNode>> kinds;

    /** A family, by the names of its kinds. */
    PolicyVectors(Map<String, Function<Inputs, ObjectNode>> kinds) {
        this.kinds = kinds;
    }

    @Override
    public boolean accepts(JsonNode line) {
        return kinds.containsKey(line.path("kind").asText());
    }

    @Override
    public Outcome run(JsonNode line, Path file) {
        Function<Inputs, ObjectNode> kind = kinds.get(line.path("kind").asText());
        ObjectNode actual = kind.apply(new Inputs(line.required("inputs")));
        return PolicyComparison.difference(line.required("expected"), actual)
                .<Outcome>map(Outcome.Failed::new)
                .orElseGet(Outcome.Passed::new);
    }
}
