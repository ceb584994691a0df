package dev.tenfold.policy.arm;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions of a template: parameters and variables are looked up, anything else stays open. */
final class Expressions {
    private static final Pattern EXPRESSION = Pattern.compile("\\[(?!\\[)(.*)]", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\\s*(parameters|variables)\\(\\s*'([^']+)'\\s*\\)\\s*");
    private static final Pattern LAST_NAME = Pattern.compile("((?:parameters|variables)\\(\\s*)?'([^']+)'[^']*$");
    private static final int DEEPEST = 32;

    private final Mapping template;
    private final Map<String, String> given;
    private int depth;

    Expressions(Mapping template, Map<String, String> given) {
        this.template = template;
        this.given = given;
    }

    /** A part of the template with its expressions worked out. */
    Node settle(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            mapping.entries()
                    .forEach((key, entry) -> entries.put(key, new Entry(entry.place(), settle(entry.value()))));
            return new Mapping(mapping.place(), "", entries);
        }
        if (node instanceof Sequence list) {
            return new Sequence(
                    list.place(), "", list.items().stream().map(this::settle).toList());
        }
        Scalar scalar = (Scalar) node;
        Matcher expression = EXPRESSION.matcher(scalar.text());
        return expression.matches() ? value(expression.group(1), scalar.place()) : scalar;
    }

    private Node value(String expression, Place place) {
        Matcher named = NAMED.matcher(expression);
        if (!named.matches() || depth > DEEPEST) {
            return identifier(expression, place);
        }
        boolean parameter = named.group(1).equals("parameters");
        String key = named.group(2);
        if (parameter && given.containsKey(key)) {
            return Unsettled.text(place, given.get(key));
        }
        Optional<Node> written = part(named.group(1))
                .flatMap(all -> all.get(key))
                .flatMap(value -> !parameter
                        ? Optional.of(value)
                        : value instanceof Mapping declared ? declared.get("defaultValue") : Optional.empty());
        if (written.isEmpty()) {
            return parameter
                    ? Unsettled.open(place, Unsettled.PARAMETER, key)
                    : Unsettled.open(place, Unsettled.MISSING, key);
        }
        depth++;
        Node settled = settle(written.get());
        depth--;
        return settled;
    }

    /** A resource's identifier ends with its name, which is what people call it by. */
    private Node identifier(String expression, Place place) {
        Matcher name = LAST_NAME.matcher(expression);
        if (depth > DEEPEST || !expression.contains("resourceId") || !name.find()) {
            return Unsettled.open(place, expression.strip());
        }
        if (name.group(1) == null) {
            return Unsettled.reference(place, name.group(2));
        }
        Node value = value(name.group(1) + "'" + name.group(2) + "')", place);
        return Unsettled.isSettled(value) ? Unsettled.reference(place, ((Scalar) value).text()) : value;
    }

    private Optional<Mapping> part(String key) {
        return template.get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }
}
