package dev.tenfold.document.draft;

import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes YAML.
 *
 * @param step blanks by which what belongs to a key is indented
 * @param lists blanks by which the dashes of a list are indented below their key; 0 in some houses
 * @param lineEnd such as a line feed
 */
public record YamlWriter(int step, int lists, String lineEnd) {
    /** Two blanks, dashes indented: as the documentation of Kubernetes and of AWS writes it. */
    public static final YamlWriter USUAL = new YamlWriter(2, 2, "\n");

    public YamlWriter {
        Objects.requireNonNull(lineEnd, "lineEnd");
        if (step < 1 || lists < 0) {
            throw new IllegalArgumentException("step must be >= 1, was " + step);
        }
    }

    /** Entries, each on lines of its own; the last line is not ended. */
    public String entries(Draft.Keyed keyed, int indent) {
        return keyed.entries().stream()
                .map(entry ->
                        remark(entry.remark(), indent) + margin(indent) + entry(entry.name(), entry.value(), indent))
                .collect(Collectors.joining(lineEnd));
    }

    /** An entry without the blanks before it, as it follows a dash; the last line is not ended. */
    public String entry(String name, Draft value, int indent) {
        return YamlWords.of(name, false) + ":" + after(value, indent);
    }

    /** What follows the colon of a key that is indented so. */
    public String after(Draft value, int indent) {
        if (value instanceof Draft.Keyed keyed && !keyed.entries().isEmpty()) {
            return lineEnd + entries(keyed, indent + step);
        }
        if (value instanceof Draft.Listed listed && !listed.items().isEmpty()) {
            return lineEnd + items(listed, indent + lists);
        }
        if (value instanceof Draft.Text text && isBlock(text.text())) {
            return " " + block(text.text(), indent + step);
        }
        return " " + inline(value);
    }

    /** Items, each behind a dash on lines of its own; the last line is not ended. */
    public String items(Draft.Listed listed, int indent) {
        return listed.items().stream()
                .map(item -> margin(indent) + item(item, indent))
                .collect(Collectors.joining(lineEnd));
    }

    /** An item with its dash, which is indented so. */
    public String item(Draft item, int indent) {
        if (item instanceof Draft.Keyed keyed && !keyed.entries().isEmpty()) {
            Draft.Entry first = keyed.entries().get(0);
            String head = "- " + entry(first.name(), first.value(), indent + 2);
            Draft.Keyed rest =
                    new Draft.Keyed(keyed.entries().subList(1, keyed.entries().size()), keyed.names());
            String before = first.remark().isEmpty()
                    ? ""
                    : "# " + first.remark().replace("\n", lineEnd + margin(indent) + "# ") + lineEnd + margin(indent);
            return before + (rest.entries().isEmpty() ? head : head + lineEnd + entries(rest, indent + 2));
        }
        return "- " + inline(item);
    }

    /** A value on one line, in brackets where it has parts. */
    public static String inline(Draft draft) {
        if (draft instanceof Draft.Keyed keyed) {
            return keyed.entries().stream()
                    .map(entry -> YamlWords.of(entry.name(), true) + ": " + inside(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (draft instanceof Draft.Listed listed) {
            return listed.items().stream().map(YamlWriter::inside).collect(Collectors.joining(", ", "[", "]"));
        }
        return draft instanceof Draft.Text text ? YamlWords.of(text.text(), false) : inside(draft);
    }

    private static String inside(Draft draft) {
        if (draft instanceof Draft.Text text) {
            return YamlWords.of(text.text(), true);
        }
        if (draft instanceof Draft.Reference reference) {
            return "!Ref " + reference.id();
        }
        return draft instanceof Draft.Plain plain ? plain.text() : inline(draft);
    }

    /** A comment over lines of its own, the last of which is ended; empty for nothing to say. */
    public String remark(String text, int indent) {
        return text.isEmpty()
                ? ""
                : text.lines()
                                .map(line -> (margin(indent) + "# " + line).stripTrailing())
                                .collect(Collectors.joining(lineEnd))
                        + lineEnd;
    }

    /** Whether a text reads better as a block than in quotes. */
    private static boolean isBlock(String text) {
        return text.contains("\n")
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith("\n\n")
                && text.lines()
                        .noneMatch(line -> line.endsWith(" ") || line.chars().anyMatch(c -> c < ' ' || c > '~'));
    }

    private String block(String text, int indent) {
        String mark = text.endsWith("\n") ? "|" : "|-";
        return mark
                + text.lines()
                        .map(line -> lineEnd + (line.isEmpty() ? "" : margin(indent) + line))
                        .collect(Collectors.joining());
    }

    private static String margin(int indent) {
        return " ".repeat(indent);
    }
}
