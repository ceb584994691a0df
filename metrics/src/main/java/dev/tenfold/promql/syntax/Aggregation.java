package dev.tenfold.promql.syntax;

import java.util.List;

/**
 * A vector folded by groups: {@code sum by (job) (x)}, {@code topk(3, x)}.
 *
 * @param op how it is folded
 * @param parameter the {@code 3} of {@code topk(3, x)}; null where the operator takes none
 * @param inner what is folded
 * @param grouping the labels named by {@code by} or {@code without}
 * @param without whether they are the labels to ignore, and not those to keep
 * @param span where it stands
 */
public record Aggregation(AggregateOp op, Expr parameter, Expr inner, List<String> grouping, boolean without, Span span)
        implements Expr {
    public Aggregation {
        grouping = List.copyOf(grouping);
    }

    @Override
    public ValueType type() {
        return ValueType.VECTOR;
    }

    @Override
    public void check(Problems problems) {
        problems.expect(ValueType.VECTOR, inner, "aggregation expression");
        if (parameter != null) {
            problems.expect(op.parameter(), parameter, "aggregation parameter");
        }
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
