package dev.tenfold.export;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Selectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What queries ask for: a series that none of their selectors accepts need not be kept.
 *
 * @param selectors the matchers of each selector
 */
public record Wanted(List<List<Matcher>> selectors) {
    public Wanted {
        selectors = List.copyOf(selectors);
    }

    /** What some queries ask for. */
    public static Wanted by(Collection<Expr> queries) {
        List<List<Matcher>> selectors = new ArrayList<>();
        for (Expr query : queries) {
            Selectors.of(query).forEach(selector -> selectors.add(selector.matchers()));
        }
        return new Wanted(selectors);
    }

    /** Whether nothing is asked for. */
    public boolean nothing() {
        return selectors.isEmpty();
    }

    /** Whether a selector may accept a metric of that name. */
    boolean name(String name) {
        for (List<Matcher> selector : selectors) {
            if (accepts(selector, name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a selector accepts these labels. */
    boolean series(Labels labels) {
        for (List<Matcher> selector : selectors) {
            boolean accepted = true;
            for (Matcher matcher : selector) {
                accepted &= matcher.matches(labels.get(matcher.name()));
            }
            if (accepted) {
                return true;
            }
        }
        return false;
    }

    private static boolean accepts(List<Matcher> selector, String name) {
        for (Matcher matcher : selector) {
            if (matcher.name().equals(Labels.NAME) && !matcher.matches(name)) {
                return false;
            }
        }
        return true;
    }
}
