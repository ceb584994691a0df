package dev.tenfold.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in which <code>${name}</code> stands for a value that a visit has, such as a token of an answer before. */
public final class Template {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)\\}");

    private final String text;
    /** Text, name, text, name ... text. */
    private final List<String> parts;

    private Template(String text, List<String> parts) {
        this.text = text;
        this.parts = parts;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        Matcher hole = HOLE.matcher(text);
        int end = 0;
        while (hole.find()) {
            parts.add(text.substring(end, hole.start()));
            parts.add(hole.group(1));
            end = hole.end();
        }
        parts.add(text.substring(end));
        return parts;
    }

    /** A text with or without holes. */
    public static Template of(String text) {
        return new Template(text, parts(text));
    }

    /** A text without holes, whatever it looks like. */
    public static Template literal(String text) {
        return new Template(text, List.of(text));
    }

    /** Whether it is the same for every visit. */
    boolean constant() {
        return parts.size() == 1;
    }

    /** The names of its holes, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** With values put in; a value that is not there leaves nothing. */
    String with(Map<String, String> values) {
        if (constant()) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            filled.append(i % 2 == 0 ? parts.get(i) : values.getOrDefault(parts.get(i), ""));
        }
        return filled.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
