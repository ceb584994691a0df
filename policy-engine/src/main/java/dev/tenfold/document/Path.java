package dev.tenfold.document;

import java.util.regex.Pattern;

/**
 * Which value of a document: {@code services.web.faults[2].factor}. Keys that hold a dot or a bracket stand in brackets
 * and quotes.
 *
 * @param text as complaints print it; empty for the document itself
 */
record Path(String text) {
    static final Path ROOT = new Path("");

    private static final Pattern PLAIN_KEY = Pattern.compile("[^.\\[\\]\"\\s]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    Path key(String name) {
        String key = CONTROL.matcher(name).replaceAll("?");
        if (!PLAIN_KEY.matcher(key).matches()) {
            return new Path(text + "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]");
        }
        return new Path(text.isEmpty() ? key : text + "." + key);
    }

    Path item(int index) {
        return new Path(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
