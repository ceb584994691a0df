package dev.tenfold.promql.syntax;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/** What stands between two expressions. The higher the precedence, the tighter it binds. */
public enum BinaryOp {
    OR("or", 1, null),
    AND("and", 2, null),
    UNLESS("unless", 2, null),
    EQUAL("==", 3, (left, right) -> left == right ? 1 : 0),
    NOT_EQUAL("!=", 3, (left, right) -> left != right ? 1 : 0),
    GREATER(">", 3, (left, right) -> left > right ? 1 : 0),
    LESS("<", 3, (left, right) -> left < right ? 1 : 0),
    GREATER_OR_EQUAL(">=", 3, (left, right) -> left >= right ? 1 : 0),
    LESS_OR_EQUAL("<=", 3, (left, right) -> left <= right ? 1 : 0),
    ADD("+", 4, Double::sum),
    SUBTRACT("-", 4, (left, right) -> left - right),
    MULTIPLY("*", 5, (left, right) -> left * right),
    DIVIDE("/", 5, (left, right) -> left / right),
    MODULO("%", 5, (left, right) -> left % right),
    ATAN2("atan2", 5, StrictMath::atan2),
    POWER("^", 6, BinaryOp::power);

    /** A sign binds as tightly as a product: {@code -2^2} is -4. */
    static final int SIGN_PRECEDENCE = 5;

    private final String symbol;
    private final int precedence;
    private final DoubleBinaryOperator operator;

    BinaryOp(String symbol, int precedence, DoubleBinaryOperator operator) {
        this.symbol = symbol;
        this.precedence = precedence;
        this.operator = operator;
    }

    /** As PromQL spells it. */
    public String symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }

    boolean bindsRight() {
        return this == POWER;
    }

    /** Whether it compares: yields or filters. */
    public boolean comparison() {
        return precedence == EQUAL.precedence;
    }

    /** Whether it is {@code and}, {@code or} or {@code unless}. */
    public boolean setOperator() {
        return operator == null;
    }

    /** The value of the operation; of a comparison 1 if it holds and 0 if not. Not for set operators. */
    public double apply(double left, double right) {
        return operator.applyAsDouble(left, right);
    }

    /** As Go's math.Pow, which differs from Java's where one is raised, and where minus one is raised to infinity. */
    private static double power(double base, double exponent) {
        if (base == 1 || base == -1 && Double.isInfinite(exponent)) {
            return 1;
        }
        return StrictMath.pow(base, exponent);
    }

    /** The operator a token is, or null. */
    static BinaryOp of(Token token) {
        if (token.is(TokenKind.OPERATOR)) {
            String text = token.text().toLowerCase(Locale.ROOT);
            for (BinaryOp op : values()) {
                if (op.symbol.equals(text)) {
                    return op;
                }
            }
        }
        return null;
    }
}
