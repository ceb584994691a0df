package dev.tenfold.promql.syntax;

import java.util.ArrayList;
import java.util.List;

/** Finds all that a query reads: its vector selectors, in the order of the text. */
public final class Selectors implements ExprVisitor<Void> {
    private final List<VectorSelector> found = new ArrayList<>();

    private Selectors() {}

    /** The vector selectors of a query, those within ranges included. */
    public static List<VectorSelector> of(Expr expr) {
        Selectors selectors = new Selectors();
        expr.accept(selectors);
        return List.copyOf(selectors.found);
    }

    @Override
    public Void visit(NumberLiteral number) {
        return null;
    }

    @Override
    public Void visit(StringLiteral string) {
        return null;
    }

    @Override
    public Void visit(VectorSelector selector) {
        found.add(selector);
        return null;
    }

    @Override
    public Void visit(MatrixSelector selector) {
        return selector.selector().accept(this);
    }

    @Override
    public Void visit(Subquery subquery) {
        return subquery.inner().accept(this);
    }

    @Override
    public Void visit(Call call) {
        call.arguments().forEach(argument -> argument.accept(this));
        return null;
    }

    @Override
    public Void visit(Aggregation aggregation) {
        if (aggregation.parameter() != null) {
            aggregation.parameter().accept(this);
        }
        return aggregation.inner().accept(this);
    }

    @Override
    public Void visit(BinaryExpr binary) {
        binary.left().accept(this);
        return binary.right().accept(this);
    }

    @Override
    public Void visit(UnaryExpr unary) {
        return unary.inner().accept(this);
    }

    @Override
    public Void visit(ParenExpr paren) {
        return paren.inner().accept(this);
    }
}
