package dev.tenfold.policy.patch;

/**
 * A text by its lines.
 *
 * @param text of a file
 */
record Lines(String text) {

    /** What the file ends its lines with. */
    String end() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Offset of the first character of the line that holds an offset. */
    int start(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Offset of the end of the line that holds an offset, before its line end. */
    int end(int offset) {
        int feed = text.indexOf('\n', offset);
        int end = feed < 0 ? text.length() : feed;
        return end > offset && feed > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Offset of the first character of the next line; the end of the text where there is none. */
    int next(int offset) {
        int feed = text.indexOf('\n', offset);
        return feed < 0 ? text.length() : feed + 1;
    }

    /** Characters before an offset on its line. */
    int column(int offset) {
        int start = start(offset);
        int mark = start == 0 && text.startsWith("\ufeff") ? 1 : 0;
        return text.codePointCount(start + mark, offset);
    }

    /** The blanks with which the line of an offset begins. */
    String margin(int offset) {
        int start = start(offset);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Whether only blanks stand before an offset on its line. */
    boolean begins(int offset) {
        return text.substring(start(offset), offset).isBlank();
    }

    /** Whether two offsets are on one line. */
    boolean together(int one, int other) {
        return start(one) == start(other);
    }

    /**
     * What takes away the whole lines that a stretch covers. The last lines of a text take the line end before them
     * along, so that a file that ends without one still does.
     */
    Splice without(int from, int to) {
        int start = start(from);
        int end = next(to);
        boolean last = end == text.length() && !text.endsWith("\n");
        if (last && start > 0) {
            boolean pair = start > 1 && text.charAt(start - 2) == '\r';
            return Splice.remove(start - (pair ? 2 : 1), end);
        }
        return Splice.remove(start, end);
    }
}
