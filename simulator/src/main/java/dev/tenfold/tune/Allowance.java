package dev.tenfold.tune;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * How long a search may go on. What it finds depends on the candidates that it may judge, never on time, unless it is
 * told to stop.
 *
 * @param candidates most candidates to judge; 1 or more
 * @param stop whether time is up; asked between rehearsals of whole batches
 */
public record Allowance(int candidates, BooleanSupplier stop) {
    public Allowance {
        Objects.requireNonNull(stop, "stop");
        if (candidates < 1) {
            throw new IllegalArgumentException("candidates must be >= 1, was " + candidates);
        }
    }

    /** So many candidates, however long they take. */
    public static Allowance of(int candidates) {
        return new Allowance(candidates, () -> false);
    }
}
