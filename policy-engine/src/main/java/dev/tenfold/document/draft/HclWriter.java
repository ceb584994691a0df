package dev.tenfold.document.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes HCL as {@code terraform fmt} leaves it: two blanks a level, the equals signs of neighbouring lines below each
 * other.
 *
 * @param step blanks by which what is in braces is indented
 * @param lineEnd such as a line feed
 */
public record HclWriter(int step, String lineEnd) {
    /** As {@code terraform fmt} does. */
    public static final HclWriter USUAL = new HclWriter(2, "\n");

    /**
     * What stands between the braces of a block: fields with fields of their own are blocks, and lists of them repeated
     * ones. The last line is not ended.
     */
    public String body(Draft.Keyed keyed, int indent) {
        List<String> lines = new ArrayList<>();
        List<Draft.Entry> run = new ArrayList<>();
        for (Draft.Entry entry : keyed.entries()) {
            List<Draft.Keyed> blocks = blocks(entry.value());
            boolean alone = !blocks.isEmpty() || isLong(entry.value());
            if (alone || !entry.remark().isEmpty()) {
                flush(run, indent, lines);
            }
            if (!alone) {
                run.add(entry);
                continue;
            }
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(remark(entry.remark(), indent));
            for (int i = 0; i < blocks.size(); i++) {
                if (i > 0) {
                    lines.add("");
                }
                lines.add(block(entry.name(), blocks.get(i), indent));
            }
            if (blocks.isEmpty()) {
                lines.add(margin(indent) + name(entry.name()) + " = " + expression(entry.value(), indent));
            }
        }
        flush(run, indent, lines);
        return String.join(lineEnd, lines);
    }

    private void flush(List<Draft.Entry> run, int indent, List<String> lines) {
        if (run.isEmpty()) {
            return;
        }
        // After a block, a blank line sets the next attributes off.
        if (!lines.isEmpty() && lines.get(lines.size() - 1).endsWith("}")) {
            lines.add("");
        }
        int width = run.stream()
                .mapToInt(entry -> name(entry.name()).length())
                .max()
                .orElseThrow();
        for (Draft.Entry entry : run) {
            lines.addAll(remark(entry.remark(), indent));
            String name = name(entry.name());
            lines.add(margin(indent) + name + " ".repeat(width - name.length()) + " = "
                    + expression(entry.value(), indent));
        }
        run.clear();
    }

    /** A block with its type, indented; the last line is not ended. */
    public String block(String head, Draft.Keyed body, int indent) {
        if (body.entries().isEmpty()) {
            return margin(indent) + head + " {}";
        }
        return margin(indent) + head + " {" + lineEnd + body(body, indent + step) + lineEnd + margin(indent) + "}";
    }

    /** The blocks that a value is written as; none if it is an attribute. */
    public static List<Draft.Keyed> blocks(Draft value) {
        if (value instanceof Draft.Keyed keyed && !keyed.names()) {
            return List.of(keyed);
        }
        boolean list = value instanceof Draft.Listed listed
                && !listed.items().isEmpty()
                && listed.items().stream().allMatch(item -> item instanceof Draft.Keyed keyed && !keyed.names());
        return list
                ? ((Draft.Listed) value)
                        .items().stream().map(Draft.Keyed.class::cast).toList()
                : List.of();
    }

    private static boolean isLong(Draft value) {
        return value instanceof Draft.Keyed keyed && !keyed.entries().isEmpty();
    }

    /** A value to the right of an equals sign. */
    public String expression(Draft value, int indent) {
        if (value instanceof Draft.Keyed keyed) {
            return keyed.entries().isEmpty() ? "{}" : object(keyed, indent);
        }
        if (value instanceof Draft.Listed listed) {
            return listed.items().stream()
                    .map(item -> expression(item, indent))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Draft.Reference reference) {
            return reference.attribute().isEmpty() ? reference.id() : reference.id() + "." + reference.attribute();
        }
        return value instanceof Draft.Plain plain ? plain.text() : quoted(((Draft.Text) value).text());
    }

    private String object(Draft.Keyed keyed, int indent) {
        List<String> lines = new ArrayList<>();
        flush(new ArrayList<>(keyed.entries()), indent + step, lines);
        return "{" + lineEnd + String.join(lineEnd, lines) + lineEnd + margin(indent) + "}";
    }

    /** A text in double quotes, in which nothing is worked out. */
    public static String quoted(String text) {
        return JsonWriter.quoted(text).replace("${", "$${").replace("%{", "%%{");
    }

    private static String name(String name) {
        return name.matches("[\\p{L}_][\\p{L}0-9_-]*") ? name : quoted(name);
    }

    private static List<String> remark(String text, int indent) {
        return text.lines()
                .map(line -> (margin(indent) + "# " + line).stripTrailing())
                .toList();
    }

    private static String margin(int indent) {
        return " ".repeat(indent);
    }
}
