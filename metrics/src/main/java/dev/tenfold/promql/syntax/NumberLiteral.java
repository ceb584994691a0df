package dev.tenfold.promql.syntax;

/**
 * A number, or a duration that stands for its seconds.
 *
 * @param value the number
 * @param span where it stands
 */
public record NumberLiteral(double value, Span span) implements Expr {
    @Override
    public ValueType type() {
        return ValueType.SCALAR;
    }

    @Override
    public void check(Problems problems) {
        // A number is right anywhere; its place complains if it wants something else.
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
