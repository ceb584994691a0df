package dev.tenfold.inject.overlay;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Parser;
import dev.tenfold.promql.syntax.Selectors;
import dev.tenfold.promql.syntax.VectorSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A query that reads marked copies where there are any. Only names are changed: all else stays as it was written, to
 * the last space.
 *
 * @param text the copy
 * @param changed whether it reads any copy
 * @param doubtful selectors that may pick metrics by pattern; they read the real ones
 */
public record QueryCopy(String text, boolean changed, List<String> doubtful) {
    public QueryCopy {
        doubtful = List.copyOf(doubtful);
    }

    /**
     * Copies a query.
     *
     * @param names of the metrics that have copies; of a histogram those of its buckets, sum and count
     * @throws dev.tenfold.promql.syntax.ParseFailure if it cannot be read
     */
    public static QueryCopy of(String query, Set<String> names) {
        Expr expr = Parser.parse(query, Generation.THREE);
        List<VectorSelector> selectors = new ArrayList<>(Selectors.of(expr));
        // From the end, so that the places of those before stay true.
        selectors.sort(
                Comparator.comparingInt((VectorSelector each) -> each.span().start())
                        .reversed());
        StringBuilder text = new StringBuilder(query);
        List<String> doubtful = new ArrayList<>();
        boolean changed = false;
        for (VectorSelector selector : selectors) {
            int start = selector.span().start();
            String written = query.substring(start, selector.span().end());
            if (names.contains(selector.name())) {
                text.insert(start, Layer.PREFIX);
                changed = true;
            } else if (selector.name().isEmpty()) {
                int place = namePlace(selector, written, names);
                if (place >= 0) {
                    text.insert(start + place, Layer.PREFIX);
                    changed = true;
                } else if (selector.matchers().stream().anyMatch(each -> picks(each, names))
                        || selector.matchers().stream().noneMatch(QueryCopy::names)) {
                    doubtful.add(written);
                }
            }
        }
        return new QueryCopy(text.toString(), changed, doubtful);
    }

    private static boolean names(Matcher matcher) {
        return matcher.name().equals(Labels.NAME);
    }

    /** Whether a pattern over names may pick one that has a copy. */
    private static boolean picks(Matcher matcher, Set<String> names) {
        return names(matcher)
                && matcher.op() != Matcher.Op.EQUAL
                && names.stream().anyMatch(matcher::matches);
    }

    /** Where the name stands in {@code {__name__="x"}} or {@code {"x"}}; less than 0 if it has no copy. */
    private static int namePlace(VectorSelector selector, String written, Set<String> names) {
        for (Matcher each : selector.matchers()) {
            if (names(each) && each.op() == Matcher.Op.EQUAL && names.contains(each.value())) {
                String quoted = "([\"'`])(" + Pattern.quote(each.value()) + ")\\1";
                java.util.regex.Matcher place = Pattern.compile("__name__\\s*=\\s*" + quoted + "|[{,]\\s*([\"'`])("
                                + Pattern.quote(each.value()) + ")\\3\\s*[,}]")
                        .matcher(written);
                if (place.find()) {
                    return Math.max(place.start(2), place.start(4));
                }
            }
        }
        return -1;
    }
}
