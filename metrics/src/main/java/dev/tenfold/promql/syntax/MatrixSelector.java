package dev.tenfold.promql.syntax;

/**
 * Series with their samples over a time: {@code http_requests_total[5m]}.
 *
 * @param selector which series; its shift moves the window's end
 * @param rangeMillis length of the window; &gt; 0
 * @param span where it stands
 */
public record MatrixSelector(VectorSelector selector, long rangeMillis, Span span) implements TimedExpr {
    @Override
    public TimeShift shift() {
        return selector.shift();
    }

    @Override
    public MatrixSelector shifted(TimeShift changed, Span longer) {
        return new MatrixSelector(selector.shifted(changed, selector.span()), rangeMillis, longer);
    }

    @Override
    public ValueType type() {
        return ValueType.MATRIX;
    }

    @Override
    public void check(Problems problems) {
        selector.check(problems);
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
