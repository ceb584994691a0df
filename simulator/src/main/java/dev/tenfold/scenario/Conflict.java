package dev.tenfold.scenario;

import java.util.Objects;

/**
 * Policies that work against each other.
 *
 * @param target what they share: a service or a node pool
 * @param sentence who they are, and what comes of it
 */
public record Conflict(String target, String sentence) {
    public Conflict {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(sentence, "sentence");
    }
}
