package dev.tenfold.document;

import dev.tenfold.document.Mapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values given on the command line, such as {@code services.web.replicas=3}, put into a document before it is read. */
public final class Overrides {
    private static final Pattern STEP =
            Pattern.compile("\\G(?:\\[(\\d{1,9})]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]|\\.?([^.\\[\\]\"\\s=]+))");

    private Overrides() {}

    /** A key, or an index where {@code key} is null. */
    private record Step(String key, int index) {}

    /**
     * The document with the values set, in order. Mappings that are missing on the way are made.
     *
     * @param document what was read from the file
     * @param assignments each {@code path=value}; the value is read as YAML, as if it stood in the file
     * @param option what the user gave them with, such as {@code --set}, for complaints
     * @param problems takes assignments that make no sense
     */
    public static Node apply(Node document, List<String> assignments, String option, Problems problems) {
        Node changed = document;
        for (String assignment : assignments) {
            Place place = new Place(option + " " + assignment, 0);
            int equals = endOfPath(assignment);
            if (equals < 1) {
                problems.add(place, "", "must be path=value, such as seed=7", "");
                continue;
            }
            List<Step> steps = steps(assignment.substring(0, equals));
            if (steps.isEmpty()) {
                problems.add(place, "", "must have a path such as services.web.replicas or faults[0].factor", "");
                continue;
            }
            Node value = value(assignment.substring(equals + 1), place, problems);
            changed = set(changed, steps, Path.ROOT, value, problems).orElse(changed);
        }
        return changed;
    }

    private static int endOfPath(String assignment) {
        Matcher matcher = STEP.matcher(assignment);
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end > 0 && end < assignment.length() && assignment.charAt(end) == '=' ? end : assignment.indexOf('=');
    }

    private static List<Step> steps(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
            if (matcher.group(1) != null) {
                steps.add(new Step(null, Integer.parseInt(matcher.group(1))));
            } else {
                String quoted = matcher.group(2);
                steps.add(new Step(quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"), 0));
            }
        }
        return end == path.length() ? steps : List.of();
    }

    private static Node value(String text, Place place, Problems problems) {
        List<Node> nodes = Documents.read(place.file(), text, problems);
        if (nodes.size() == 1) {
            return nodes.get(0).at(place);
        }
        Scalar.Type type = CoreSchema.typeOf(text.strip());
        return new Scalar(place, "", type, Scalar.Style.PLAIN, text.strip());
    }

    private static Optional<Node> set(Node node, List<Step> steps, Path path, Node value, Problems problems) {
        if (steps.isEmpty()) {
            return Optional.of(value);
        }
        Step step = steps.get(0);
        List<Step> rest = steps.subList(1, steps.size());
        Node holder = node instanceof Scalar scalar && scalar.isNull() ? new Mapping(node.place(), "", Map.of()) : node;
        if (step.key() != null && holder instanceof Mapping mapping) {
            Node child = mapping.get(step.key()).orElse(new Mapping(value.place(), "", Map.of()));
            return set(child, rest, path.key(step.key()), value, problems)
                    .map(set -> mapping.with(step.key(), new Entry(value.place(), set)));
        }
        if (step.key() == null
                && holder instanceof Sequence sequence
                && step.index() < sequence.items().size()) {
            return set(sequence.items().get(step.index()), rest, path.item(step.index()), value, problems)
                    .map(set -> {
                        List<Node> items = new ArrayList<>(sequence.items());
                        items.set(step.index(), set);
                        return new Sequence(sequence.place(), sequence.tag(), items);
                    });
        }
        String rule = holder instanceof Sequence sequence && step.key() == null
                ? "has no item " + step.index() + ": it has " + sequence.items().size() + ", counted from 0"
                : holder instanceof Sequence ? "is a list: an item is set as [0]" : "has nothing inside to set";
        problems.add(value.place(), path.text(), rule, holder.shown());
        return Optional.empty();
    }
}
