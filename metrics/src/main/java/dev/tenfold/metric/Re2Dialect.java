package dev.tenfold.metric;

import java.util.regex.PatternSyntaxException;

/**
 * RE2 expressions as {@link java.util.regex.Pattern} reads them. The two dialects agree but for a few spellings, which
 * are translated, and for what RE2 cannot do (look-around, back references, possessive repeats), which is refused.
 */
final class Re2Dialect {
    private final String expression;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private Re2Dialect(String expression) {
        this.expression = expression;
    }

    static String toJava(String expression) {
        Re2Dialect dialect = new Re2Dialect(expression);
        while (dialect.at < expression.length()) {
            dialect.translate();
        }
        return dialect.java.toString();
    }

    private void translate() {
        char c = expression.charAt(at);
        if (c == '\\') {
            escape();
        } else if (c == '[') {
            characterClass();
        } else if (expression.startsWith("(?", at)) {
            group();
        } else if ("*+?}".indexOf(c) >= 0 && expression.startsWith("+", at + 1)) {
            throw refused("invalid nested repetition operator");
        } else {
            copy(1);
        }
    }

    private void escape() {
        char next = at + 1 < expression.length() ? expression.charAt(at + 1) : 0;
        if (next == 'Q') {
            int end = expression.indexOf("\\E", at);
            copy((end < 0 ? expression.length() : end + 2) - at);
        } else if (next >= '1' && next <= '9' || "kGZRXhHV".indexOf(next) >= 0 && next != 0) {
            throw refused("invalid escape sequence");
        } else {
            copy(Math.min(2, expression.length() - at));
        }
    }

    private void group() {
        if (expression.startsWith("(?P<", at)) {
            java.append("(?<");
            at += 4;
        } else if (expression.startsWith("(?=", at)
                || expression.startsWith("(?!", at)
                || expression.startsWith("(?<=", at)
                || expression.startsWith("(?<!", at)
                || expression.startsWith("(?>", at)) {
            throw refused("invalid or unsupported Perl syntax");
        } else {
            copy(2);
        }
    }

    /** In a class Java gives a second bracket and a double ampersand a meaning that RE2 does not. */
    private void characterClass() {
        copy(1);
        if (expression.startsWith("^", at)) {
            copy(1);
        }
        if (expression.startsWith("]", at)) {
            java.append('\\');
            copy(1);
        }
        while (at < expression.length() && expression.charAt(at) != ']') {
            classMember();
        }
        copy(Math.min(1, expression.length() - at));
    }

    private void classMember() {
        int posixEnd = expression.startsWith("[:", at) ? expression.indexOf(":]", at) : -1;
        if (posixEnd > 0) {
            posix(expression.substring(at + 2, posixEnd));
            at = posixEnd + 2;
        } else if (expression.charAt(at) == '\\') {
            copy(Math.min(2, expression.length() - at));
        } else {
            if ("[&".indexOf(expression.charAt(at)) >= 0) {
                java.append('\\');
            }
            copy(1);
        }
    }

    private void posix(String name) {
        boolean negated = name.startsWith("^");
        String bare = negated ? name.substring(1) : name;
        String javaName = switch (bare) {
            case "alnum" -> "Alnum";
            case "alpha" -> "Alpha";
            case "ascii" -> "ASCII";
            case "blank" -> "Blank";
            case "cntrl" -> "Cntrl";
            case "digit" -> "Digit";
            case "graph" -> "Graph";
            case "lower" -> "Lower";
            case "print" -> "Print";
            case "punct" -> "Punct";
            case "space" -> "Space";
            case "upper" -> "Upper";
            case "xdigit" -> "XDigit";
            case "word" -> null;
            default -> throw refused("invalid character class range");
        };
        java.append(javaName == null ? (negated ? "\\W" : "\\w") : (negated ? "\\P{" : "\\p{") + javaName + "}");
    }

    private void copy(int length) {
        java.append(expression, at, at + length);
        at += length;
    }

    private PatternSyntaxException refused(String why) {
        return new PatternSyntaxException(why, expression, at);
    }
}
