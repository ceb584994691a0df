package dev.tenfold.promql.syntax;

/**
 * A word of a query.
 *
 * @param kind what it is
 * @param text as it is written; for {@link TokenKind#ERROR} what is wrong
 * @param span where it stands
 */
record Token(TokenKind kind, String text, Span span) {
    /** Whether this is that operator, keyword, aggregator or bracket; keywords may be written in any case. */
    boolean is(String symbol) {
        return switch (kind) {
            case OPERATOR, PUNCTUATION, KEYWORD, AGGREGATOR -> text.equalsIgnoreCase(symbol);
            default -> false;
        };
    }

    boolean is(TokenKind wanted) {
        return kind == wanted;
    }

    String describe() {
        return kind.describe(text);
    }
}
