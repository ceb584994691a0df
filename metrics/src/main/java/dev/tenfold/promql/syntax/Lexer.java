package dev.tenfold.promql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a query into tokens. The last token is {@link TokenKind#END}, or {@link TokenKind#ERROR} where it had to stop.
 */
final class Lexer {
    private static final List<String> TWO_CHARACTERS = List.of("==", "!=", "<=", ">=");
    private static final List<String> TWO_CHARACTERS_IN_BRACES = List.of("=~", "!~", "!=");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int start;
    private int parentheses;
    private boolean inBraces;
    private boolean inBrackets;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.tokens.isEmpty() || !lexer.stopped()) {
            lexer.scan();
        }
        return lexer.tokens;
    }

    private boolean stopped() {
        TokenKind last = tokens.get(tokens.size() - 1).kind();
        return last == TokenKind.END || last == TokenKind.ERROR;
    }

    private void scan() {
        skipSpaceAndComments();
        start = at;
        char c = peek(0);
        if (at == text.length()) {
            end();
        } else if (isNameStart(c) || c == ':' && !inBrackets && !inBraces) {
            name();
        } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            number();
        } else if (c == '"' || c == '\'' || c == '`') {
            string(c);
        } else if ("()[]{},:".indexOf(c) >= 0) {
            bracket(c);
        } else {
            operator(c);
        }
    }

    private void skipSpaceAndComments() {
        while (at < text.length()) {
            if (peek(0) == '#') {
                int lineEnd = text.indexOf('\n', at);
                at = lineEnd < 0 ? text.length() : lineEnd;
            } else if (" \t\r\n".indexOf(peek(0)) < 0) {
                return;
            } else {
                at++;
            }
        }
    }

    private void end() {
        if (inBraces) {
            error("unexpected end of input inside braces");
        } else if (parentheses > 0) {
            error("unclosed left parenthesis");
        } else if (inBrackets) {
            error("unclosed left bracket");
        } else {
            emit(TokenKind.END);
        }
    }

    private void name() {
        while (isNameStart(peek(0)) || isDigit(peek(0)) || peek(0) == ':' && !inBraces && !inBrackets) {
            at++;
        }
        String word = text.substring(start, at);
        if (inBrackets) {
            error("unexpected character in duration expression: '" + word.charAt(0) + "'");
        } else {
            emit(inBraces ? TokenKind.IDENTIFIER : Keywords.kind(word));
        }
    }

    /** Takes all that could belong to a number, so that {@code 5mm} is one bad word and not two good ones. */
    private void number() {
        boolean hex = text.regionMatches(true, at, "0x", 0, 2);
        while (isNameStart(peek(0)) || isDigit(peek(0)) || peek(0) == '.' || !hex && isExponentSign()) {
            at++;
        }
        String word = text.substring(start, at);
        if (NumberText.isNumber(word)) {
            emit(TokenKind.NUMBER);
        } else if (NumberText.looksLikeDuration(word)) {
            emit(TokenKind.DURATION);
        } else {
            error("bad number or duration syntax: \"" + word + "\"");
        }
    }

    private boolean isExponentSign() {
        char before = Character.toLowerCase(peek(-1));
        return (peek(0) == '+' || peek(0) == '-') && before == 'e' && isDigit(peek(1));
    }

    private void string(char quote) {
        at++;
        while (at < text.length() && peek(0) != quote && (quote == '`' || peek(0) != '\n')) {
            at += quote != '`' && peek(0) == '\\' ? 2 : 1;
        }
        if (at >= text.length() || peek(0) != quote) {
            at = Math.min(at, text.length());
            error(quote == '`' ? "unterminated raw string" : "unterminated quoted string");
        } else {
            at++;
            emit(TokenKind.STRING);
        }
    }

    private void bracket(char c) {
        at++;
        boolean misplaced = (c == '{' || c == '}') && (c == '{') == inBraces
                || (c == '[' || c == ']') && (c == '[') == inBrackets
                || c == ')' && parentheses == 0
                || c == ':' && !inBrackets
                || inBraces && "()[]:".indexOf(c) >= 0;
        if (misplaced) {
            error(misplaced(c));
            return;
        }
        switch (c) {
            case '{', '}' -> inBraces = c == '{';
            case '[', ']' -> inBrackets = c == '[';
            case '(' -> parentheses++;
            case ')' -> parentheses--;
            default -> {}
        }
        emit(TokenKind.PUNCTUATION);
    }

    private String misplaced(char c) {
        if (inBraces && c != '{') {
            return "unexpected character inside braces: '" + c + "'";
        }
        return switch (c) {
            case '{' -> "unexpected left brace '{'";
            case '[' -> "unexpected left bracket '['";
            case ']' -> "unexpected right bracket ']'";
            case ')' -> "unexpected right parenthesis ')'";
            default -> "unexpected character: '" + c + "'";
        };
    }

    private void operator(char c) {
        List<String> pairs = inBraces ? TWO_CHARACTERS_IN_BRACES : TWO_CHARACTERS;
        String pair = text.substring(at, Math.min(at + 2, text.length()));
        boolean single = (inBraces ? "=" : "+-*/%^<>=@").indexOf(c) >= 0;
        at++;
        if (pairs.contains(pair)) {
            at++;
            emit(TokenKind.OPERATOR);
        } else if (c == '!') {
            String where = inBraces ? " inside braces" : "";
            error("unexpected character after '!'" + where + ": " + quoted(peek(0)));
        } else if (pair.equals("=~")) {
            error("unexpected character after '=': '~'");
        } else if (single) {
            emit(c == '=' || c == '@' ? TokenKind.PUNCTUATION : TokenKind.OPERATOR);
        } else {
            error("unexpected character" + (inBraces ? " inside braces: " : ": ") + quoted(c));
        }
    }

    private static String quoted(char c) {
        return c == 0 ? "end of input" : String.format(Locale.ROOT, "'%c'", c);
    }

    private void emit(TokenKind kind) {
        tokens.add(new Token(kind, text.substring(start, at), new Span(start, at)));
    }

    private void error(String message) {
        tokens.add(new Token(TokenKind.ERROR, message, new Span(start, text.length())));
    }

    private char peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < text.length() ? text.charAt(index) : 0;
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
