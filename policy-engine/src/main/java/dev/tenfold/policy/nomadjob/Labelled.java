package dev.tenfold.policy.nomadjob;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.hcl.Body;
import dev.tenfold.policy.hcl.Body.Block;
import dev.tenfold.policy.hcl.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block with a label, such as {@code group "web"}.
 *
 * @param name its label
 * @param place where it begins
 * @param body what it holds
 */
record Labelled(String name, Place place, Mapping body) {

    /** The blocks of a type in a document in which labels are keys. */
    static List<Labelled> of(Mapping document, String type) {
        List<Labelled> blocks = new ArrayList<>();
        for (Node node : items(document.get(type).orElse(null))) {
            if (node instanceof Mapping byName) {
                byName.entries()
                        .forEach((name, entry) -> items(entry.value()).forEach(body -> {
                            if (body instanceof Mapping mapping) {
                                blocks.add(new Labelled(name, entry.place(), mapping));
                            }
                        }));
            }
        }
        return blocks;
    }

    private static List<Node> items(Node node) {
        return node == null ? List.of() : node instanceof Sequence list ? list.items() : List.of(node);
    }

    /** A body as a document in which the labels of blocks are keys, as in HCL's JSON. */
    static Mapping nested(Body body, Scope scope) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        body.attributes()
                .forEach((name, attribute) -> entries.put(
                        name, new Entry(attribute.place(), attribute.value().evaluate(scope))));
        for (Block block : body.blocks()) {
            Node value = nested(block.body(), scope);
            for (int i = block.labels().size() - 1; i >= 0; i--) {
                value = new Mapping(block.place(), "", Map.of(block.labels().get(i), new Entry(block.place(), value)));
            }
            Entry before = entries.get(block.type());
            List<Node> items = new ArrayList<>(before == null ? List.of() : items(before.value()));
            items.add(value);
            Place place = before == null ? block.place() : before.place();
            entries.put(block.type(), new Entry(place, new Sequence(place, "", items)));
        }
        return new Mapping(body.place(), "", entries);
    }
}
