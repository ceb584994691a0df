package dev.tenfold.promql.syntax;

/**
 * An expression in parentheses.
 *
 * @param inner what is within
 * @param span where it stands, with the parentheses
 */
public record ParenExpr(Expr inner, Span span) implements Expr {
    @Override
    public ValueType type() {
        return inner.type();
    }

    @Override
    public void check(Problems problems) {
        inner.check(problems);
    }

    @Override
    public Expr unwrapped() {
        return inner.unwrapped();
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
