package dev.tenfold.document;

import dev.tenfold.document.Mapping.Entry;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the parser's nodes into ours: aliases followed, merge keys merged, duplicate keys noted. */
final class TreeBuilder {
    private static final String CORE_TAGS = "tag:yaml.org,2002:";

    /** Aliases may make a document at most this many nodes larger than it is written. */
    private static final long MOST_REPEATED = 100_000;

    private final String file;
    private final int lastLine;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> repeatedKeys = new ArrayList<>();
    private final Map<org.yaml.snakeyaml.nodes.Node, Built> built = new IdentityHashMap<>();
    private long repeated;
    private boolean compositeKey;

    private record Built(Node node, long size) {}

    TreeBuilder(String file, int lastLine) {
        this.file = file;
        this.lastLine = lastLine;
    }

    /** Whether some key is itself a list or a mapping: what {@code {{ .Values.x }}} looks like to YAML. */
    boolean hasCompositeKey() {
        return compositeKey;
    }

    /** What was wrong in the documents built so far. */
    List<Problem> problems() {
        return problems;
    }

    /** The keys that stood in one mapping more than once in the documents built so far; the last one is in the tree. */
    List<Problem> repeatedKeys() {
        return repeatedKeys;
    }

    Node build(org.yaml.snakeyaml.nodes.Node document) {
        built.clear();
        repeated = 0;
        return build(document, Path.ROOT).node();
    }

    private Built build(org.yaml.snakeyaml.nodes.Node node, Path path) {
        if (built.containsKey(node)) {
            Built again = built.get(node);
            if (again == null) {
                throw new SyntaxError.Refusal(place(node).line(), "contains itself through an alias");
            }
            repeated += again.size();
            if (repeated > MOST_REPEATED) {
                throw new SyntaxError.Refusal(place(node).line(), "repeats too much through aliases");
            }
            return again;
        }
        built.put(node, null);
        Built result;
        if (node instanceof MappingNode mapping) {
            result = mapping(mapping, path);
        } else if (node instanceof SequenceNode sequence) {
            result = sequence(sequence, path);
        } else {
            result = new Built(scalar((ScalarNode) node), 1);
        }
        built.put(node, result);
        return result;
    }

    private Built sequence(SequenceNode node, Path path) {
        List<Node> items = new ArrayList<>();
        long size = 1;
        for (org.yaml.snakeyaml.nodes.Node item : node.getValue()) {
            Built child = build(item, path.item(items.size()));
            items.add(child.node());
            size += child.size();
        }
        return new Built(new Sequence(place(node), tag(node), items), size);
    }

    private Built mapping(MappingNode node, Path path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, Entry> merged = new LinkedHashMap<>();
        long size = 1;
        for (NodeTuple tuple : node.getValue()) {
            Place place = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                compositeKey = true;
                problems.add(
                        new Problem(place, path.text(), "must have plain keys", "a list or a mapping as a key", ""));
                continue;
            }
            Built child = build(tuple.getValueNode(), path.key(key.getValue()));
            size += child.size();
            if (key.getTag().equals(Tag.MERGE)) {
                merge(child.node(), path, merged);
                continue;
            }
            Entry before = entries.put(key.getValue(), new Entry(place, child.node()));
            if (before != null) {
                String rule = "must stand once, stands already in line "
                        + before.place().line();
                repeatedKeys.add(new Problem(place, path.key(key.getValue()).text(), rule, "", ""));
            }
        }
        merged.forEach(entries::putIfAbsent);
        return new Built(new Mapping(place(node), tag(node), entries), size);
    }

    private void merge(Node from, Path path, Map<String, Entry> merged) {
        if (from instanceof Mapping mapping) {
            mapping.entries().forEach(merged::putIfAbsent);
        } else if (from instanceof Sequence sequence
                && sequence.items().stream().allMatch(Mapping.class::isInstance)) {
            sequence.items().forEach(item -> merge(item, path, merged));
        } else {
            problems.add(new Problem(
                    from.place(), path.key("<<").text(), "must be a mapping or a list of mappings", from.shown(), ""));
        }
    }

    private Scalar scalar(ScalarNode node) {
        ScalarStyle style = node.getScalarStyle();
        Scalar.Style written = switch (style) {
            case PLAIN -> Scalar.Style.PLAIN;
            case LITERAL, FOLDED -> Scalar.Style.BLOCK;
            default -> Scalar.Style.QUOTED;
        };
        return new Scalar(place(node), tag(node), type(node), written, node.getValue());
    }

    /** A tag such as {@code !!int} decides, as far as the text is one. */
    private static Scalar.Type type(ScalarNode node) {
        if (node.getTag().equals(Tag.STR) || !node.getTag().getValue().startsWith(CORE_TAGS)) {
            return Scalar.Type.TEXT;
        }
        return CoreSchema.typeOf(node.getValue());
    }

    private static String tag(org.yaml.snakeyaml.nodes.Node node) {
        String tag = node.getTag().getValue();
        return tag.startsWith(CORE_TAGS) ? "" : tag;
    }

    private Place place(org.yaml.snakeyaml.nodes.Node node) {
        return new Place(file, Math.min(node.getStartMark().getLine() + 1, lastLine));
    }
}
