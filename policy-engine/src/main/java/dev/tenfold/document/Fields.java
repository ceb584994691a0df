package dev.tenfold.document;

import dev.tenfold.document.Mapping.Entry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The fields of an object in another program's format, asked for one by one. What was not asked for is remembered, so
 * that nothing is passed over in silence. A field that is {@code null} counts as absent, as in Kubernetes.
 */
public final class Fields {
    private static final BigDecimal LEAST_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MOST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final Mapping mapping;
    private final Place place;
    private final Path path;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Fields> inner = new LinkedHashMap<>();

    private Fields(Mapping mapping, Place place, Path path, Problems problems) {
        this.mapping = mapping;
        this.place = place;
        this.path = path;
        this.problems = problems;
    }

    /** The fields of a whole document; what is wrong with them goes to {@code problems}. */
    public static Fields of(Mapping document, Problems problems) {
        return new Fields(document, document.place(), Path.ROOT, problems);
    }

    /** Where the object begins: the line of its key, or its own in a list. */
    public Place place() {
        return place;
    }

    /** The path of the object, such as {@code spec.metrics[0]}; empty for the document. */
    public String path() {
        return path.text();
    }

    /** The value of a field, whatever it is, if it is there. */
    public Optional<Node> node(String key) {
        asked.add(key);
        return mapping.get(key).filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
    }

    /** Whether a field is there. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** The object in a field; one that is no object is a problem. */
    public Optional<Fields> object(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof Mapping object) {
                return Optional.of(inner(object, mapping.entries().get(key).place(), path.key(key)));
            }
            problem(key, "must be an object", "");
            return Optional.empty();
        });
    }

    /** The objects in a field that is a list; empty if it is absent. What is no list or no object is a problem. */
    public List<Fields> objects(String key) {
        Node node = node(key).orElse(null);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Sequence list)) {
            problem(key, "must be a list", node instanceof Mapping ? "a `- ` before each item" : "");
            return List.of();
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            Path at = path.key(key).item(i);
            if (item instanceof Mapping object) {
                objects.add(inner(object, item.place(), at));
            } else {
                problems.add(item.place(), at.text(), "must be an object", item.shown());
            }
        }
        return objects;
    }

    private Fields inner(Mapping object, Place at, Path atPath) {
        return inner.computeIfAbsent(atPath.text(), text -> new Fields(object, at, atPath, problems));
    }

    /** The text in a field. A value that is no text is a problem, and taken for the text it is written as. */
    public Optional<String> text(String key) {
        return scalar(key).map(scalar -> {
            refuseTemplate(scalar, scalar.text().contains("{{") || scalar.text().contains("{%"));
            if (scalar.type() != Scalar.Type.TEXT) {
                problem(key, "must be text", "\"" + scalar.text() + "\"");
            }
            return scalar.text();
        });
    }

    /** The texts in a field that is an object of texts, such as labels, in the order written. */
    public Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(key)
                .ifPresent(object -> object.mapping
                        .entries()
                        .forEach((name, entry) -> object.text(name).ifPresent(text -> texts.put(name, text))));
        return texts;
    }

    /** The texts in a field that is a list of texts. */
    public List<String> listOfTexts(String key) {
        Node node = node(key).orElse(null);
        if (node instanceof Sequence list && list.items().stream().allMatch(Scalar.class::isInstance)) {
            return list.items().stream().map(item -> ((Scalar) item).text()).toList();
        }
        if (node != null) {
            problem(key, "must be a list of texts", "");
        }
        return List.of();
    }

    /** Counts every field of the object as asked for: it is of no interest. */
    public void skip() {
        asked.addAll(mapping.entries().keySet());
        inner.clear();
    }

    /** The 32-bit whole number in a field. In quotes it is a problem, and read nevertheless; {@code 3.0} is 3. */
    public OptionalInt int32(String key) {
        Optional<Scalar> written = scalar(key);
        if (written.isEmpty()) {
            return OptionalInt.empty();
        }
        Scalar scalar = written.get();
        refuseTemplate(scalar, true);
        boolean quoted = scalar.type() == Scalar.Type.TEXT && CoreSchema.typeOf(scalar.text()) == Scalar.Type.INTEGER;
        Optional<BigDecimal> number =
                quoted ? Optional.of(new BigDecimal(CoreSchema.whole(scalar.text()))) : scalar.number();
        boolean fits = number.isPresent()
                && number.get().compareTo(LEAST_INT) >= 0
                && number.get().compareTo(MOST_INT) <= 0
                && number.get().stripTrailingZeros().scale() <= 0;
        if (quoted || !fits) {
            problem(key, "must be a whole number", quoted ? scalar.text() + " without quotes" : "");
        }
        return fits ? OptionalInt.of(number.get().intValueExact()) : OptionalInt.empty();
    }

    /** The text of a field that may be written as a number or as text, such as a quantity. */
    public Optional<String> numberOrText(String key) {
        return scalar(key).map(scalar -> {
            refuseTemplate(scalar, true);
            return switch (scalar.type()) {
                case INTEGER -> scalar.whole().map(BigInteger::toString).orElseThrow();
                case FLOAT -> scalar.number().map(BigDecimal::toString).orElse(scalar.text());
                default -> scalar.text();
            };
        });
    }

    private Optional<Scalar> scalar(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof Scalar scalar) {
                return Optional.of(scalar);
            }
            problem(key, "must be a single value", "");
            return Optional.empty();
        });
    }

    private void refuseTemplate(Scalar scalar, boolean mayBeOne) {
        if (mayBeOne) {
            Template.in(scalar)
                    .ifPresent(template ->
                            problems.refuse(template.problem(scalar.place().file())));
        }
    }

    /** Says that a field is wrong; the value as written is added. */
    public void problem(String key, String rule, String hint) {
        String was = node(key).map(Node::shown).orElse("");
        problems.add(place(key), path.key(key).text(), rule, was, hint);
    }

    /** Says that a field is missing, unless it is there; how it should be is what follows {@code is missing: }. */
    public void missing(String key, String rule) {
        if (!has(key)) {
            problem(key, rule.isEmpty() ? "is missing" : "is missing: " + rule, "");
        }
    }

    /** Where a field stands; where the object begins if the field is absent. */
    public Place place(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(Entry::place).orElse(place);
    }

    /** The fields, here and in every object below that was asked for, that nobody asked for; hints name those asked. */
    public List<Problem> unread() {
        List<Problem> unread = new ArrayList<>();
        mapping.entries().forEach((key, entry) -> {
            if (!asked.contains(key)) {
                String hint = Names.nearest(key, asked)
                        .map(known -> "`" + known + "`")
                        .orElse("");
                unread.add(new Problem(entry.place(), path.key(key).text(), "is not a known field", "", hint));
            }
        });
        inner.values().forEach(fields -> unread.addAll(fields.unread()));
        return unread;
    }
}
