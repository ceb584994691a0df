package dev.tenfold.policy.keda.trigger;

import java.util.Objects;

/**
 * Something outside that a trigger reads and that a scenario must describe.
 *
 * @param what kind of thing, such as {@code topic} or {@code query}
 * @param name by which the trigger calls it
 */
public record Need(String what, String name) {
    public Need {
        if (what.isEmpty()) {
            throw new IllegalArgumentException("what must not be empty");
        }
        Objects.requireNonNull(name, "name");
    }
}
