package dev.tenfold.policy.keda.formula;

import dev.tenfold.policy.keda.formula.Value.Fraction;
import dev.tenfold.policy.keda.formula.Value.Items;
import dev.tenfold.policy.keda.formula.Value.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * A function of values that are worked out first.
 *
 * @see <a href="https://github.com/expr-lang/expr/blob/master/builtin/lib.go">builtin/lib.go</a>
 */
enum Builtin {
    ABS(
            1,
            arguments -> one(
                    arguments,
                    value -> value instanceof Whole whole
                            ? new Whole(Math.abs(whole.number()))
                            : new Fraction(Math.abs(value.asDouble())))),
    CEIL(1, rounding(Math::ceil)),
    FLOOR(1, rounding(Math::floor)),
    ROUND(1, rounding(Builtin::halfAwayFromZero)),
    INT(1, arguments -> one(arguments, value -> value instanceof Whole ? value : new Whole((long) value.asDouble()))),
    FLOAT(1, arguments -> one(arguments, value -> new Fraction(value.asDouble()))),
    LEN(1, arguments -> items(arguments).map(list -> new Whole(list.size()))),
    FIRST(1, arguments -> items(arguments).map(list -> list.isEmpty() ? Value.NIL : list.get(0))),
    LAST(1, arguments -> items(arguments).map(list -> list.isEmpty() ? Value.NIL : list.get(list.size() - 1))),
    MIN(Builtin.ANY, arguments -> extreme(arguments, -1)),
    MAX(Builtin.ANY, arguments -> extreme(arguments, 1)),
    MEAN(Builtin.ANY, arguments -> flat(arguments).map(Builtin::mean)),
    MEDIAN(Builtin.ANY, arguments -> flat(arguments).map(Builtin::median));

    private static final int ANY = -1;

    private final int arguments;
    private final Function<List<Value>, Optional<Value>> function;

    Builtin(int arguments, Function<List<Value>, Optional<Value>> function) {
        this.arguments = arguments;
        this.function = function;
    }

    static Optional<Builtin> of(String name) {
        return Arrays.stream(values())
                .filter(builtin -> builtin.written().equals(name))
                .findFirst();
    }

    /** Its name in a formula. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it can take so many arguments. */
    boolean takes(int count) {
        return arguments == ANY ? count > 0 : count == arguments;
    }

    Value apply(List<Value> values, int at) {
        return function.apply(values).orElseThrow(() -> {
            String kinds = String.join(" and ", values.stream().map(Value::kind).toList());
            return new FormulaError(at, "`" + written() + "` cannot take " + kinds);
        });
    }

    private static Optional<Value> one(List<Value> arguments, Function<Value, Value> function) {
        return Optional.of(arguments.get(0)).filter(Value::isNumber).map(function);
    }

    private static Function<List<Value>, Optional<Value>> rounding(DoubleUnaryOperator function) {
        return arguments -> one(arguments, value -> new Fraction(function.applyAsDouble(value.asDouble())));
    }

    private static double halfAwayFromZero(double number) {
        double whole = Math.abs(number) - Math.floor(Math.abs(number)) >= 0.5
                ? Math.ceil(Math.abs(number))
                : Math.floor(Math.abs(number));
        return Math.copySign(whole, number);
    }

    private static Optional<List<Value>> items(List<Value> arguments) {
        return arguments.get(0) instanceof Items items ? Optional.of(items.list()) : Optional.empty();
    }

    /** All numbers, those in arrays as well; empty if something else is among them. */
    private static Optional<List<Value>> flat(List<Value> values) {
        List<Value> flat = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof Items items) {
                Optional<List<Value>> inner = flat(items.list());
                if (inner.isEmpty()) {
                    return inner;
                }
                flat.addAll(inner.get());
            } else if (value.isNumber()) {
                flat.add(value);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(flat);
    }

    private static Optional<Value> extreme(List<Value> values, int sign) {
        return flat(values).map(flat -> {
            Value extreme = Value.NIL;
            for (Value value : flat) {
                if (extreme == Value.NIL || sign * Double.compare(value.asDouble(), extreme.asDouble()) > 0) {
                    extreme = value;
                }
            }
            return extreme;
        });
    }

    private static Value mean(List<Value> values) {
        double sum = 0;
        for (Value value : values) {
            sum += value.asDouble();
        }
        return new Fraction(values.isEmpty() ? 0 : sum / values.size());
    }

    private static Value median(List<Value> values) {
        double[] sorted = values.stream().mapToDouble(Value::asDouble).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return new Fraction(0);
        }
        return new Fraction(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
