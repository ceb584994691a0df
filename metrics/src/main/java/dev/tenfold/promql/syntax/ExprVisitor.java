package dev.tenfold.promql.syntax;

/**
 * Something to be done per kind of expression, outside of the language itself.
 *
 * @param <R> what it makes of an expression
 */
public interface ExprVisitor<R> {
    R visit(NumberLiteral number);

    R visit(StringLiteral string);

    R visit(VectorSelector selector);

    R visit(MatrixSelector selector);

    R visit(Subquery subquery);

    R visit(Call call);

    R visit(Aggregation aggregation);

    R visit(BinaryExpr binary);

    R visit(UnaryExpr unary);

    R visit(ParenExpr paren);
}
