package dev.tenfold.report;

/**
 * Colour for words that carry the verdict. Without colour the words alone say the same.
 *
 * @param colour whether the reader's terminal takes ANSI escapes
 */
record Ink(boolean colour) {

    String good(String text) {
        return sgr("32", text);
    }

    String bad(String text) {
        return sgr("1;31", text);
    }

    String doubtful(String text) {
        return sgr("33", text);
    }

    String strong(String text) {
        return sgr("1", text);
    }

    String quiet(String text) {
        return sgr("2", text);
    }

    /** Wraps the words, not the blanks around them, so that padding stays plain. */
    private String sgr(String code, String text) {
        String words = text.strip();
        if (!colour || words.isEmpty()) {
            return text;
        }
        return text.replace(words, "\u001b[" + code + "m" + words + "\u001b[0m");
    }
}
