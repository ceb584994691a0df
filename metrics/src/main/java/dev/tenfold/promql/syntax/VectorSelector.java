package dev.tenfold.promql.syntax;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import java.util.List;

/**
 * Series picked by name and labels, at one time: {@code http_requests_total{code=~"5.."} offset 5m}.
 *
 * @param name the name before the braces, or empty
 * @param matchers what is asked of the labels; the name before the braces comes last, as a matcher like the others
 * @param shift where in time it looks
 * @param span where it stands
 */
public record VectorSelector(String name, List<Matcher> matchers, TimeShift shift, Span span) implements TimedExpr {
    public VectorSelector {
        matchers = List.copyOf(matchers);
    }

    @Override
    public VectorSelector shifted(TimeShift changed, Span longer) {
        return new VectorSelector(name, matchers, changed, longer);
    }

    @Override
    public ValueType type() {
        return ValueType.VECTOR;
    }

    @Override
    public void check(Problems problems) {
        if (name.isEmpty()) {
            if (matchers.stream().allMatch(matcher -> matcher.matches(""))) {
                problems.add(span, "vector selector must contain at least one non-empty matcher");
            }
            return;
        }
        for (Matcher matcher : matchers.subList(0, matchers.size() - 1)) {
            if (matcher.name().equals(Labels.NAME)) {
                problems.add(
                        span, "metric name must not be set twice: \"" + name + "\" or \"" + matcher.value() + "\"");
            }
        }
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
