package dev.tenfold.policy.terraform;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.hcl.Body;
import dev.tenfold.policy.hcl.Body.Attribute;
import dev.tenfold.policy.hcl.Body.Block;
import dev.tenfold.policy.hcl.Expression;
import dev.tenfold.policy.hcl.Expression.ListOf;
import dev.tenfold.policy.hcl.Expression.Literal;
import dev.tenfold.policy.hcl.Expression.ObjectOf;
import dev.tenfold.policy.hcl.Hcl;
import dev.tenfold.policy.resource.Unsettled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration in Terraform's JSON, as the blocks that it stands for.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration syntax</a>
 */
final class JsonBody {
    private JsonBody() {}

    /** The blocks of a file that matter: resources, variables, locals and modules. */
    static Body of(Mapping document) {
        List<Block> blocks = new ArrayList<>();
        labelled(document, "resource").forEach((type, entry) -> {
            if (entry.value() instanceof Mapping named) {
                named.entries().forEach((name, one) -> add(blocks, "resource", List.of(type, name), one));
            }
        });
        labelled(document, "variable").forEach((name, entry) -> add(blocks, "variable", List.of(name), entry));
        labelled(document, "module").forEach((name, entry) -> add(blocks, "module", List.of(name), entry));
        document.get("locals").ifPresent(locals -> add(blocks, "locals", List.of(), new Entry(locals.place(), locals)));
        return new Body(document.place(), Map.of(), blocks);
    }

    /** What stands under a block type: an object, or a list of objects. */
    private static Map<String, Entry> labelled(Mapping document, String type) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        document.get(type).ifPresent(node -> {
            List<Node> items = node instanceof Sequence list ? list.items() : List.of(node);
            items.forEach(item -> {
                if (item instanceof Mapping mapping) {
                    entries.putAll(mapping.entries());
                }
            });
        });
        return entries;
    }

    private static void add(List<Block> blocks, String type, List<String> labels, Entry entry) {
        List<Node> items = entry.value() instanceof Sequence list ? list.items() : List.of(entry.value());
        items.forEach(item -> {
            if (item instanceof Mapping mapping) {
                Map<String, Attribute> attributes = new LinkedHashMap<>();
                mapping.entries()
                        .forEach((name, value) ->
                                attributes.put(name, new Attribute(value.place(), expression(value.value()))));
                blocks.add(new Block(entry.place(), type, labels, new Body(entry.place(), attributes, List.of())));
            }
        });
    }

    private static Expression expression(Node node) {
        if (node instanceof Mapping mapping) {
            List<ObjectOf.Item> items = new ArrayList<>();
            mapping.entries()
                    .forEach((key, entry) -> items.add(new ObjectOf.Item(
                            new Literal(Unsettled.text(entry.place(), key)), expression(entry.value()))));
            return new ObjectOf(mapping.place(), items);
        }
        if (node instanceof Sequence list) {
            return new ListOf(
                    list.place(),
                    list.items().stream().map(JsonBody::expression).toList());
        }
        Scalar scalar = (Scalar) node;
        return scalar.text().contains("${")
                ? Hcl.template(scalar.place(), scalar.text()).orElse(new Literal(scalar))
                : new Literal(scalar);
    }
}
