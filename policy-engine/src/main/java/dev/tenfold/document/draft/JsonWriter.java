package dev.tenfold.document.draft;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes JSON. Comments are left out: the format has none.
 *
 * @param step blanks by which what is in brackets is indented
 * @param lineEnd such as a line feed
 */
public record JsonWriter(int step, String lineEnd) {
    private static final int FIRST_PRINTABLE = 0x20;

    /** As the AWS command line prints: four blanks. */
    public static final JsonWriter OF_AWS = new JsonWriter(4, "\n");

    /** A value over as many lines as it has parts. */
    public String value(Draft draft, int indent) {
        if (draft instanceof Draft.Keyed keyed && !keyed.entries().isEmpty()) {
            return keyed.entries().stream()
                    .map(entry ->
                            margin(indent + step) + quoted(entry.name()) + ": " + value(entry.value(), indent + step))
                    .collect(Collectors.joining("," + lineEnd, "{" + lineEnd, lineEnd + margin(indent) + "}"));
        }
        if (draft instanceof Draft.Listed listed && !listed.items().isEmpty()) {
            return listed.items().stream()
                    .map(item -> margin(indent + step) + value(item, indent + step))
                    .collect(Collectors.joining("," + lineEnd, "[" + lineEnd, lineEnd + margin(indent) + "]"));
        }
        return inline(draft);
    }

    /** A value on one line. */
    public static String inline(Draft draft) {
        if (draft instanceof Draft.Keyed keyed) {
            return keyed.entries().stream()
                    .map(entry -> quoted(entry.name()) + ": " + inline(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (draft instanceof Draft.Listed listed) {
            return listed.items().stream().map(JsonWriter::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        if (draft instanceof Draft.Reference reference) {
            return "{\"Ref\": " + quoted(reference.id()) + "}";
        }
        return draft instanceof Draft.Plain plain ? plain.text() : quoted(((Draft.Text) draft).text());
    }

    /** A text in double quotes. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE || c == 0x7f || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String margin(int indent) {
        return " ".repeat(indent);
    }
}
