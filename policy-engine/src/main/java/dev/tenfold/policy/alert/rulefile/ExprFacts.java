package dev.tenfold.policy.alert.rulefile;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
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
import dev.tenfold.promql.syntax.VectorSelector;
import java.util.Set;

/**
 * What an alert's expression is made of. As a visitor it answers whether an expression may come out empty although its
 * series have data, as a comparison may.
 */
final class ExprFacts implements ExprVisitor<Boolean> {
    private static final Set<String> NEED_TWO_SAMPLES =
            Set.of("rate", "irate", "increase", "delta", "idelta", "deriv", "predict_linear");

    private final boolean mayBeEmpty;
    private boolean selects;
    private boolean absent;
    private boolean yieldsTruth;
    private boolean targetDown;
    private long shortestRateMillis = Long.MAX_VALUE;

    ExprFacts(Expr expr) {
        mayBeEmpty = expr.accept(this);
    }

    /** Whether it has an element whenever its series have data, so that the alert never ends. */
    boolean alwaysFires() {
        return selects && !mayBeEmpty;
    }

    /** Whether a comparison yields 0 or 1, which are both elements. */
    boolean yieldsTruth() {
        return yieldsTruth;
    }

    /** Whether it asks for series that are not there. */
    boolean asksForAbsence() {
        return absent;
    }

    /** Whether it compares {@code up} with 0. */
    boolean seesTargetsDown() {
        return targetDown;
    }

    /** The shortest window over which it takes a rate, milliseconds; the largest long if it takes none. */
    long shortestRateMillis() {
        return shortestRateMillis;
    }

    @Override
    public Boolean visit(NumberLiteral number) {
        return false;
    }

    @Override
    public Boolean visit(StringLiteral string) {
        return false;
    }

    /** What other rules record may itself come and go. */
    @Override
    public Boolean visit(VectorSelector selector) {
        selects = true;
        String name = selector.matchers().stream()
                .filter(matcher -> matcher.name().equals(Labels.NAME))
                .map(Matcher::value)
                .findFirst()
                .orElse("");
        return name.contains(":") || name.startsWith("ALERTS") || name.isEmpty();
    }

    @Override
    public Boolean visit(MatrixSelector selector) {
        return selector.selector().accept(this);
    }

    @Override
    public Boolean visit(Subquery subquery) {
        return subquery.inner().accept(this);
    }

    @Override
    public Boolean visit(Call call) {
        boolean empty = false;
        for (Expr argument : call.arguments()) {
            if (NEED_TWO_SAMPLES.contains(call.name()) && argument.unwrapped() instanceof MatrixSelector window) {
                shortestRateMillis = Math.min(shortestRateMillis, window.rangeMillis());
            }
            empty |= argument.accept(this);
        }
        boolean asks = call.name().startsWith("absent");
        absent |= asks;
        return asks || empty;
    }

    @Override
    public Boolean visit(Aggregation aggregation) {
        return aggregation.inner().accept(this);
    }

    @Override
    public Boolean visit(BinaryExpr binary) {
        boolean left = binary.left().accept(this);
        boolean right = binary.right().accept(this);
        yieldsTruth |= binary.bool();
        targetDown |= binary.op() == BinaryOp.EQUAL
                && binary.left().unwrapped() instanceof VectorSelector selector
                && selector.name().equals("up")
                && binary.right().unwrapped() instanceof NumberLiteral zero
                && zero.value() == 0;
        if (binary.op() == BinaryOp.OR) {
            return left && right;
        }
        return binary.filters() || binary.op().setOperator() || left || right;
    }

    @Override
    public Boolean visit(UnaryExpr unary) {
        return unary.inner().accept(this);
    }

    @Override
    public Boolean visit(ParenExpr paren) {
        return paren.inner().accept(this);
    }
}
