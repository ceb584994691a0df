package dev.tenfold.inject.overlay;

import dev.tenfold.inject.Family.Type;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Parser;
import dev.tenfold.promql.syntax.VectorSelector;
import java.time.Duration;
import java.util.List;

/**
 * A fault on real series.
 *
 * @param metric the metric's name; of a histogram without {@code _bucket}
 * @param matchers which of its series are struck; the others are told as they are
 * @param type what its values mean
 * @param change what becomes of them
 * @param at when it begins
 * @param lasts how long
 */
public record Distortion(String metric, List<Matcher> matchers, Type type, Change change, Duration at, Duration lasts) {
    public Distortion {
        matchers = List.copyOf(matchers);
        if (metric.isEmpty()) {
            throw new IllegalArgumentException("a distortion must name its metric");
        }
        if (type == Type.COUNTER && change instanceof Plus) {
            throw new IllegalArgumentException("a counter can be multiplied and nothing be added, was " + metric);
        }
        if (at.isNegative() || lasts.isNegative()) {
            throw new IllegalArgumentException("at and lasts must be >= 0s, was " + at + " and " + lasts);
        }
    }

    /**
     * A fault on the series that a selector picks, such as {@code http_requests_total{service="web"}}.
     *
     * @throws IllegalArgumentException if it is no selector that names a metric
     */
    public static Distortion of(String selector, Type type, Change change, Duration at, Duration lasts) {
        Expr expr = Parser.parse(selector, Generation.THREE);
        if (!(expr instanceof VectorSelector picked) || picked.name().isEmpty()) {
            throw new IllegalArgumentException("must be a selector that begins with a metric's name, was " + selector);
        }
        List<Matcher> labels = picked.matchers().subList(0, picked.matchers().size() - 1);
        return new Distortion(picked.name(), labels, type, change, at, lasts);
    }

    /** Whether it strikes a series at an instant. */
    boolean strikes(Labels labels, Duration now) {
        boolean active = now.compareTo(at) >= 0 && now.compareTo(at.plus(lasts)) < 0;
        return active && matchers.stream().allMatch(matcher -> matcher.matches(labels.get(matcher.name())));
    }
}
