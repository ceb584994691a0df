package dev.tenfold.policy.resource;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The properties of a resource, or of an object within it, asked for one by one. Numbers may stand in quotes, as clouds
 * allow. A value that is open or wrong is noted, and then as good as absent.
 */
final class Section {
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final Mapping mapping;
    private final Place place;
    private final String root;
    private final String path;
    private final Spelling spelling;
    private final Findings findings;

    private Section(Mapping mapping, Place place, String root, String path, Spelling spelling, Findings findings) {
        this.mapping = mapping;
        this.place = place;
        this.root = root;
        this.path = path;
        this.spelling = spelling;
        this.findings = findings;
    }

    /** All properties of a resource. */
    static Section of(Resource resource, Findings findings) {
        return new Section(resource.properties(), resource.place(), resource.id(), "", resource.spelling(), findings);
    }

    /** The object as a resource of its own. */
    Resource asResource(String type, String id) {
        return new Resource(type, id, place, mapping, spelling);
    }

    Findings findings() {
        return findings;
    }

    Place place() {
        return place;
    }

    /** Where a property stands; where the object begins if it is absent. */
    Place place(String key) {
        return Optional.ofNullable(mapping.entries().get(key))
                .map(Mapping.Entry::place)
                .orElse(place);
    }

    /** The path of a property, as the file spells it. */
    String path(String key) {
        return root + "." + inner(key);
    }

    private String inner(String key) {
        return (path.isEmpty() ? "" : path + ".") + spelling.of(key);
    }

    /** The value of a property; a null or an empty text counts as absent. */
    Optional<Node> node(String key) {
        return mapping.get(key)
                .filter(node -> !(node instanceof Scalar scalar
                        && (scalar.isNull() || scalar.text().isEmpty())));
    }

    /** The keys that hold something, in order. */
    List<String> keys() {
        return mapping.entries().keySet().stream().filter(this::has).toList();
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    /** The objects in a list, or the one object that stands in its place. */
    List<Section> sections(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Mapping mapping) {
            return List.of(new Section(mapping, place(key), root, inner(key), spelling, findings));
        }
        if (!(node.get() instanceof Sequence list)) {
            unusable(node.get(), key, "must be an object or a list of objects");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            String at = inner(key) + (list.items().size() == 1 ? "" : "[" + i + "]");
            if (item instanceof Mapping mapping) {
                sections.add(new Section(mapping, item.place(), root, at, spelling, findings));
            } else {
                unusable(item, key, "must be an object");
            }
        }
        return sections;
    }

    /** The object in a property. */
    Optional<Section> section(String key) {
        return sections(key).stream().findFirst();
    }

    /** A name: its open parts stay in it, since what is called so can be understood all the same. */
    Optional<String> name(String key) {
        return node(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }

    /** The items of a list, or the one value that stands in its place. */
    List<Node> items(String key) {
        return node(key)
                .map(node -> node instanceof Sequence list ? list.items() : List.of(node))
                .orElse(List.of());
    }

    OptionalDouble number(String key) {
        Optional<BigDecimal> number = decimal(key);
        return number.isPresent() ? OptionalDouble.of(number.get().doubleValue()) : OptionalDouble.empty();
    }

    OptionalInt count(String key) {
        Optional<BigDecimal> number = decimal(key);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.get().abs().compareTo(MOST) > 0
                || number.get().stripTrailingZeros().scale() > 0) {
            error(key, "must be a whole number");
            return OptionalInt.empty();
        }
        return OptionalInt.of(number.get().intValueExact());
    }

    Optional<Duration> seconds(String key) {
        OptionalInt seconds = count(key);
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty();
    }

    private Optional<BigDecimal> decimal(String key) {
        Optional<Scalar> scalar = settled(key);
        Optional<BigDecimal> number = scalar.flatMap(Section::decimal);
        if (scalar.isPresent() && number.isEmpty()) {
            error(key, "must be a number");
        }
        return number;
    }

    private static Optional<BigDecimal> decimal(Scalar scalar) {
        boolean digits =
                scalar.text().strip().matches("[-+]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][-+]?\\d{1,2})?");
        return digits ? Optional.of(new BigDecimal(scalar.text().strip())) : scalar.number();
    }

    Optional<Boolean> truth(String key) {
        Optional<Scalar> scalar = settled(key);
        Optional<Boolean> truth = scalar.flatMap(value -> switch (value.text()) {
            case "true", "True" -> Optional.of(true);
            case "false", "False" -> Optional.of(false);
            default -> value.truth();
        });
        if (scalar.isPresent() && truth.isEmpty()) {
            error(key, "must be true or false");
        }
        return truth;
    }

    /**
     * A value that only some texts can be.
     *
     * @param parser throws an IllegalArgumentException that says what the text must be
     */
    <T> Optional<T> choice(String key, Function<String, T> parser) {
        Optional<Scalar> scalar = settled(key);
        try {
            return scalar.map(value -> parser.apply(value.text()));
        } catch (IllegalArgumentException refused) {
            error(key, rule(refused));
            return Optional.empty();
        }
    }

    /** What a constructor or parser has to say, without the name and the value, which complaints add. */
    static String rule(IllegalArgumentException refused) {
        String message = String.valueOf(refused.getMessage());
        int must = message.indexOf("must ");
        String rule = must > 0 && must < 40 ? message.substring(must) : message;
        return rule.replaceFirst(", was .*$", "");
    }

    private Optional<Scalar> settled(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!Unsettled.isSettled(node.get())) {
            unusable(node.get(), key, "must be a single value");
            return Optional.empty();
        }
        return Optional.of((Scalar) node.get());
    }

    private void unusable(Node node, String key, String rule) {
        if (node instanceof Scalar && !Unsettled.isSettled(node)) {
            open(key, node);
        } else {
            findings.error(place(key), path(key), rule, node.shown());
        }
    }

    /** Says that a value is needed which the file does not settle. */
    void open(String key, Node value) {
        findings.open(value, root, inner(key));
    }

    void error(String key, String rule) {
        findings.error(place(key), path(key), rule, node(key).map(Node::shown).orElse(""));
    }

    void warn(String key, String sentence) {
        findings.warn(place(key), sentence);
    }

    /** Says that a property is missing, unless it is there. */
    void require(String key) {
        if (!has(key)) {
            findings.error(place, path(key), "is missing", "");
        }
    }

    void leftOut(String key, String value) {
        if (!has(key)) {
            findings.leftOut(path(key), value);
        }
    }
}
