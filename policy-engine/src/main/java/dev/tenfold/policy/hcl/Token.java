package dev.tenfold.policy.hcl;

import java.util.Objects;

/**
 * A word of HCL.
 *
 * @param kind what it is
 * @param text as written; of strings and heredocs only what stands between their marks, escapes and all
 * @param start offset of its first character
 * @param end offset after its last one
 * @param line counted from 1
 */
record Token(Kind kind, String text, int start, int end, int line) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        HEREDOC,
        SIGN,
        NEWLINE,
        END
    }

    Token {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** What a complaint calls it. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case NEWLINE -> "the end of the line";
            case STRING, HEREDOC -> "a text";
            default -> "`" + text + "`";
        };
    }
}
