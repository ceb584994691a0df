package dev.tenfold.promql;

import dev.tenfold.metric.Matcher;
import dev.tenfold.promql.syntax.Aggregation;
import java.util.List;
import java.util.Optional;

/**
 * What a query sees of the series that one of its selectors picks.
 *
 * @param matchers of the selector
 * @param fold what adds the series up before anything else looks at them; empty if each is looked at
 * @param gains whether nothing is seen of a series but what it gained in a time: {@code rate} or {@code increase}
 */
public record Sight(List<Matcher> matchers, Optional<Aggregation> fold, boolean gains) {
    public Sight {
        matchers = List.copyOf(matchers);
    }

    /**
     * Whether series that differ in the label alone, and have the same samples, are told apart. Where they are not, one
     * of them may {@linkplain dev.tenfold.metric.Frame#weight stand} for all; what the matchers say of the label is
     * another matter.
     */
    public boolean tellsApart(String label) {
        return fold.isEmpty() || fold.get().without() != fold.get().grouping().contains(label);
    }
}
