package dev.tenfold.promql;

import dev.tenfold.promql.syntax.AggregateOp;
import dev.tenfold.promql.syntax.Aggregation;
import dev.tenfold.promql.syntax.BinaryExpr;
import dev.tenfold.promql.syntax.BinaryOp;
import dev.tenfold.promql.syntax.Call;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.ExprVisitor;
import dev.tenfold.promql.syntax.MatrixSelector;
import dev.tenfold.promql.syntax.NumberLiteral;
import dev.tenfold.promql.syntax.ParenExpr;
import dev.tenfold.promql.syntax.StringLiteral;
import dev.tenfold.promql.syntax.Subquery;
import dev.tenfold.promql.syntax.UnaryExpr;
import dev.tenfold.promql.syntax.ValueType;
import dev.tenfold.promql.syntax.VectorSelector;

/** Turns an expression into what computes it. The types have been checked, so the casts here hold. */
final class Planner implements ExprVisitor<Plan> {
    private final String query;
    private final Engine engine;
    private final CallPlanner calls;
    private final Reach reach = new Reach();

    Planner(String query, Engine engine) {
        this.query = query;
        this.engine = engine;
        this.calls = new CallPlanner(query, this, engine.generation());
    }

    /** How far back the planned expressions look, milliseconds. */
    long reachMillis() {
        return reach.millis();
    }

    VectorPlan vector(Expr expr) {
        return (VectorPlan) expr.accept(this);
    }

    ScalarPlan scalar(Expr expr) {
        return (ScalarPlan) expr.accept(this);
    }

    RangePlan range(Expr expr) {
        return (RangePlan) expr.accept(this);
    }

    @Override
    public Plan visit(NumberLiteral number) {
        double value = number.value();
        return (ScalarPlan) moment -> value;
    }

    @Override
    public Plan visit(StringLiteral string) {
        return new TextPlan(string.value());
    }

    @Override
    public Plan visit(ParenExpr paren) {
        return paren.inner().accept(this);
    }

    @Override
    public Plan visit(VectorSelector selector) {
        reach.look(selector.shift(), engine.lookback().toMillis());
        return new InstantSelection(new Selection(engine.store(), selector.matchers()), selector.shift(), engine);
    }

    @Override
    public Plan visit(MatrixSelector matrix) {
        reach.look(matrix.shift(), matrix.rangeMillis());
        Selection selection = new Selection(engine.store(), matrix.selector().matchers());
        return new RangeSelection(selection, matrix.shift(), matrix.rangeMillis(), engine.generation());
    }

    @Override
    public Plan visit(Subquery subquery) {
        long stepMillis = subquery.stepMillis() > 0
                ? subquery.stepMillis()
                : engine.subqueryStep().toMillis();
        Reach.Origin outside = reach.within(subquery.shift(), subquery.rangeMillis());
        VectorPlan inner = vector(subquery.inner());
        reach.returnTo(outside);
        return new SubqueryRange(inner, subquery.shift(), subquery.rangeMillis(), stepMillis, engine.generation());
    }

    @Override
    public Plan visit(Call call) {
        return calls.plan(call);
    }

    @Override
    public Plan visit(Aggregation aggregation) {
        VectorPlan inner = vector(aggregation.inner());
        AggregateOp op = aggregation.op();
        if (op == AggregateOp.COUNT_VALUES) {
            String label = LabelRewrite.labelName(query, aggregation.parameter());
            return new GroupCount(aggregation, inner, label);
        }
        ScalarPlan parameter = aggregation.parameter() == null ? moment -> 0 : scalar(aggregation.parameter());
        if (op == AggregateOp.TOPK || op == AggregateOp.BOTTOMK) {
            return new GroupTop(aggregation, inner, parameter, engine.generation());
        }
        return new GroupFold(aggregation, inner, parameter, engine.generation());
    }

    @Override
    public Plan visit(BinaryExpr binary) {
        Expr left = binary.left();
        Expr right = binary.right();
        BinaryOp op = binary.op();
        if (binary.type() == ValueType.SCALAR) {
            ScalarPlan first = scalar(left);
            ScalarPlan second = scalar(right);
            return (ScalarPlan) moment -> op.apply(first.at(moment), second.at(moment));
        }
        if (right.type() == ValueType.SCALAR) {
            return new VectorScalar(binary, vector(left), scalar(right), false, engine.generation());
        }
        if (left.type() == ValueType.SCALAR) {
            return new VectorScalar(binary, vector(right), scalar(left), true, engine.generation());
        }
        if (op.setOperator()) {
            return new SetOperation(op, vector(left), vector(right), binary.matching());
        }
        return new Join(binary, vector(left), vector(right), engine.generation());
    }

    @Override
    public Plan visit(UnaryExpr unary) {
        if (!unary.negative()) {
            return unary.inner().accept(this);
        }
        if (unary.type() == ValueType.SCALAR) {
            ScalarPlan inner = scalar(unary.inner());
            return (ScalarPlan) moment -> -inner.at(moment);
        }
        return new ElementCall(vector(unary.inner()), (value, unused) -> -value);
    }
}
