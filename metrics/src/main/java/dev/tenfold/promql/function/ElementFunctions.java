package dev.tenfold.promql.function;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions over the values of instant vectors, by name. */
public final class ElementFunctions {
    private static final double LN_2 = StrictMath.log(2);

    private static final Map<String, ElementFunction> BY_NAME = new TreeMap<>();

    static {
        unary("abs", Math::abs);
        unary("ceil", Math::ceil);
        unary("floor", Math::floor);
        unary("sqrt", Math::sqrt);
        unary("exp", StrictMath::exp);
        unary("ln", StrictMath::log);
        unary("log2", ElementFunctions::log2);
        unary("log10", StrictMath::log10);
        unary("sgn", value -> value > 0 ? 1 : value < 0 ? -1 : value);
        unary("sin", StrictMath::sin);
        unary("cos", StrictMath::cos);
        unary("tan", StrictMath::tan);
        unary("asin", StrictMath::asin);
        unary("acos", StrictMath::acos);
        unary("atan", StrictMath::atan);
        unary("sinh", StrictMath::sinh);
        unary("cosh", StrictMath::cosh);
        unary("tanh", StrictMath::tanh);
        unary("asinh", ElementFunctions::asinh);
        unary("acosh", ElementFunctions::acosh);
        unary("atanh", ElementFunctions::atanh);
        unary("deg", value -> value * (180 / Math.PI));
        unary("rad", value -> value * (Math.PI / 180));
        BY_NAME.put("round", ElementFunctions::round);
        BY_NAME.put("clamp", (value, bounds) -> clamp(value, bounds[0], bounds[1]));
        BY_NAME.put("clamp_min", (value, bounds) -> clamp(value, bounds[0], Double.POSITIVE_INFINITY));
        BY_NAME.put("clamp_max", (value, bounds) -> clamp(value, Double.NEGATIVE_INFINITY, bounds[0]));
        for (Calendar field : Calendar.values()) {
            unary(field.functionName(), field::of);
        }
    }

    private ElementFunctions() {}

    /** The function of that name, or null. */
    public static ElementFunction named(String name) {
        return BY_NAME.get(name);
    }

    private static void unary(String name, DoubleUnaryOperator operator) {
        BY_NAME.put(name, (value, unused) -> operator.applyAsDouble(value));
    }

    /** To the nearest multiple, halves up; the inverse is used since that errs less, as Prometheus does. */
    private static double round(double value, double[] multiple) {
        double inverse = 1 / (multiple.length == 0 ? 1 : multiple[0]);
        return Math.floor(value * inverse + 0.5) / inverse;
    }

    /** Nothing where the bounds are crossed. */
    private static double clamp(double value, double least, double most) {
        if (most < least) {
            return RangeFunction.NOTHING;
        }
        return greater(least, lesser(most, value));
    }

    /** As Go's math.Max: infinity wins over NaN. */
    static double greater(double a, double b) {
        boolean infinite = a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY;
        return infinite ? Double.POSITIVE_INFINITY : Math.max(a, b);
    }

    /** As Go's math.Min: negative infinity wins over NaN. */
    static double lesser(double a, double b) {
        boolean infinite = a == Double.NEGATIVE_INFINITY || b == Double.NEGATIVE_INFINITY;
        return infinite ? Double.NEGATIVE_INFINITY : Math.min(a, b);
    }

    /** Exact for powers of two, as a quotient of logarithms is not. */
    private static double log2(double value) {
        if (!(value >= Double.MIN_NORMAL) || Double.isInfinite(value)) {
            return StrictMath.log(value) / LN_2;
        }
        int exponent = Math.getExponent(value);
        return exponent + StrictMath.log(Math.scalb(value, -exponent)) / LN_2;
    }

    private static double asinh(double value) {
        double size = Math.abs(value);
        double result = size > 1e150
                ? StrictMath.log(size) + LN_2
                : StrictMath.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
        return Double.isInfinite(value) || value == 0 ? value : Math.copySign(result, value);
    }

    private static double acosh(double value) {
        if (value > 1e150) {
            return StrictMath.log(value) + LN_2;
        }
        double above = value - 1;
        return StrictMath.log1p(above + Math.sqrt(2 * above + above * above));
    }

    private static double atanh(double value) {
        return 0.5 * StrictMath.log1p(2 * value / (1 - value));
    }

    /** {@code min_of} and {@code max_of}, the functions of two scalars; null for other names. */
    public static DoubleBinaryOperator ofTwo(String name) {
        return switch (name) {
            case "min_of" -> ElementFunctions::lesser;
            case "max_of" -> ElementFunctions::greater;
            default -> null;
        };
    }
}
