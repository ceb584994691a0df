package dev.tenfold.policy.hcl;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What stands between braces, or in a whole file.
 *
 * @param place where it begins
 * @param attributes by name, in the order written
 * @param blocks in the order written
 */
public record Body(Place place, Map<String, Attribute> attributes, List<Block> blocks) {
    private static final String DYNAMIC = "dynamic";

    public Body {
        Objects.requireNonNull(place, "place");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        blocks = List.copyOf(blocks);
    }

    /**
     * {@code name = value}.
     *
     * @param place where the name stands
     * @param value what it holds
     */
    public record Attribute(Place place, Expression value) {}

    /**
     * <code>type "label" { }</code>.
     *
     * @param place where the type stands
     * @param type such as {@code resource}
     * @param labels as written
     * @param body what it holds
     */
    public record Block(Place place, String type, List<String> labels, Body body) {
        public Block {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(body, "body");
            labels = List.copyOf(labels);
        }

        /** The label at an index; empty if there is none. */
        public String label(int index) {
            return index < labels.size() ? labels.get(index) : "";
        }
    }

    /** The blocks of a type. */
    public Stream<Block> blocks(String type) {
        return blocks.stream().filter(block -> block.type().equals(type));
    }

    /** The value of an attribute, or none. */
    public Stream<Node> value(String name, Scope scope) {
        return Stream.ofNullable(attributes.get(name))
                .map(attribute -> attribute.value().evaluate(scope));
    }

    /**
     * All of it as a document would hold it: the blocks of a type become a list under it. Blocks that Terraform is to
     * multiply, {@code dynamic}, are open.
     */
    public Mapping evaluate(Scope scope) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        attributes.forEach((name, attribute) ->
                entries.put(name, new Entry(attribute.place(), attribute.value().evaluate(scope))));
        for (Block block : blocks) {
            if (block.type().equals(DYNAMIC)) {
                String name = block.label(0);
                entries.putIfAbsent(
                        name, new Entry(block.place(), Unsettled.open(block.place(), DYNAMIC + " \"" + name + "\"")));
                continue;
            }
            Entry before = entries.get(block.type());
            List<Node> items = new ArrayList<>(
                    before != null && before.value() instanceof Sequence list ? list.items() : List.of());
            items.add(block.body().evaluate(scope));
            Place place = before == null ? block.place() : before.place();
            entries.put(block.type(), new Entry(place, new Sequence(place, "", items)));
        }
        return new Mapping(place, "", entries);
    }
}
