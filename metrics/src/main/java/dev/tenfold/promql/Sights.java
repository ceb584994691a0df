package dev.tenfold.promql;

import dev.tenfold.promql.function.ElementFunctions;
import dev.tenfold.promql.function.RangeFunctions;
import dev.tenfold.promql.syntax.AggregateOp;
import dev.tenfold.promql.syntax.Aggregation;
import dev.tenfold.promql.syntax.BinaryExpr;
import dev.tenfold.promql.syntax.Call;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.ExprVisitor;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.MatrixSelector;
import dev.tenfold.promql.syntax.NumberLiteral;
import dev.tenfold.promql.syntax.ParenExpr;
import dev.tenfold.promql.syntax.StringLiteral;
import dev.tenfold.promql.syntax.Subquery;
import dev.tenfold.promql.syntax.UnaryExpr;
import dev.tenfold.promql.syntax.ValueType;
import dev.tenfold.promql.syntax.VectorSelector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a query sees of the series that it asks for. Series are folded where nothing stands between a selector and
 * an aggregation but functions of each series alone, which treat twins alike.
 */
public final class Sights implements ExprVisitor<Void> {
    /** The aggregations to which a value that occurs twice is no more than that value, twice. */
    private static final Set<AggregateOp> FOLDS = EnumSet.of(
            AggregateOp.SUM, AggregateOp.COUNT, AggregateOp.AVG, AggregateOp.MIN, AggregateOp.MAX, AggregateOp.GROUP);

    private static final Set<String> GAINS = Set.of("rate", "increase");

    private final List<Sight> found = new ArrayList<>();
    private Optional<Aggregation> fold = Optional.empty();
    private boolean gains;

    private Sights() {}

    /** What a query sees through each of its selectors, in the order in which they stand. */
    public static List<Sight> of(Expr query) {
        Sights sights = new Sights();
        query.accept(sights);
        return List.copyOf(sights.found);
    }

    /** Visits a part whose series meet that fold first, then goes on as before. */
    private Void under(Optional<Aggregation> nearest, Expr part) {
        Optional<Aggregation> outside = fold;
        fold = nearest;
        part.accept(this);
        fold = outside;
        return null;
    }

    @Override
    public Void visit(VectorSelector selector) {
        return look(selector, false);
    }

    @Override
    public Void visit(MatrixSelector matrix) {
        return look(matrix.selector(), gains);
    }

    private Void look(VectorSelector selector, boolean onlyGains) {
        found.add(new Sight(selector.matchers(), fold, onlyGains));
        return null;
    }

    @Override
    public Void visit(Subquery subquery) {
        return under(Optional.empty(), subquery.inner());
    }

    @Override
    public Void visit(Call call) {
        boolean ofEach = ElementFunctions.named(call.name()) != null
                || RangeFunctions.named(call.name(), Generation.TWO) != null
                || RangeFunctions.named(call.name(), Generation.THREE) != null;
        for (Expr argument : call.arguments()) {
            gains = GAINS.contains(call.name());
            under(ofEach && argument.type() != ValueType.SCALAR ? fold : Optional.empty(), argument);
        }
        return null;
    }

    @Override
    public Void visit(Aggregation aggregation) {
        if (aggregation.parameter() != null) {
            under(Optional.empty(), aggregation.parameter());
        }
        boolean folds = FOLDS.contains(aggregation.op());
        return under(folds ? Optional.of(aggregation) : Optional.empty(), aggregation.inner());
    }

    @Override
    public Void visit(BinaryExpr binary) {
        boolean withScalar =
                binary.left().type() == ValueType.SCALAR || binary.right().type() == ValueType.SCALAR;
        for (Expr side : List.of(binary.left(), binary.right())) {
            under(withScalar && side.type() != ValueType.SCALAR ? fold : Optional.empty(), side);
        }
        return null;
    }

    @Override
    public Void visit(UnaryExpr unary) {
        return unary.inner().accept(this);
    }

    @Override
    public Void visit(ParenExpr paren) {
        return paren.inner().accept(this);
    }

    @Override
    public Void visit(NumberLiteral number) {
        return null;
    }

    @Override
    public Void visit(StringLiteral string) {
        return null;
    }
}
