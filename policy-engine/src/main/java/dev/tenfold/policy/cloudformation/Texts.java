package dev.tenfold.policy.cloudformation;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.Unsettled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that build texts: {@code Sub} and {@code Join}. */
final class Texts {
    private static final Pattern PART = Pattern.compile("\\$\\{\\s*(!?)([^}]*?)\\s*}");

    private final Functions functions;

    Texts(Functions functions) {
        this.functions = functions;
    }

    /** A text with <code>${names}</code>, and values for some of them, if two items are given. */
    Node substituted(List<Node> items) {
        Place place = items.isEmpty() ? new Place("", 0) : items.get(0).place();
        if (items.isEmpty() || !(items.get(0) instanceof Scalar pattern)) {
            return Unsettled.open(place, Unsettled.SUB, "");
        }
        Map<String, Mapping.Entry> values =
                items.size() > 1 && items.get(1) instanceof Mapping mapping ? mapping.entries() : Map.of();
        List<Node> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(pattern.text());
        int at = 0;
        while (matcher.find()) {
            literal(place, pattern.text().substring(at, matcher.start()), parts);
            parts.add(
                    matcher.group(1).isEmpty()
                            ? value(Unsettled.text(place, matcher.group(2)), values)
                            : Unsettled.text(place, "${" + matcher.group(2) + "}"));
            at = matcher.end();
        }
        literal(place, pattern.text().substring(at), parts);
        return parts.size() == 1 ? parts.get(0) : concatenated(place, parts, "");
    }

    private static void literal(Place place, String text, List<Node> parts) {
        if (!text.isEmpty()) {
            parts.add(Unsettled.text(place, text));
        }
    }

    private Node value(Scalar name, Map<String, Mapping.Entry> values) {
        Mapping.Entry own = values.get(name.text());
        if (own != null) {
            return functions.settle(own.value()).orElse(name);
        }
        Node whole = functions.reference(name);
        if (!whole.tag().equals(Unsettled.MISSING) || !name.text().contains(".")) {
            return whole;
        }
        return functions.reference(Unsettled.text(name.place(), name.text().split("\\.", 2)[0]));
    }

    /** The items of a list with a delimiter between them. */
    Node joined(Node delimiter, Node list) {
        Optional<Node> items = functions.settle(list);
        if (items.isEmpty() || !(items.get() instanceof Sequence known) || !(delimiter instanceof Scalar between)) {
            String text = items.map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                    .orElse("");
            return Unsettled.open(list.place(), "!Join", text);
        }
        return concatenated(list.place(), known.items(), between.text());
    }

    private static Node concatenated(Place place, List<Node> parts, String between) {
        List<String> texts = new ArrayList<>();
        boolean settled = true;
        for (Node part : parts) {
            boolean open = Unsettled.isOpen(part) || !(part instanceof Scalar);
            settled &= !open;
            String text = part instanceof Scalar scalar ? scalar.text() : "";
            texts.add(open && !part.tag().equals(Unsettled.SUB) ? "${" + text.replaceAll("[${}]", "") + "}" : text);
        }
        String text = String.join(between, texts);
        return settled ? Unsettled.text(place, text) : Unsettled.open(place, Unsettled.SUB, text);
    }
}
