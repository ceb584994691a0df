package dev.tenfold.policy.hcl;

import dev.tenfold.policy.hcl.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into tokens. Comments and blanks are passed over; line breaks are tokens, since they end attributes.
 *
 * @see <a href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md">HCL native syntax specification</a>
 */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern HEREDOC = Pattern.compile("<<(-?)([\\p{L}_][\\p{L}0-9_-]*)[ \\t]*\\r?\\n");
    private static final List<String> LONG_SIGNS = List.of("...", "&&", "||", "==", "!=", "<=", ">=", "=>");

    private final String text;
    private final int origin;
    private final List<Token> tokens = new ArrayList<>();
    /** What is open around here: line breaks between parentheses and between brackets mean nothing. */
    private final Deque<Character> enclosures = new ArrayDeque<>();

    private int at;
    private int line;

    private Lexer(String text, int origin, int line) {
        this.text = text;
        this.origin = origin;
        this.line = line;
    }

    /**
     * The tokens of a text, the last of which is its end.
     *
     * @param origin offset in the file at which the text begins
     * @param line line in the file on which it begins
     */
    static List<Token> tokens(String text, int origin, int line) {
        Lexer lexer = new Lexer(text, origin, line);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", lexer.at);
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            if (enclosures.isEmpty() || enclosures.getLast() == '{') {
                add(Kind.NEWLINE, "\n", at);
            }
            at++;
            line++;
        } else if (Character.isWhitespace(c) || c == '\ufeff') {
            at++;
        } else if (c == '#' || text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            skipComment();
        } else if (c == '"') {
            string();
        } else if (text.startsWith("<<", at)) {
            heredoc();
        } else if (c >= '0' && c <= '9') {
            Matcher number = NUMBER.matcher(text).region(at, text.length());
            number.lookingAt();
            word(Kind.NUMBER, number.end());
        } else if (Character.isLetter(c) || c == '_') {
            word(Kind.WORD, endOfWord());
        } else {
            sign();
        }
    }

    private void word(Kind kind, int end) {
        int start = at;
        at = end;
        add(kind, text.substring(start, end), start);
    }

    private int endOfWord() {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '_'
                        || text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    private void sign() {
        int start = at;
        String sign = LONG_SIGNS.stream()
                .filter(candidate -> text.startsWith(candidate, start))
                .findFirst()
                .orElse(text.substring(at, at + 1));
        if ("{}[]()=+-*/%!<>?:,.&|~".indexOf(sign.charAt(0)) < 0) {
            throw new HclError(line, "is not HCL: `" + sign + "` has no meaning here");
        }
        char first = sign.charAt(0);
        if ("([{".indexOf(first) >= 0) {
            enclosures.addLast(first);
        } else if (")]}".indexOf(first) >= 0) {
            enclosures.pollLast();
        }
        word(Kind.SIGN, at + sign.length());
    }

    private void skipComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw new HclError(line, "has a comment that does not end");
        }
        countLines(at, end);
        at = end + 2;
    }

    private void string() {
        int start = at;
        int begun = line;
        at = endOfString(text, at, begun, 0);
        countLines(start, at);
        tokens.add(new Token(Kind.STRING, text.substring(start + 1, at - 1), origin + start, origin + at, begun));
    }

    /** The offset after the quote that ends the string which begins at an offset; templates in it may hold strings. */
    static int endOfString(String text, int start, int line, int depth) {
        if (depth > ExpressionParser.DEEPEST) {
            throw new HclError(line, "is nested too deeply");
        }
        int templates = 0;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && templates == 0) {
                i++;
            } else if (opensTemplate(text, i)) {
                templates++;
                i++;
            } else if (templates > 0 && c == '{') {
                templates++;
            } else if (templates > 0 && c == '}') {
                templates--;
            } else if (templates > 0 && c == '"') {
                i = endOfString(text, i, line, depth + 1) - 1;
            } else if (c == '"') {
                return i + 1;
            } else if (c == '\n' && templates == 0) {
                break;
            }
        }
        throw new HclError(line, "has a text whose quote is not closed");
    }

    /** Whether an interpolation or a directive begins at an offset, and not the escape of one. */
    private static boolean opensTemplate(String text, int at) {
        boolean opens = text.startsWith("${", at) || text.startsWith("%{", at);
        return opens && !(at > 0 && text.charAt(at - 1) == text.charAt(at));
    }

    private void heredoc() {
        Matcher opening = HEREDOC.matcher(text).region(at, text.length());
        if (!opening.lookingAt()) {
            throw new HclError(line, "has a heredoc without a mark, as in <<EOF");
        }
        Matcher closing = Pattern.compile("(?m)^[ \\t]*" + Pattern.quote(opening.group(2)) + "[ \\t]*\\r?$")
                .matcher(text)
                .region(opening.end(), text.length());
        if (!closing.find()) {
            throw new HclError(line, "has a heredoc whose mark " + opening.group(2) + " does not come again");
        }
        String content = text.substring(opening.end(), closing.start());
        int start = at;
        int begun = line;
        countLines(at, closing.end());
        at = closing.end();
        // A last empty line would count as one without any indentation.
        String written = opening.group(1).isEmpty() || content.isEmpty()
                ? content
                : content.substring(0, content.length() - 1).stripIndent() + "\n";
        tokens.add(new Token(Kind.HEREDOC, written, origin + start, origin + at, begun));
    }

    private void countLines(int from, int to) {
        for (int i = from; i < to; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
    }

    private void add(Kind kind, String word, int start) {
        tokens.add(new Token(kind, word, origin + start, origin + Math.max(at, start), line));
    }
}
