package dev.tenfold.promql.syntax;

/** What a token is, and what an error message calls it. */
enum TokenKind {
    IDENTIFIER("identifier"),
    /** With a colon in it, so that it can name a metric but no label. */
    METRIC_IDENTIFIER("metric identifier"),
    KEYWORD(""),
    AGGREGATOR(""),
    OPERATOR(""),
    PUNCTUATION(""),
    NUMBER("number"),
    DURATION("duration"),
    STRING("string"),
    /** Text that is no token; the token's text is the complaint. */
    ERROR("error"),
    END("end of input");

    private final String called;

    TokenKind(String called) {
        this.called = called;
    }

    /** A token of this kind as the parser's complaints name it. */
    String describe(String text) {
        return switch (this) {
            case END -> called;
            case KEYWORD -> "<" + text + ">";
            case AGGREGATOR -> "<aggr:" + text + ">";
            case OPERATOR -> "<op:" + text + ">";
            case PUNCTUATION -> "\"" + text + "\"";
            case STRING -> called + " \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            default -> called + " \"" + text + "\"";
        };
    }
}
