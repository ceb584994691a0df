package dev.tenfold.tune;

import java.util.Objects;
import java.util.function.DoublePredicate;

/**
 * How long a tuning may go on. What it finds depends on the candidates that it may judge, never on time, unless time is
 * up.
 *
 * @param candidates most candidates to judge; 1 or more
 * @param spent whether so large a share of the time is spent, 0..1; asked between batches
 */
public record Allowance(int candidates, DoublePredicate spent) {
    /** Share of the time after which a search ends. */
    private static final double SEARCH = 0.75;

    /** Share of the time after which no further answer is put to the proof. */
    private static final double PROOF = 0.85;

    public Allowance {
        Objects.requireNonNull(spent, "spent");
        if (candidates < 1) {
            throw new IllegalArgumentException("candidates must be >= 1, was " + candidates);
        }
    }

    /** So many candidates, however long they take. */
    public static Allowance of(int candidates) {
        return new Allowance(candidates, share -> false);
    }

    boolean searchIsOver() {
        return spent.test(SEARCH);
    }

    boolean proofIsOver() {
        return spent.test(PROOF);
    }
}
