package dev.tenfold.policy.cloudformation;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The intrinsic functions of a template, in their long forms and in the short ones of YAML.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class Functions {
    private static final String FN = "Fn::";

    private final Template template;
    private final Map<String, Optional<Boolean>> conditions = new LinkedHashMap<>();
    private final Texts texts = new Texts(this);

    Functions(Template template) {
        this.template = template;
    }

    /**
     * A function and its argument.
     *
     * @param name without its prefix, such as {@code Join}
     * @param argument not yet settled
     */
    private record Use(String name, Node argument) {}

    /** The value of a part of the template; empty where it stands for no value at all. */
    Optional<Node> settle(Node node) {
        Optional<Use> use = use(node);
        if (use.isPresent()) {
            return apply(use.get(), node);
        }
        if (node instanceof Mapping mapping) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            mapping.entries()
                    .forEach((key, entry) -> settle(entry.value())
                            .ifPresent(value -> entries.put(key, new Entry(entry.place(), value))));
            return Optional.of(new Mapping(mapping.place(), "", entries));
        }
        if (node instanceof Sequence list) {
            return Optional.of(new Sequence(
                    list.place(),
                    "",
                    list.items().stream().flatMap(item -> settle(item).stream()).toList()));
        }
        return Optional.of(node);
    }

    private static Optional<Use> use(Node node) {
        if (!node.tag().isEmpty()) {
            return Optional.of(new Use(node.tag().replaceFirst("^!", ""), untagged(node)));
        }
        if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, Entry> only =
                    mapping.entries().entrySet().iterator().next();
            String key = only.getKey();
            boolean plain = key.equals("Ref")
                    || key.equals("Condition") && only.getValue().value() instanceof Scalar;
            if (plain || key.startsWith(FN)) {
                return Optional.of(
                        new Use(key.replaceFirst("^" + FN, ""), only.getValue().value()));
            }
        }
        return Optional.empty();
    }

    private static Node untagged(Node node) {
        if (node instanceof Mapping mapping) {
            return new Mapping(mapping.place(), "", mapping.entries());
        }
        return node instanceof Sequence list
                ? new Sequence(list.place(), "", list.items())
                : Unsettled.text(node.place(), ((Scalar) node).text());
    }

    private Optional<Node> apply(Use use, Node node) {
        Node argument = use.argument();
        List<Node> items = argument instanceof Sequence list ? list.items() : List.of(argument);
        Optional<Node> value = switch (use.name()) {
            case "Ref" -> {
                if (argument instanceof Scalar name && name.text().equals(PseudoParameter.NO_VALUE)) {
                    yield Optional.empty();
                }
                yield Optional.of(argument instanceof Scalar name ? reference(name) : open(use, node));
            }
            case "If" -> choose(use, node, items);
            case "GetAtt" -> Optional.of(attribute(use, node, items));
            case "Sub" -> Optional.of(texts.substituted(items));
            case "Join" ->
                items.size() == 2
                        ? Optional.of(texts.joined(items.get(0), items.get(1)))
                        : Optional.of(open(use, node));
            case "Split" -> Optional.of(split(items).orElseGet(() -> open(use, node)));
            case "Select" -> Optional.of(select(items).orElseGet(() -> open(use, node)));
            case "FindInMap" -> Optional.of(found(items).orElseGet(() -> open(use, node)));
            case "Base64" -> settle(argument);
            case "Equals", "And", "Or", "Not", "Condition" ->
                Optional.of(combined(use, items)
                        .<Node>map(truth -> new Scalar(
                                node.place(), "", Scalar.Type.BOOLEAN, Scalar.Style.PLAIN, String.valueOf(truth)))
                        .orElseGet(() -> open(use, node)));
            default -> Optional.of(open(use, node));
        };
        return value;
    }

    /** What a function waits for stays with its name. */
    private Node open(Use use, Node node) {
        Node argument = settle(use.argument()).orElse(use.argument());
        String text = argument instanceof Scalar scalar ? scalar.text() : "";
        return Unsettled.open(node.place(), "!" + use.name(), text);
    }

    /** What a name stands for: a parameter, a resource, or what CloudFormation knows. */
    Node reference(Scalar name) {
        String id = name.text();
        Optional<String> given = Optional.ofNullable(template.given().get(id)).filter(text -> id.startsWith("AWS::"));
        return given.or(() -> PseudoParameter.value(id))
                .<Node>map(text -> Unsettled.text(name.place(), text))
                .or(() -> template.parameter(id, name.place()))
                .orElseGet(() -> template.hasResource(id)
                        ? Unsettled.reference(name.place(), id)
                        : Unsettled.open(name.place(), Unsettled.MISSING, id));
    }

    private Node attribute(Use use, Node node, List<Node> items) {
        String written = items.get(0) instanceof Scalar scalar ? scalar.text() : "";
        String id = written.split("\\.", 2)[0];
        boolean output = written.contains(".Outputs.")
                || items.size() > 1 && text(items.get(1)).startsWith("Outputs.");
        return template.hasResource(id) && !output ? Unsettled.reference(node.place(), id) : open(use, node);
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private Optional<Node> choose(Use use, Node node, List<Node> items) {
        if (items.size() != 3) {
            return Optional.of(open(use, node));
        }
        Optional<Boolean> decided = condition(text(items.get(0)));
        return decided.isPresent()
                ? settle(items.get(decided.get() ? 1 : 2))
                : Optional.of(Unsettled.open(
                        node.place(), "!If", "condition " + text(items.get(0)) + waitsFor(items.get(0))));
    }

    private String waitsFor(Node name) {
        Node condition = template.section("Conditions").get(text(name)).orElse(name);
        List<String> open = new ArrayList<>();
        collectOpen(condition, open);
        return open.isEmpty() ? "" : " on ${" + String.join("}, ${", open) + "}";
    }

    private void collectOpen(Node node, List<String> open) {
        Optional<Use> use = use(node);
        Node inner = use.map(Use::argument).orElse(node);
        if (use.isPresent() && use.get().name().equals("Ref") && inner instanceof Scalar name) {
            if (reference(name).tag().equals(Unsettled.PARAMETER) && !open.contains(name.text())) {
                open.add(name.text());
            }
        } else if (inner instanceof Sequence list) {
            list.items().forEach(item -> collectOpen(item, open));
        } else if (inner instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> collectOpen(entry.value(), open));
        }
    }

    private Optional<Node> split(List<Node> items) {
        if (items.size() != 2) {
            return Optional.empty();
        }
        Optional<Node> text = settle(items.get(1)).filter(Unsettled::isSettled);
        return text.map(node -> Template.split((Scalar) node, text(items.get(0))));
    }

    private Optional<Node> select(List<Node> items) {
        if (items.size() != 2) {
            return Optional.empty();
        }
        String index = settle(items.get(0)).map(Functions::text).orElse("");
        Optional<Sequence> list =
                settle(items.get(1)).filter(Sequence.class::isInstance).map(Sequence.class::cast);
        return list.filter(known -> index.matches("\\d{1,6}")
                        && Integer.parseInt(index) < known.items().size())
                .map(known -> known.items().get(Integer.parseInt(index)));
    }

    private Optional<Node> found(List<Node> items) {
        if (items.size() < 3) {
            return Optional.empty();
        }
        Optional<Node> at = Optional.of(template.section("Mappings"));
        for (Node item : items.subList(0, 3)) {
            Optional<Node> key = settle(item).filter(Unsettled::isSettled);
            at = at.filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .flatMap(mapping -> key.flatMap(name -> mapping.get(text(name))));
        }
        return at;
    }

    /** Whether a condition holds; empty if that depends on a parameter without a value. */
    Optional<Boolean> condition(String name) {
        Optional<Boolean> known = conditions.get(name);
        if (known != null) {
            return known;
        }
        // A condition that asks for itself stays open.
        conditions.put(name, Optional.empty());
        Optional<Boolean> holds = template.section("Conditions").get(name).flatMap(this::truth);
        conditions.put(name, holds);
        return holds;
    }

    private Optional<Boolean> truth(Node node) {
        return settle(node)
                .filter(Scalar.class::isInstance)
                .filter(Unsettled::isSettled)
                .flatMap(value -> spelled((Scalar) value));
    }

    private static Optional<Boolean> spelled(Scalar scalar) {
        return switch (scalar.text()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Optional<Boolean> combined(Use use, List<Node> items) {
        return switch (use.name()) {
            case "Condition" -> condition(text(items.get(0)));
            case "Not" -> truth(items.get(0)).map(truth -> !truth);
            case "And" -> all(items, true);
            case "Or" -> all(items, false);
            default -> items.size() == 2 ? equal(items.get(0), items.get(1)) : Optional.empty();
        };
    }

    /** And, where {@code and}; or, where not. One side may decide though another is open. */
    private Optional<Boolean> all(List<Node> items, boolean and) {
        List<Optional<Boolean>> truths = items.stream().map(this::truth).toList();
        if (truths.contains(Optional.of(!and))) {
            return Optional.of(!and);
        }
        return truths.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(and);
    }

    private Optional<Boolean> equal(Node first, Node second) {
        Optional<Node> one = settle(first).filter(Unsettled::isSettled);
        Optional<Node> two = settle(second).filter(Unsettled::isSettled);
        return one.flatMap(left -> two.map(right -> text(left).equals(text(right))));
    }
}
