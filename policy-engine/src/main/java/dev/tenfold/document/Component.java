package dev.tenfold.document;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A component of a record, as it is written.
 *
 * @param name in Java
 * @param key in a file
 * @param optional whether it is an {@link Optional} that may be left out
 * @param shape what it must look like
 * @param defaultText what holds where it is left out, as written
 * @param meaning the sentence about it
 */
record Component(
        String name,
        String key,
        boolean optional,
        Shape shape,
        Optional<String> defaultText,
        Optional<String> meaning) {
    /** Defaults as read, by what is written: every document that leaves a key out asks for its default again. */
    private static final Map<String, Node> DEFAULTS = new ConcurrentHashMap<>();

    static Component of(RecordComponent component) {
        Type type = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Type written = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return new Component(
                component.getName(),
                Names.kebab(component.getName()),
                optional,
                Shape.of(written),
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
                Optional.ofNullable(component.getAnnotation(Meaning.class)).map(Meaning::value));
    }

    boolean required() {
        return !optional && defaultText.isEmpty();
    }

    /** The default as if it had been written at a place; only if there is one. */
    Node defaultNode(Place place) {
        String text = defaultText.orElseThrow();
        if (shape instanceof ScalarShape scalar && scalar.takesAnyText()) {
            return new Scalar(place, "", Scalar.Type.TEXT, Scalar.Style.PLAIN, text);
        }
        return DEFAULTS.computeIfAbsent(text, this::readDefault).at(place);
    }

    private Node readDefault(String text) {
        List<Node> nodes = Documents.read("@Default", text, new Problems());
        if (nodes.size() != 1) {
            throw new IllegalStateException("@Default(\"" + text + "\") of " + name + " is not one value");
        }
        return nodes.get(0);
    }

    /** The value as the record's constructor takes it. */
    Object argument(Object value) {
        return optional ? Optional.of(value) : value;
    }

    /** What the record's constructor may be given in place of a value that is wrong. */
    List<Object> standIns() {
        List<Object> standIns = new ArrayList<>();
        if (optional) {
            standIns.add(Optional.empty());
        }
        if (defaultText.isPresent()) {
            Place nowhere = new Place("@Default", 0);
            new Reading(new Problems())
                    .read(shape, defaultNode(nowhere), nowhere, Path.ROOT)
                    .ifPresent(value -> standIns.add(argument(value)));
        }
        shape.standIns().forEach(value -> standIns.add(argument(value)));
        return standIns;
    }
}
