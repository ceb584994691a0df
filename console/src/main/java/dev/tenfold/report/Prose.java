package dev.tenfold.report;

import java.util.ArrayList;
import java.util.List;

/** Text of users brought into lines: a scenario's title must neither break a table nor drive the reader's terminal. */
final class Prose {

    private static final String ELLIPSIS = "...";

    private Prose() {}

    /** The text on one line: white space runs become one blank, control characters the replacement character. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.strip().codePoints().forEach(point -> {
            if (!Character.isWhitespace(point)) {
                line.appendCodePoint(Character.isISOControl(point) ? 0xFFFD : point);
            } else if (line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        return line.toString();
    }

    /** Columns a line takes, one a code point. */
    static int width(String line) {
        return line.codePointCount(0, line.length());
    }

    /** The text on one line of at most so many columns; what is cut off is marked. */
    static String clip(String text, int columns) {
        String line = line(text);
        if (width(line) <= columns) {
            return line;
        }
        int keep = Math.max(0, columns - ELLIPSIS.length());
        return line.substring(0, line.offsetByCodePoints(0, keep)).stripTrailing() + ELLIPSIS;
    }

    /** The text in lines of at most so many columns, broken at blanks; a longer word is clipped. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : line(text).split(" ")) {
            if (!current.isEmpty() && width(current.toString()) + 1 + width(word) > columns) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(clip(word, columns));
        }
        lines.add(current.toString());
        return lines;
    }

    /** The text filled up with blanks to so many columns, on the left if it is to stand on the right. */
    static String pad(String text, int columns, boolean right) {
        String blanks = " ".repeat(Math.max(0, columns - width(text)));
        return right ? blanks + text : text + blanks;
    }

    /** {@code 1 expectation}, {@code 2 expectations}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
