package dev.tenfold.policy.patch;

import dev.tenfold.document.Span;
import java.util.Objects;

/**
 * A stretch of a text, and what stands there afterwards.
 *
 * @param span what goes
 * @param text what comes
 */
record Splice(Span span, String text) {
    Splice {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(text, "text");
    }

    /** Something between two characters that stay. */
    static Splice insert(int offset, String text) {
        return new Splice(Span.at(offset), text);
    }

    static Splice remove(int start, int end) {
        return new Splice(new Span(start, end), "");
    }

    String in(String before) {
        return before.substring(0, span.start()) + text + before.substring(span.end());
    }
}
