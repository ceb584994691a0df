package dev.tenfold.promql.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** String literals without their quotes and escapes, as Go's {@code strconv.Unquote} reads them. */
final class StringText {
    private static final String SIMPLE = "abfnrtv\\";
    private static final String SIMPLE_MEANING = "\u0007\b\f\n\r\t\u000b\\";

    private final String quoted;
    private final char quote;

    /**
     * Bytes and not characters, since {@code \xff} writes a byte that may be no UTF-8 and then must be seen as such.
     */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int at = 1;

    private StringText(String quoted) {
        this.quoted = quoted;
        this.quote = quoted.charAt(0);
    }

    /**
     * The text within a string token; what is not valid UTF-8 has become U+FFFD.
     *
     * @throws IllegalArgumentException if an escape is none
     */
    static String unquote(String token) {
        if (token.charAt(0) == '`') {
            return token.substring(1, token.length() - 1).replace("\r", "");
        }
        StringText text = new StringText(token);
        while (text.at < token.length() - 1) {
            text.character();
        }
        return text.bytes.toString(StandardCharsets.UTF_8);
    }

    private void character() {
        int c = quoted.codePointAt(at);
        at += Character.charCount(c);
        if (c == '\\') {
            escape();
        } else {
            write(c);
        }
    }

    private void escape() {
        char c = quoted.charAt(at++);
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            write(SIMPLE_MEANING.charAt(simple));
        } else if (c == quote) {
            write(c);
        } else if (c >= '0' && c <= '7') {
            at--;
            bytes.write(digits(3, 8, 255));
        } else if (c == 'x') {
            bytes.write(digits(2, 16, 255));
        } else if (c == 'u') {
            write(digits(4, 16, Character.MAX_CODE_POINT));
        } else if (c == 'U') {
            write(digits(8, 16, Character.MAX_CODE_POINT));
        } else {
            throw new IllegalArgumentException("unknown escape sequence \"\\" + c + "\"");
        }
    }

    private int digits(int count, int radix, int most) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int digit = at < quoted.length() - 1 ? Character.digit(quoted.charAt(at), radix) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("illegal character in escape sequence");
            }
            value = value * radix + digit;
            at++;
        }
        if (value > most || value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("escape sequence is an invalid Unicode code point");
        }
        return (int) value;
    }

    private void write(int codePoint) {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
}
