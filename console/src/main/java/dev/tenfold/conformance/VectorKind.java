package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** A kind of vector: knows its cases, and how to run one. */
public interface VectorKind {

    /** Whether a line is of this kind. */
    boolean accepts(JsonNode line);

    /** What the tally calls the case; normally its {@code kind}. */
    default String tallyOf(JsonNode line) {
        return line.path("kind").asText();
    }

    /**
     * Runs one case.
     *
     * @param file where the line stands, for kinds whose cases refer to files beside it
     * @throws IllegalArgumentException if the line lacks something that a case of this kind must have
     */
    Outcome run(JsonNode line, Path file);
}
