package dev.tenfold.promql.syntax;

/**
 * Where something stands in the text of a query.
 *
 * @param start index of its first character
 * @param end index after its last character
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span must not end before it starts, was " + start + ".." + end);
        }
    }

    /** From the beginning of this to the end of another. */
    public Span to(Span last) {
        return new Span(start, Math.max(start, last.end));
    }
}
