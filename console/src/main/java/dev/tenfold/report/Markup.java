package dev.tenfold.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Elements and text, escaped once and here only: well-formed XML and, without void elements, HTML. */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<Element> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param tag its name
     * @param attributes names and values in turn; the values are escaped
     */
    Markup open(String tag, String... attributes) {
        Element parent = open.peek();
        if (parent != null && parent.blank) {
            parent.broken = true;
            indent();
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        open.push(new Element(tag));
        return this;
    }

    Markup text(String text) {
        if (!open.isEmpty() && !text.isEmpty()) {
            open.peek().blank = false;
        }
        escape(text);
        return this;
    }

    Markup close() {
        Element element = open.pop();
        if (element.broken && element.blank) {
            indent();
        }
        out.append("</").append(element.tag).append('>');
        return this;
    }

    /** An element that holds text only. */
    Markup leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.peek().tag + " is still open");
        }
        return out.toString();
    }

    /** Only where nothing but elements stands, for there white space means nothing. */
    private void indent() {
        out.append('\n').append("  ".repeat(open.size()));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                case '\r' -> out.append(' ');
                default -> out.append(allowed(text, i) ? c : '\uFFFD');
            }
        }
    }

    /** Control characters, lone surrogates and non-characters may stand in no XML document, not even escaped. */
    private static boolean allowed(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return !Character.isISOControl(c) && c < '\uFFFE';
    }

    private static final class Element {
        private final String tag;
        private boolean blank = true;
        private boolean broken;

        Element(String tag) {
            this.tag = tag;
        }
    }
}
