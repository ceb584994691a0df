package dev.tenfold.export;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import dev.tenfold.promql.Sight;
import dev.tenfold.promql.Sights;
import dev.tenfold.promql.syntax.Expr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What queries ask for: a series that none of their selectors accepts need not be kept, and of series that none of them
 * tells apart one will do.
 *
 * @param sights what is seen through each selector
 * @param folding whether one series may stand for those that nobody tells apart: not where somebody reads the store who
 *     knows nothing of {@linkplain dev.tenfold.metric.Frame#weight weights}
 */
public record Wanted(List<Sight> sights, boolean folding) {
    public Wanted {
        sights = List.copyOf(sights);
    }

    /** All that there is, each series by itself. */
    static Wanted everything() {
        return new Wanted(List.of(new Sight(List.of(), Optional.empty(), false)), false);
    }

    /** What some queries ask for, each series by itself. */
    public static Wanted by(Collection<Expr> queries) {
        List<Sight> sights = new ArrayList<>();
        queries.forEach(query -> sights.addAll(Sights.of(query)));
        return new Wanted(sights, false);
    }

    /** The same, with one series standing for those that nobody tells apart, or not. */
    public Wanted folding(boolean may) {
        return new Wanted(sights, may);
    }

    /** Whether nothing is asked for. */
    public boolean nothing() {
        return sights.isEmpty();
    }

    /** Whether a selector may accept a metric of that name. */
    boolean name(String name) {
        for (Sight sight : sights) {
            if (accepts(sight, name)) {
                return true;
            }
        }
        return false;
    }

    /** The same, as far as it concerns series of a metric. */
    Wanted of(String metric) {
        return new Wanted(
                sights.stream().filter(sight -> accepts(sight, metric)).toList(), folding);
    }

    /** Whether a selector accepts these labels. */
    boolean series(Labels labels) {
        return series(labels, Set.of());
    }

    /** Whether a selector may accept these labels, were it not for some whose values are not known yet. */
    boolean series(Labels labels, Set<String> open) {
        for (Sight sight : sights) {
            if (accepts(sight, labels, open)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any query that asks for these labels tells series apart that differ in the open ones. */
    boolean tellsApart(Labels labels, Set<String> open) {
        for (Sight sight : sights) {
            if (accepts(sight, labels, open) && open.stream().anyMatch(sight::tellsApart)) {
                return true;
            }
        }
        return !folding;
    }

    /**
     * Whether all that is seen of these labels is what series gained in a time, by selectors that name the metric and
     * say nothing of the open labels.
     */
    boolean seesGains(Labels labels, Set<String> open) {
        for (Sight sight : sights) {
            boolean named = false;
            boolean particular = false;
            for (Matcher matcher : sight.matchers()) {
                named |= matcher.name().equals(Labels.NAME) && matcher.op() == Matcher.Op.EQUAL;
                particular |= open.contains(matcher.name());
            }
            if (accepts(sight, labels, open) && (!sight.gains() || !named || particular)) {
                return false;
            }
        }
        return true;
    }

    /** What selectors say of some labels. */
    List<Matcher> matchersOf(Set<String> names) {
        List<Matcher> found = new ArrayList<>();
        for (Sight sight : sights) {
            for (Matcher matcher : sight.matchers()) {
                if (names.contains(matcher.name())) {
                    found.add(matcher);
                }
            }
        }
        return found;
    }

    private static boolean accepts(Sight sight, Labels labels, Set<String> open) {
        for (Matcher matcher : sight.matchers()) {
            if (!open.contains(matcher.name()) && !matcher.matches(labels.get(matcher.name()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(Sight sight, String name) {
        for (Matcher matcher : sight.matchers()) {
            if (matcher.name().equals(Labels.NAME) && !matcher.matches(name)) {
                return false;
            }
        }
        return true;
    }
}
