package dev.tenfold.promql.syntax;

/**
 * An expression evaluated again and again over a time: {@code rate(x[1m])[30m:1m]}.
 *
 * @param inner what is evaluated
 * @param rangeMillis length of the window; &gt; 0
 * @param stepMillis time between two evaluations; 0 for the engine's default
 * @param shift moves the window's end
 * @param span where it stands
 */
public record Subquery(Expr inner, long rangeMillis, long stepMillis, TimeShift shift, Span span) implements TimedExpr {
    @Override
    public Subquery shifted(TimeShift changed, Span longer) {
        return new Subquery(inner, rangeMillis, stepMillis, changed, longer);
    }

    @Override
    public ValueType type() {
        return ValueType.MATRIX;
    }

    @Override
    public void check(Problems problems) {
        inner.check(problems);
        if (inner.type() != ValueType.VECTOR) {
            problems.add(
                    span,
                    "subquery is only allowed on instant vector, got "
                            + inner.type().documented() + " instead");
        }
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
