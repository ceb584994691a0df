package dev.tenfold.document;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing wrong with what a user wrote.
 *
 * @param place where it stands
 * @param path which value it is, such as {@code services.web.replicas.min}; empty for the file as a whole
 * @param rule what does not hold, to be read after the path, such as {@code must be >= 0}
 * @param was the value as written; empty if there is none to show
 * @param hint what was probably meant, to be read between {@code Maybe} and a question mark; empty if there is no guess
 */
public record Problem(Place place, String path, String rule, String was, String hint) {
    /** Kinds of characters that do something rather than show something. */
    private static final Set<Integer> HIDDEN =
            Set.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                    Character.PARAGRAPH_SEPARATOR);

    public Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(was, "was");
        Objects.requireNonNull(hint, "hint");
        if (rule.isBlank()) {
            throw new IllegalArgumentException("rule must not be empty");
        }
    }

    /**
     * {@code file:line: path rule, was value} and, where there is a guess, a second line {@code Maybe ...?}. Control
     * characters are written as Java writes them, so that a line stays one and does nothing to a terminal.
     */
    public List<String> lines() {
        return Stream.of(place + ": " + complaint(), hint.isEmpty() ? "" : "  Maybe " + hint + "?")
                .filter(line -> !line.isEmpty())
                .map(Problem::printable)
                .toList();
    }

    /** {@code path rule, was value}: the first line without the place. */
    public String complaint() {
        return printable((path.isEmpty() ? "" : path + " ") + rule + (was.isEmpty() ? "" : ", was " + was));
    }

    private static String printable(String line) {
        StringBuilder printable = new StringBuilder();
        for (char c : line.toCharArray()) {
            switch (c) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                case '\t' -> printable.append("\\t");
                default ->
                    printable.append(
                            HIDDEN.contains(Character.getType(c)) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
            }
        }
        return printable.toString();
    }
}
