package dev.tenfold.promql.syntax;

import java.util.List;

/** A {@code by (...)} or {@code without (...)}, or neither. */
record Grouping(boolean given, boolean without, List<String> labels) {
    static final Grouping NONE = new Grouping(false, false, List.of());
}
