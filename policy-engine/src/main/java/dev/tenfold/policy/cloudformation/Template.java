package dev.tenfold.policy.cloudformation;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Spelling;
import dev.tenfold.policy.resource.Unsettled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A template and the values of its parameters.
 *
 * @param document as written
 * @param given values by name of the parameter
 */
public record Template(Mapping document, Map<String, String> given) {
    private static final String RESOURCES = "Resources";

    public Template {
        Objects.requireNonNull(document, "document");
        given = Map.copyOf(given);
    }

    /**
     * A resource of a template.
     *
     * @param resource with its properties settled as far as they can be
     * @param condition name of the condition on which it is made; empty if it always is
     * @param made whether it is; empty if that depends on a parameter without a value
     */
    public record Part(Resource resource, Optional<String> condition, Optional<Boolean> made) {
        public Part {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(made, "made");
        }
    }

    /** Whether a document is a template. */
    public static boolean recognises(Node document) {
        if (!(document instanceof Mapping mapping)
                || !(mapping.get(RESOURCES).orElse(null) instanceof Mapping resources)) {
            return false;
        }
        return mapping.get("AWSTemplateFormatVersion").isPresent()
                || resources.entries().values().stream()
                        .anyMatch(entry -> entry.value() instanceof Mapping resource
                                && text(resource, "Type").matches("\\w+::\\w+.*"));
    }

    /** The resources, in order, made or not. */
    public List<Part> parts() {
        Functions functions = new Functions(this);
        List<Part> parts = new ArrayList<>();
        section(RESOURCES).entries().forEach((id, entry) -> {
            if (entry.value() instanceof Mapping resource) {
                Mapping properties = resource.get("Properties")
                        .flatMap(functions::settle)
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .orElse(new Mapping(entry.place(), "", Map.of()));
                Optional<String> condition =
                        Optional.of(text(resource, "Condition")).filter(name -> !name.isEmpty());
                String type = text(resource, "Type");
                parts.add(new Part(
                        new Resource(type, id, entry.place(), properties, Spelling.OF_THE_CLOUD),
                        condition,
                        condition.map(functions::condition).orElse(Optional.of(true))));
            }
        });
        return List.copyOf(parts);
    }

    /** Whether a condition holds; empty if that depends on a parameter without a value. */
    public Optional<Boolean> condition(String name) {
        return new Functions(this).condition(name);
    }

    /** A section of the template; empty if it has none. */
    Mapping section(String name) {
        return document.get(name)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(new Mapping(document.place(), "", Map.of()));
    }

    /** The value of a parameter: given, or else its default, or else open; empty if there is no such parameter. */
    Optional<Node> parameter(String name, Place place) {
        if (!(section("Parameters").get(name).orElse(null) instanceof Mapping parameter)) {
            return Optional.empty();
        }
        String type = text(parameter, "Type");
        Optional<Node> value = Optional.ofNullable(given.get(name))
                .<Node>map(text -> Unsettled.text(place, text))
                .or(() -> parameter.get("Default").filter(node -> !type.contains("SSM::Parameter")));
        if (value.isEmpty()) {
            return Optional.of(Unsettled.open(place, Unsettled.PARAMETER, name));
        }
        boolean list = type.equals("CommaDelimitedList") || type.startsWith("List<");
        return Optional.of(list && value.get() instanceof Scalar scalar ? split(scalar, ",") : value.get());
    }

    /** The parts of a text between delimiters. */
    static Sequence split(Scalar text, String delimiter) {
        List<Node> items = new ArrayList<>();
        for (String item : text.text().split(Pattern.quote(delimiter), -1)) {
            items.add(Unsettled.text(text.place(), item.strip()));
        }
        return new Sequence(text.place(), "", items);
    }

    /** Whether there is a resource of that name. */
    boolean hasResource(String id) {
        return section(RESOURCES).entries().containsKey(id);
    }

    private static String text(Mapping mapping, String key) {
        return mapping.get(key)
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
    }
}
