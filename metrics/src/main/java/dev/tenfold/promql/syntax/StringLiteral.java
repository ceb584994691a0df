package dev.tenfold.promql.syntax;

/**
 * A text, without its quotes.
 *
 * @param value the text
 * @param span where it stands
 */
public record StringLiteral(String value, Span span) implements Expr {
    @Override
    public ValueType type() {
        return ValueType.STRING;
    }

    @Override
    public void check(Problems problems) {
        // A text is right anywhere; its place complains if it wants something else.
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
