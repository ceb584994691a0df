package dev.tenfold.policy.hcl;

import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.resource.Unsettled;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/**
 * A sign between two expressions, or before one.
 *
 * @param sign such as {@code +} or {@code &&}
 * @param left empty if the sign stands before its only operand
 * @param right the other operand
 * @param source as written
 */
public record Operation(String sign, Optional<Expression> left, Expression right, String source) implements Expression {
    public Operation {
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(right, "right");
        Objects.requireNonNull(source, "source");
    }

    @Override
    public Place place() {
        return left.orElse(right).place();
    }

    @Override
    public Node evaluate(Scope scope) {
        Node second = right.evaluate(scope);
        Optional<Node> result = left.isPresent()
                ? binary(left.get().evaluate(scope), second)
                : sign.equals("!")
                        ? truth(second).map(truth -> truth(place(), !truth))
                        : number(second).map(number -> number(place(), number.negate()));
        return result.orElseGet(() -> Unsettled.open(place(), source));
    }

    private Optional<Node> binary(Node first, Node second) {
        return switch (sign) {
            case "&&", "||" -> logic(sign.equals("&&"), truth(first), truth(second));
            case "==", "!=" -> equal(first, second).map(equal -> truth(place(), equal == sign.equals("==")));
            default -> number(first).flatMap(one -> number(second).flatMap(two -> arithmetic(one, two)));
        };
    }

    private Optional<Node> logic(boolean and, Optional<Boolean> first, Optional<Boolean> second) {
        // One side decides alone where it can: false for "and", true for "or".
        if (first.equals(Optional.of(!and)) || second.equals(Optional.of(!and))) {
            return Optional.of(truth(place(), !and));
        }
        return first.isPresent() && second.isPresent() ? Optional.of(truth(place(), and)) : Optional.empty();
    }

    private static Optional<Boolean> equal(Node first, Node second) {
        if (!Unsettled.isSettled(first) || !Unsettled.isSettled(second)) {
            return Optional.empty();
        }
        Scalar one = (Scalar) first;
        Scalar two = (Scalar) second;
        if (one.isNull() || two.isNull()) {
            return Optional.of(one.isNull() && two.isNull());
        }
        Optional<BigDecimal> number = one.number();
        return Optional.of(
                number.isPresent() && two.number().isPresent()
                        ? number.get().compareTo(two.number().get()) == 0
                        : one.type() == two.type() && one.text().equals(two.text()));
    }

    private Optional<Node> arithmetic(BigDecimal one, BigDecimal two) {
        boolean byZero = two.signum() == 0 && (sign.equals("/") || sign.equals("%"));
        if (byZero) {
            return Optional.empty();
        }
        return Optional.of(
                switch (sign) {
                    case "+" -> number(place(), one.add(two));
                    case "-" -> number(place(), one.subtract(two));
                    case "*" -> number(place(), one.multiply(two));
                    case "/" -> number(place(), one.divide(two, MathContext.DECIMAL64));
                    case "%" -> number(place(), one.remainder(two));
                    case "<" -> truth(place(), one.compareTo(two) < 0);
                    case "<=" -> truth(place(), one.compareTo(two) <= 0);
                    case ">" -> truth(place(), one.compareTo(two) > 0);
                    default -> truth(place(), one.compareTo(two) >= 0);
                });
    }

    /** The truth value, if a value is one and settled. */
    static Optional<Boolean> truth(Node node) {
        return Unsettled.isSettled(node) ? ((Scalar) node).truth() : Optional.empty();
    }

    /** The number, if a value is one and settled; a text of digits is one too, as HCL converts it. */
    static Optional<BigDecimal> number(Node node) {
        if (!Unsettled.isSettled(node)) {
            return Optional.empty();
        }
        Scalar scalar = (Scalar) node;
        boolean digits = scalar.text().matches("-?\\d{1,18}(\\.\\d{1,18})?");
        return digits ? Optional.of(new BigDecimal(scalar.text())) : scalar.number();
    }

    static Scalar truth(Place place, boolean truth) {
        return new Scalar(place, "", Scalar.Type.BOOLEAN, Scalar.Style.PLAIN, String.valueOf(truth));
    }

    static Scalar number(Place place, BigDecimal number) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        Scalar.Type type = plain.scale() <= 0 ? Scalar.Type.INTEGER : Scalar.Type.FLOAT;
        return new Scalar(place, "", type, Scalar.Style.PLAIN, plain.toPlainString());
    }
}
