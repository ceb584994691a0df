package dev.tenfold.policy.keda.formula;

import dev.tenfold.policy.keda.formula.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a formula apart into words. */
final class Lexer {
    private static final Pattern NUMBER =
            Pattern.compile("0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(\\d[\\d_]*)?(\\.(?!\\.)\\d[\\d_]*|(?<=\\d)\\."
                    + "(?![.\\w]))?([eE][+-]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{Nd}_$]*");
    private static final Pattern SIGN =
            Pattern.compile("\\*\\*|==|!=|<=|>=|&&|\\|\\||\\?\\?|\\.\\.|[-+*/%^<>!?:,#|;=(){}\\[\\]]");
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|#![^\\n]*|/\\*(?s:.*?)\\*/");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "let");

    /** More words than any formula of a person has; each can deepen the way to its value. */
    private static final int MOST_WORDS = 1000;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            at = Character.isWhitespace(text.charAt(at)) ? at + 1 : word(at);
        }
        tokens.add(new Token(Kind.END, "", text.length()));
    }

    private int word(int at) {
        char first = text.charAt(at);
        Matcher comment = from(COMMENT, at);
        if (comment.lookingAt()) {
            return comment.end();
        }
        boolean fraction = first == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if (first >= '0' && first <= '9' || fraction) {
            return add(Kind.NUMBER, NUMBER, at);
        }
        Matcher name = from(NAME, at);
        if (name.lookingAt()) {
            return add(WORDS.contains(name.group()) ? Kind.SIGN : Kind.NAME, NAME, at);
        }
        if (first == '"' || first == '\'' || first == '`') {
            throw new FormulaError(at, "a text has no place in a formula of numbers: " + first);
        }
        return add(Kind.SIGN, SIGN, at);
    }

    private int add(Kind kind, Pattern pattern, int at) {
        Matcher matcher = from(pattern, at);
        if (!matcher.lookingAt() || matcher.end() == at) {
            throw new FormulaError(at, "unexpected character `" + text.charAt(at) + "`");
        }
        if (tokens.size() == MOST_WORDS) {
            throw new FormulaError(at, "more than " + MOST_WORDS + " words");
        }
        tokens.add(new Token(kind, matcher.group(), at));
        return matcher.end();
    }

    private Matcher from(Pattern pattern, int at) {
        return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    }
}
