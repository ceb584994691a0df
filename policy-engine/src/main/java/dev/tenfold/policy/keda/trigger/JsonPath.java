package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path of gjson, as far as it names one value: keys with the wildcards {@code *} and {@code ?}, indices, a dot or a
 * bar between, {@code \} before a character that is meant as such, and {@code #} for the length of a list.
 *
 * @see <a href="https://github.com/tidwall/gjson/blob/master/SYNTAX.md">gjson path syntax</a>
 */
final class JsonPath {
    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** One part of a path: the text of an index or length, and the pattern of a key. */
    private record Step(String text, Pattern key) {}

    static JsonPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '|') {
                steps.add(step(plain, pattern));
            } else if (c == '*' || c == '?') {
                plain.append(c);
                pattern.append(c == '*' ? ".*" : ".");
            } else {
                boolean escape = c == '\\' && i + 1 < text.length();
                char meant = escape ? text.charAt(++i) : c;
                plain.append(escape ? "\\" : "").append(meant);
                pattern.append(Pattern.quote(String.valueOf(meant)));
            }
        }
        steps.add(step(plain, pattern));
        return new JsonPath(steps);
    }

    private static Step step(StringBuilder plain, StringBuilder pattern) {
        Step step = new Step(plain.toString(), Pattern.compile(pattern.toString(), Pattern.DOTALL));
        plain.setLength(0);
        pattern.setLength(0);
        return step;
    }

    /** What the path leads to, if it leads anywhere. */
    Optional<Node> find(Node root) {
        Optional<Node> node = Optional.of(root);
        for (Step step : steps) {
            node = node.flatMap(parent -> child(parent, step));
        }
        return node;
    }

    private static Optional<Node> child(Node parent, Step step) {
        if (parent instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .filter(entry -> step.key().matcher(entry.getKey()).matches())
                    .map(Map.Entry::getValue)
                    .map(Mapping.Entry::value)
                    .findFirst();
        }
        if (!(parent instanceof Sequence list)) {
            return Optional.empty();
        }
        if (step.text().equals("#")) {
            String length = String.valueOf(list.items().size());
            return Optional.of(new Scalar(list.place(), "", Scalar.Type.INTEGER, Scalar.Style.PLAIN, length));
        }
        boolean index = step.text().matches("[0-9]{1,9}")
                && Integer.parseInt(step.text()) < list.items().size();
        return index ? Optional.of(list.items().get(Integer.parseInt(step.text()))) : Optional.empty();
    }
}
