package dev.tenfold.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keys and values, in the order written.
 *
 * @param place where it begins
 * @param tag see {@link Node#tag()}
 * @param entries by key, as written: {@code on} stays {@code on}
 */
public record Mapping(Place place, String tag, Map<String, Entry> entries) implements Node {
    public Mapping {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(tag, "tag");
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * One key and its value.
     *
     * @param place where the key stands
     * @param value what it holds
     */
    public record Entry(Place place, Node value) {
        public Entry {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(value, "value");
        }
    }

    /** The value of a key, if it is there; a key without a value holds a null scalar. */
    public Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The same mapping with one key set; a new key goes to the end. */
    public Mapping with(String key, Entry entry) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(key, entry);
        return new Mapping(place, tag, changed);
    }

    /**
     * Where a path stands.
     *
     * @param path such as {@code spec.metrics[0].type}; keys that hold a dot cannot be looked up
     * @return the place of its key, or of the nearest part around it that is there
     */
    public Place placeOf(String path) {
        Place nearest = place;
        Node node = this;
        for (String step : steps(path)) {
            Optional<Entry> next = step(node, step);
            if (next.isEmpty()) {
                return nearest;
            }
            nearest = next.get().place();
            node = next.get().value();
        }
        return nearest;
    }

    /** The value at a path, written as for {@link #placeOf}, if it is there. */
    public Optional<Node> find(String path) {
        Optional<Node> node = Optional.of(this);
        for (String step : steps(path)) {
            node = node.flatMap(here -> step(here, step)).map(Entry::value);
        }
        return node;
    }

    private static String[] steps(String path) {
        return path.replace("[", ".[").split("\\.");
    }

    private static Optional<Entry> step(Node node, String step) {
        if (node instanceof Mapping mapping) {
            return Optional.ofNullable(mapping.entries.get(step));
        }
        if (node instanceof Sequence list && step.matches("\\[\\d{1,9}]")) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            return index < list.items().size()
                    ? Optional.of(new Entry(
                            list.items().get(index).place(), list.items().get(index)))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public Node at(Place elsewhere) {
        Map<String, Entry> moved = new LinkedHashMap<>();
        entries.forEach((key, entry) ->
                moved.put(key, new Entry(elsewhere, entry.value().at(elsewhere))));
        return new Mapping(elsewhere, tag, moved);
    }

    @Override
    public String shown() {
        return entries.isEmpty() ? "an empty mapping" : "a mapping";
    }
}
