package dev.tenfold.policy.hcl;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The functions of Terraform that policies use.
 *
 * @param place where the call stands, and so its result
 * @see <a href="https://developer.hashicorp.com/terraform/language/functions">Built-in functions</a>
 */
record Functions(Place place) {

    /** The result; empty if the function is not known or waits for an argument. */
    Optional<Node> call(String name, List<Node> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Node first = arguments.get(0);
        return switch (name) {
            case "min" -> fold(arguments, BigDecimal::min);
            case "max" -> fold(arguments, BigDecimal::max);
            case "ceil" -> whole(first, RoundingMode.CEILING);
            case "floor" -> whole(first, RoundingMode.FLOOR);
            case "abs" -> Operation.number(first).map(number -> Operation.number(place, number.abs()));
            case "tonumber" -> Operation.number(first).map(number -> Operation.number(place, number));
            case "tostring" -> text(first).map(this::text);
            case "lower" -> text(first).map(text -> text(text.toLowerCase(Locale.ROOT)));
            case "upper" -> text(first).map(text -> text(text.toUpperCase(Locale.ROOT)));
            case "trimspace" -> text(first).map(text -> text(text.strip()));
            case "format" -> format(arguments);
            case "join" -> join(arguments);
            case "try" ->
                arguments.stream().filter(node -> !Unsettled.isOpen(node)).findFirst();
            case "coalesce" -> coalesce(arguments);
            case "one" -> one(first);
            case "element" -> arguments.size() == 2 ? Access.part(first, arguments.get(1)) : Optional.empty();
            case "lookup" -> lookup(arguments);
            case "concat" -> concat(arguments);
            case "merge" -> merge(arguments);
            case "length" -> length(first);
            case "tolist", "toset", "tomap", "sensitive", "nonsensitive" ->
                Unsettled.isOpen(first) ? Optional.empty() : Optional.of(first);
            default -> Optional.empty();
        };
    }

    private Optional<Node> fold(List<Node> arguments, BinaryOperator<BigDecimal> operator) {
        List<Optional<BigDecimal>> numbers =
                arguments.stream().map(Operation::number).toList();
        return numbers.stream().allMatch(Optional::isPresent)
                ? numbers.stream().map(Optional::get).reduce(operator).map(number -> Operation.number(place, number))
                : Optional.empty();
    }

    private Optional<Node> whole(Node first, RoundingMode mode) {
        return Operation.number(first).map(number -> Operation.number(place, number.setScale(0, mode)));
    }

    private static Optional<String> text(Node node) {
        return node instanceof Scalar scalar && !Unsettled.isOpen(node) ? Optional.of(scalar.text()) : Optional.empty();
    }

    private Node text(String text) {
        return Unsettled.text(place, text);
    }

    /** {@code %s}, {@code %d} and {@code %v}; other verbs stay open. A text that waits for a value stays open too. */
    private Optional<Node> format(List<Node> arguments) {
        Optional<String> pattern = text(arguments.get(0));
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder result = new StringBuilder();
        String[] literals = pattern.get().split("%[sdv]", -1);
        boolean fits = literals.length == arguments.size()
                && pattern.get().replaceAll("%[sdv]", "").indexOf('%') < 0;
        boolean open = false;
        for (int i = 0; fits && i < literals.length; i++) {
            result.append(literals[i]);
            if (i + 1 < literals.length && arguments.get(i + 1) instanceof Scalar value) {
                boolean waits = Unsettled.isOpen(value);
                open |= waits;
                boolean named = waits && !value.text().contains("${");
                result.append(named ? "${" + value.text() + "}" : value.text());
            }
        }
        if (!fits) {
            return Optional.empty();
        }
        return Optional.of(open ? Unsettled.open(place, result.toString()) : text(result.toString()));
    }

    private Optional<Node> join(List<Node> arguments) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof Sequence list)) {
            return Optional.empty();
        }
        List<Optional<String>> texts =
                list.items().stream().map(Functions::text).toList();
        Optional<String> separator = text(arguments.get(0));
        return separator.isPresent() && texts.stream().allMatch(Optional::isPresent)
                ? Optional.of(text(String.join(
                        separator.get(), texts.stream().map(Optional::get).toList())))
                : Optional.empty();
    }

    private static Optional<Node> coalesce(List<Node> arguments) {
        Optional<Node> first = arguments.stream()
                .filter(node -> !(node instanceof Scalar scalar
                        && (scalar.isNull() || scalar.text().isEmpty())))
                .findFirst();
        return first.filter(node -> !Unsettled.isOpen(node));
    }

    private static Optional<Node> one(Node first) {
        if (first instanceof Sequence list) {
            return list.items().size() == 1 ? Optional.of(list.items().get(0)) : Optional.empty();
        }
        return Unsettled.isOpen(first) ? Optional.empty() : Optional.of(first);
    }

    private static Optional<Node> lookup(List<Node> arguments) {
        if (arguments.size() < 2 || !(arguments.get(0) instanceof Mapping)) {
            return Optional.empty();
        }
        Optional<Node> found = Access.part(arguments.get(0), arguments.get(1));
        return found.or(() -> arguments.size() > 2 ? Optional.of(arguments.get(2)) : Optional.empty());
    }

    private Optional<Node> concat(List<Node> arguments) {
        List<Node> items = new ArrayList<>();
        for (Node argument : arguments) {
            if (!(argument instanceof Sequence list)) {
                return Optional.empty();
            }
            items.addAll(list.items());
        }
        return Optional.of(new Sequence(place, "", items));
    }

    private Optional<Node> merge(List<Node> arguments) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Node argument : arguments) {
            if (!(argument instanceof Mapping mapping)) {
                return Optional.empty();
            }
            entries.putAll(mapping.entries());
        }
        return Optional.of(new Mapping(place, "", entries));
    }

    private Optional<Node> length(Node first) {
        int length = first instanceof Sequence list
                ? list.items().size()
                : first instanceof Mapping mapping
                        ? mapping.entries().size()
                        : Unsettled.isSettled(first) ? ((Scalar) first).text().length() : -1;
        return length < 0 ? Optional.empty() : Optional.of(Operation.number(place, BigDecimal.valueOf(length)));
    }
}
