package dev.tenfold.policy.rules;

/** The text of a file of rules with what is no code blanked out, so that a search finds only code. */
final class CodeText {
    private final StringBuilder code;
    private final boolean keepStrings;

    private CodeText(String text, boolean keepStrings) {
        this.code = new StringBuilder(text);
        this.keepStrings = keepStrings;
    }

    /** The same text with spaces for comments; line breaks stay, so places do. */
    static String withoutComments(String text) {
        return new CodeText(text, true).blanked();
    }

    /** The same text with spaces for comments and for what is between quotes. */
    static String withoutCommentsAndStrings(String text) {
        return new CodeText(text, false).blanked();
    }

    /** A part of a text replaced by spaces; line breaks stay. */
    static String blanked(String text, int from, int to) {
        StringBuilder blanked = new StringBuilder(text);
        blank(blanked, from, to);
        return blanked.toString();
    }

    /** The line, counted from 1, of an offset. */
    static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Where a line begins; the text's end if it has fewer lines. */
    static int offsetOf(String text, int line) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = text.indexOf('\n', offset) + 1;
            if (offset == 0) {
                return text.length();
            }
        }
        return offset;
    }

    private String blanked() {
        int at = 0;
        while (at < code.length()) {
            char c = code.charAt(at);
            int end = at + 1;
            if (code.indexOf("//", at) == at) {
                end = endOf("\n", at);
                blank(code, at, end);
            } else if (code.indexOf("/*", at) == at) {
                end = Math.min(code.length(), endOf("*/", at + 2) + 2);
                blank(code, at, end);
            } else if (c == '"' || c == '\'') {
                end = endOfString(c, at + 1);
                if (!keepStrings) {
                    blank(code, at + 1, Math.max(at + 1, end - 1));
                }
            }
            at = end;
        }
        return code.toString();
    }

    private int endOf(String mark, int from) {
        int end = code.indexOf(mark, from);
        return end < 0 ? code.length() : end;
    }

    private int endOfString(char quote, int from) {
        int at = from;
        while (at < code.length() && code.charAt(at) != quote && code.charAt(at) != '\n') {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(code.length(), at + 1);
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
