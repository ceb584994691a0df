package dev.tenfold.recording.accesslog;

import java.util.List;

/**
 * The shape of a line: literal texts and, between them, fields. Two fields without anything between them could not be
 * told apart, so there is a text between any two.
 */
final class LinePattern {
    private final String name;
    private final byte[][] literals;
    private final Field[] fields;
    private final boolean stampedAtEnd;

    /**
     * A shape.
     *
     * @param name of the format
     * @param literals texts before, between and after the fields
     * @param fields one fewer than literals
     * @param stampedAtEnd whether the time of a line is that of the end of the request
     */
    LinePattern(String name, List<byte[]> literals, List<Field> fields, boolean stampedAtEnd) {
        this.name = name;
        this.literals = literals.toArray(byte[][]::new);
        this.fields = fields.toArray(Field[]::new);
        this.stampedAtEnd = stampedAtEnd;
    }

    String name() {
        return name;
    }

    boolean stampedAtEnd() {
        return stampedAtEnd;
    }

    boolean hasTrailer() {
        return fields[fields.length - 1] == Field.TRAILER;
    }

    /** Whether a line has the shape; then the hit holds what it says. */
    boolean matches(byte[] line, int from, int to, Hit hit) {
        hit.clear();
        int end = to;
        while (end > from && (line[end - 1] == ' ' || line[end - 1] == '\t')) {
            end--;
        }
        // Quotes within quotes are escaped in most logs; where they are not, the second look reads over them.
        return matches(line, from, end, hit, true) || matches(line, from, end, hit, false);
    }

    private boolean matches(byte[] line, int from, int to, Hit hit, boolean escapes) {
        if (from + literals[0].length > to || !isAt(literals[0], line, from)) {
            return false;
        }
        int at = from + literals[0].length;
        for (int i = 0; i < fields.length; i++) {
            byte[] next = literals[i + 1];
            int end = fields[i].isRest() || next.length == 0 ? to : end(fields[i], next, line, at, to, escapes);
            if (end < 0 || !fields[i].take(hit, line, at, end)) {
                return false;
            }
            at = end + next.length;
        }
        return at == to;
    }

    private static int end(Field field, byte[] next, byte[] line, int from, int to, boolean escapes) {
        if (next[0] == '"') {
            return endOfQuoted(next, line, from, to - next.length, escapes);
        }
        int at = from < to && line[from] == '"' ? closing(line, from + 1, to) : from;
        int last = to - next.length;
        boolean lists = field == Field.UPSTREAM_SECONDS || field == Field.UPSTREAM || field == Field.IGNORED;
        byte first = next[0];
        for (; at <= last; at++) {
            if (line[at] == first && isAt(next, line, at) && !(lists && isList(line, at, from, to))) {
                return at;
            }
        }
        return -1;
    }

    private static int endOfQuoted(byte[] next, byte[] line, int from, int last, boolean escapes) {
        for (int at = from; at <= last; at++) {
            byte each = line[at];
            if (each == '"' && isAt(next, line, at)) {
                return at;
            }
            if (each == '\\' && escapes) {
                at++;
            }
        }
        return -1;
    }

    private static int closing(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] == '"') {
                return i + 1;
            }
        }
        return from;
    }

    /** Whether a space stands within a list of several upstreams, and so does not end the field. */
    private static boolean isList(byte[] line, int at, int from, int to) {
        if (line[at] != ' ' || at == from) {
            return false;
        }
        byte before = line[at - 1];
        return before == ',' || before == ':' || at + 2 < to && line[at + 1] == ':' && line[at + 2] == ' ';
    }

    /** Whether a text stands at a place of a line that is long enough for it. */
    private static boolean isAt(byte[] literal, byte[] line, int at) {
        for (int i = 0; i < literal.length; i++) {
            if (line[at + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }
}
