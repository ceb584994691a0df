package dev.tenfold.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Why a text is not YAML, in plain words.
 *
 * @param line where, counted from 1
 * @param offset where, as an index of the text; negative if unknown
 * @param rule what does not hold
 * @param hint what was probably meant; empty if there is no guess
 */
record SyntaxError(int line, int offset, String rule, String hint) {
    private static final String TAB = "has a tab where YAML needs spaces";

    /** The parser's words, by a part of them, and ours. */
    private static final Map<String, String[]> PLAIN_WORDS = new LinkedHashMap<>();

    static {
        say("found character '\\t", TAB, "two spaces for each tab");
        say(
                "mapping values are not allowed here",
                "has a second `key:` on one line",
                "quote the value, or indent the line as its neighbours");
        say("could not find expected ':'", "has a line that is neither `key: value` nor `- item`", "");
        say("found unexpected end of stream", "has a quote that is never closed", "");
        say("found unexpected document separator", "has a quote that is never closed", "");
        say("expected <block end>", "is indented unlike the lines it belongs to", "");
        say("expected ',' or ']'", "has a list in brackets that is not closed", "");
        say("expected ',' or '}'", "has a mapping in braces that is not closed", "");
        say("found undefined alias", "uses an alias (*name) that no anchor (&name) defines", "");
        say("found duplicate key", "has a key twice", "");
        say("expected '<document start>'", "goes on after the document has ended", "`---` between two documents");
        say(
                "block sequence entries are not allowed here",
                "has a `- item` on the line of its key",
                "begin the list on the next line");
        say("found character", "has a character that cannot begin a value", "quote the value");
        say("special characters are not allowed", "holds a control character", "");
        say("Nesting Depth exceeded", "is nested too deeply", "");
        say("Number of aliases", "repeats too much through aliases", "");
        say("The incoming YAML document exceeds the limit", "is too large", "");
    }

    private static void say(String parser, String rule, String hint) {
        PLAIN_WORDS.put(parser, new String[] {rule, hint});
    }

    static SyntaxError of(YAMLException error, String text) {
        if (error instanceof Refusal refusal) {
            return new SyntaxError(refusal.line(), -1, refusal.getMessage(), "");
        }
        if (error instanceof ReaderException character) {
            int offset = text.offsetByCodePoints(
                    0, Math.min(character.getPosition(), text.codePointCount(0, text.length())));
            return plain("special characters are not allowed", Documents.lineOf(text, offset), -1);
        }
        if (error instanceof MarkedYAMLException marked) {
            boolean unclosed = String.valueOf(marked.getProblem()).startsWith("found unexpected");
            Mark mark = unclosed && marked.getContextMark() != null ? marked.getContextMark() : marked.getProblemMark();
            if (mark != null) {
                int points = Math.min(mark.getIndex(), text.codePointCount(0, text.length()));
                int offset = text.offsetByCodePoints(0, points);
                return plain(marked.getProblem(), Documents.lineOf(text, offset), offset);
            }
        }
        return plain(String.valueOf(error.getMessage()), 1, -1);
    }

    private static SyntaxError plain(String parser, int line, int offset) {
        for (Map.Entry<String, String[]> words : PLAIN_WORDS.entrySet()) {
            if (parser.contains(words.getKey())) {
                return new SyntaxError(line, offset, words.getValue()[0], words.getValue()[1]);
            }
        }
        return new SyntaxError(
                line, offset, "is not YAML: " + parser.lines().findFirst().orElse("unreadable"), "");
    }

    /**
     * The text with the tab of this error blanked, if it is one that only separates. YAML's own grammar and the parser
     * of Kubernetes let a tab stand there; SnakeYAML does not.
     */
    Optional<String> withoutTab(String text) {
        if (!rule.equals(TAB) || offset < 0 || offset >= text.length() || text.charAt(offset) != '\t') {
            return Optional.empty();
        }
        if (json(text)) {
            // JSON has no tabs inside its strings, and any number of them outside.
            return Optional.of(text.replace('\t', ' '));
        }
        int lineStart = Math.max(text.lastIndexOf('\n', offset), text.lastIndexOf('\r', offset)) + 1;
        if (text.substring(lineStart, offset).isBlank()) {
            return Optional.empty();
        }
        int end = offset;
        while (end < text.length() && text.charAt(end) == '\t') {
            end++;
        }
        return Optional.of(text.substring(0, offset) + " ".repeat(end - offset) + text.substring(end));
    }

    private static boolean json(String text) {
        String trimmed = text.stripLeading();
        return trimmed.startsWith("{") || trimmed.startsWith("[");
    }

    /** A text that the parser takes and we do not. */
    static final class Refusal extends YAMLException {
        private static final long serialVersionUID = 1L;

        private final int line;

        Refusal(int line, String rule) {
            super(rule);
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
