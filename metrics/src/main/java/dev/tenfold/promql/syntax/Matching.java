package dev.tenfold.promql.syntax;

import java.util.List;

/**
 * How elements of two vectors find each other: {@code on (job) group_left (team)}.
 *
 * @param cardinality how many may meet how many
 * @param on whether {@code labels} are those that must agree, and not those that need not
 * @param labels the labels named by {@code on} or {@code ignoring}
 * @param include labels taken over from the one side, named by {@code group_left} or {@code group_right}
 */
public record Matching(Cardinality cardinality, boolean on, List<String> labels, List<String> include) {
    /** Neither {@code on} nor {@code ignoring}: all labels but the name must agree. */
    public static final Matching ALL_LABELS = new Matching(Cardinality.ONE_TO_ONE, false, List.of(), List.of());

    /** How many elements of a side may meet how many of the other. */
    public enum Cardinality {
        ONE_TO_ONE,
        /** {@code group_left}. */
        MANY_TO_ONE,
        /** {@code group_right}. */
        ONE_TO_MANY
    }

    public Matching {
        labels = List.copyOf(labels);
        include = List.copyOf(include);
    }

    Matching grouped(Cardinality changed, List<String> taken) {
        return new Matching(changed, on, labels, taken);
    }
}
