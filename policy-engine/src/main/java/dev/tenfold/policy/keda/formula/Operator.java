package dev.tenfold.policy.keda.formula;

import dev.tenfold.policy.keda.formula.Value.Fraction;
import dev.tenfold.policy.keda.formula.Value.Items;
import dev.tenfold.policy.keda.formula.Value.Truth;
import dev.tenfold.policy.keda.formula.Value.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An operator between two values that are both worked out first.
 *
 * @see <a href="https://github.com/expr-lang/expr/blob/master/parser/operator/operator.go">operator.go</a>
 */
enum Operator {
    EQUAL("==", 20, (left, right) -> new Truth(left.sameAs(right))),
    DIFFERENT("!=", 20, (left, right) -> new Truth(!left.sameAs(right))),
    LESS("<", 20, numbers((left, right) -> new Truth(left < right))),
    GREATER(">", 20, numbers((left, right) -> new Truth(left > right))),
    AT_MOST("<=", 20, numbers((left, right) -> new Truth(left <= right))),
    AT_LEAST(">=", 20, numbers((left, right) -> new Truth(left >= right))),
    IN("in", 20, Operator::isIn),
    RANGE("..", 25, Operator::range),
    PLUS("+", 30, Operator::sum),
    MINUS(
            "-",
            30,
            (left, right) -> wholes(left, right)
                    ? new Whole(((Whole) left).number() - ((Whole) right).number())
                    : numbers((one, other) -> new Fraction(one - other)).apply(left, right)),
    TIMES(
            "*",
            60,
            (left, right) -> wholes(left, right)
                    ? new Whole(((Whole) left).number() * ((Whole) right).number())
                    : numbers((one, other) -> new Fraction(one * other)).apply(left, right)),
    /** Two ints give a float as well: {@code 7 / 2} is 3.5, and nothing is refused, not even a zero. */
    OVER("/", 60, numbers((left, right) -> new Fraction(left / right))),
    MODULO("%", 60, Operator::modulo),
    POWER("**", 100, numbers((left, right) -> new Fraction(StrictMath.pow(left, right)))),
    HAT("^", 100, numbers((left, right) -> new Fraction(StrictMath.pow(left, right))));

    private static final int MOST_ITEMS = 10_000;

    private final String sign;
    private final int precedence;
    private final BiFunction<Value, Value, Value> function;

    Operator(String sign, int precedence, BiFunction<Value, Value, Value> function) {
        this.sign = sign;
        this.precedence = precedence;
        this.function = function;
    }

    static Optional<Operator> of(Token token) {
        return Arrays.stream(values())
                .filter(operator -> token.is(operator.sign))
                .findFirst();
    }

    /** How tightly it binds. */
    int precedence() {
        return precedence;
    }

    /** Whether {@code a ** b ** c} means {@code a ** (b ** c)}. */
    boolean bindsRight() {
        return this == POWER || this == HAT;
    }

    /** Whether it compares, so that {@code 1 < a < 3} is a chain. */
    boolean isComparison() {
        return precedence == LESS.precedence;
    }

    /** The result; {@code at} is where the operator stands, for a complaint. */
    Value apply(Value left, Value right, int at) {
        Value result = function.apply(left, right);
        if (result == null) {
            throw new FormulaError(at, "`" + sign + "` cannot take " + left.kind() + " and " + right.kind());
        }
        return result;
    }

    /** A function of numbers; null, which no value is, where it is given something else. */
    private static BiFunction<Value, Value, Value> numbers(BiFunction<Double, Double, Value> function) {
        return (left, right) ->
                left.isNumber() && right.isNumber() ? function.apply(left.asDouble(), right.asDouble()) : null;
    }

    private static boolean wholes(Value left, Value right) {
        return left instanceof Whole && right instanceof Whole;
    }

    static Value sum(Value left, Value right) {
        return wholes(left, right)
                ? new Whole(((Whole) left).number() + ((Whole) right).number())
                : numbers((one, other) -> new Fraction(one + other)).apply(left, right);
    }

    private static Value modulo(Value left, Value right) {
        boolean defined = wholes(left, right) && ((Whole) right).number() != 0;
        return defined ? new Whole(((Whole) left).number() % ((Whole) right).number()) : null;
    }

    private static Value isIn(Value left, Value right) {
        return right instanceof Items items ? new Truth(items.list().stream().anyMatch(left::sameAs)) : null;
    }

    private static Value range(Value left, Value right) {
        if (!wholes(left, right) || right.asDouble() - left.asDouble() >= MOST_ITEMS) {
            return null;
        }
        List<Value> list = new ArrayList<>();
        long last = ((Whole) right).number();
        for (long number = ((Whole) left).number(); number <= last; number++) {
            list.add(new Whole(number));
        }
        return new Items(list);
    }
}
