package dev.tenfold.document;

import java.util.List;
import java.util.Objects;

/**
 * A list.
 *
 * @param place where it begins
 * @param tag see {@link Node#tag()}
 * @param items in the order written
 */
public record Sequence(Place place, String tag, List<Node> items) implements Node {
    public Sequence {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(tag, "tag");
        items = List.copyOf(items);
    }

    @Override
    public Node at(Place elsewhere) {
        return new Sequence(
                elsewhere, tag, items.stream().map(item -> item.at(elsewhere)).toList());
    }

    @Override
    public String shown() {
        return items.isEmpty() ? "an empty list" : "a list";
    }
}
