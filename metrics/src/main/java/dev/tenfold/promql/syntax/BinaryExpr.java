package dev.tenfold.promql.syntax;

/**
 * Two expressions with an operator between.
 *
 * @param op the operator
 * @param left what stands before it
 * @param right what stands after it
 * @param bool whether a comparison yields 0 or 1 instead of filtering
 * @param matching how elements of two vectors find each other
 * @param opSpan where the operator stands
 */
public record BinaryExpr(BinaryOp op, Expr left, Expr right, boolean bool, Matching matching, Span opSpan)
        implements Expr {
    @Override
    public ValueType type() {
        boolean scalars = left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR;
        return scalars ? ValueType.SCALAR : ValueType.VECTOR;
    }

    @Override
    public Span span() {
        return left.span().to(right.span());
    }

    @Override
    public void check(Problems problems) {
        left.check(problems);
        right.check(problems);
        checkOperand(left, problems);
        checkOperand(right, problems);
        checkModifiers(problems);
        if (type() == ValueType.SCALAR && op.comparison() && !bool) {
            problems.add(opSpan, "comparisons between scalars must use BOOL modifier");
        }
        if (op.setOperator() && (isScalar(left) || isScalar(right))) {
            problems.add(span(), "set operator \"" + op.symbol() + "\" not allowed in binary scalar expression");
        }
    }

    private static void checkOperand(Expr operand, Problems problems) {
        if (operand.type() == ValueType.STRING || operand.type() == ValueType.MATRIX) {
            problems.add(operand.span(), "binary expression must contain only scalar and instant vector types");
        }
    }

    private void checkModifiers(Problems problems) {
        if (bool && !op.comparison()) {
            problems.add(opSpan, "bool modifier can only be used on comparison operators");
        }
        if ((isScalar(left) || isScalar(right)) && !matching.labels().isEmpty()) {
            problems.add(span(), "vector matching only allowed between instant vectors");
        }
        if (op.setOperator() && matching.cardinality() != Matching.Cardinality.ONE_TO_ONE) {
            problems.add(span(), "no grouping allowed for \"" + op.symbol() + "\" operation");
        }
        for (String label : matching.labels()) {
            if (matching.on() && matching.include().contains(label)) {
                problems.add(opSpan, "label \"" + label + "\" must not occur in ON and GROUP clause at once");
            }
        }
    }

    /** Whether it lets elements pass or not, instead of computing new values. */
    public boolean filters() {
        return op.comparison() && !bool;
    }

    /** Whether elements keep their metric's name. Before generation 3 the arc tangent forgot to drop it. */
    public boolean keepsName(Generation generation) {
        return filters() || op == BinaryOp.ATAN2 && generation == Generation.TWO;
    }

    private static boolean isScalar(Expr expr) {
        return expr.type() == ValueType.SCALAR;
    }

    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
