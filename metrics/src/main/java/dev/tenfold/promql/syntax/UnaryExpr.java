package dev.tenfold.promql.syntax;

/**
 * A sign before an expression that is not a literal.
 *
 * @param negative whether it is a minus
 * @param inner what follows the sign
 * @param span where it stands
 */
public record UnaryExpr(boolean negative, Expr inner, Span span) implements Expr {
    @Override
    public ValueType type() {
        return inner.type();
    }

    @Override
    public void check(Problems problems) {
        inner.check(problems);
        if (inner.type() != ValueType.SCALAR && inner.type() != ValueType.VECTOR) {
            problems.add(
                    span,
                    "unary expression only allowed on expressions of type scalar or instant vector, got \""
                            + inner.type().documented() + "\"");
        }
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
