package dev.tenfold.document;

/**
 * Characters of a text.
 *
 * @param start offset of the first one
 * @param end offset after the last one; at least {@code start}
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("end must be >= start >= 0, was " + start + " to " + end);
        }
    }

    /** The characters themselves. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** No character: the place before an offset. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }
}
