package dev.tenfold.policy.aws;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metric math as far as policies need it: {@code + - * / ^}, parentheses, numbers, metrics by their id,
 * {@code PERIOD(m1)} and {@code FILL(m1, 0)}. A data point that is missing in any operand is missing in the result.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Using math
 *     expressions with CloudWatch metrics</a>
 */
public final class MathExpression {
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|[0-9.]+|[-+*/^(),])");
    private static final String END = "";

    private final Matcher tokens;
    private final String text;
    private final Terms terms;
    private String token;

    /** What the identifiers stand for. */
    public interface Terms {
        /** Data points of a term, oldest first. */
        double[] points(String id);

        /** Length of a data point of a term, seconds. */
        double periodSeconds(String id);
    }

    private MathExpression(String text, Terms terms) {
        this.text = text;
        this.terms = terms;
        this.tokens = TOKEN.matcher(text);
        next();
    }

    /**
     * The values of an expression, oldest first.
     *
     * @param count how many data points each term has
     * @throws IllegalArgumentException if it uses more than is understood here
     */
    public static double[] evaluate(String text, int count, Terms terms) {
        MathExpression expression = new MathExpression(text, terms);
        double[] result = expression.sum(count);
        if (!expression.token.equals(END)) {
            throw expression.wrong();
        }
        return result;
    }

    private void next() {
        int from = token == null ? 0 : tokens.end();
        if (text.substring(from).isBlank()) {
            token = END;
        } else if (tokens.region(from, text.length()).lookingAt()) {
            token = tokens.group(1);
        } else {
            throw new IllegalArgumentException("a metric math expression cannot be read from: " + text.substring(from));
        }
    }

    private boolean takes(String wanted) {
        boolean there = token.equals(wanted);
        if (there) {
            next();
        }
        return there;
    }

    private double[] sum(int count) {
        double[] left = product(count);
        while (token.equals("+") || token.equals("-")) {
            double sign = takes("+") ? 1 : takes("-") ? -1 : 0;
            left = zip(left, product(count), (a, b) -> a + sign * b);
        }
        return left;
    }

    private double[] product(int count) {
        double[] left = power(count);
        while (token.equals("*") || token.equals("/")) {
            left = takes("*") ? zip(left, power(count), (a, b) -> a * b) : quotient(left, count);
        }
        return left;
    }

    private double[] quotient(double[] left, int count) {
        next();
        // CloudWatch drops data points that would divide by zero.
        return zip(left, power(count), (a, b) -> b == 0 ? Double.NaN : a / b);
    }

    private double[] power(int count) {
        double[] left = one(count);
        return takes("^") ? zip(left, power(count), StrictMath::pow) : left;
    }

    private double[] one(int count) {
        if (takes("-")) {
            return zip(constant(0, count), one(count), (a, b) -> a - b);
        }
        if (takes("(")) {
            double[] inner = sum(count);
            require(")");
            return inner;
        }
        String word = token;
        if (word.isEmpty() || !Character.isLetterOrDigit(word.charAt(0))) {
            throw wrong();
        }
        next();
        if (Character.isDigit(word.charAt(0))) {
            return constant(Double.parseDouble(word), count);
        }
        return token.equals("(") ? function(word, count) : terms.points(word);
    }

    private double[] function(String name, int count) {
        next();
        if (name.equals("PERIOD")) {
            String id = token;
            next();
            require(")");
            return constant(terms.periodSeconds(id), count);
        }
        if (name.equals("FILL")) {
            double[] points = sum(count);
            require(",");
            double[] filling = sum(count);
            require(")");
            return zip(points, filling, (point, fill) -> Double.isNaN(point) ? fill : point);
        }
        throw new IllegalArgumentException("metric math knows only PERIOD and FILL here, was " + name);
    }

    private void require(String wanted) {
        if (!takes(wanted)) {
            throw wrong();
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("a metric math expression must be whole, was " + text);
    }

    private static double[] constant(double value, int count) {
        double[] points = new double[count];
        Arrays.fill(points, value);
        return points;
    }

    /** Two numbers become one. */
    private interface Operation {
        double of(double left, double right);
    }

    private static double[] zip(double[] left, double[] right, Operation operation) {
        double[] result = new double[left.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = operation.of(left[i], right[i]);
        }
        return result;
    }
}
