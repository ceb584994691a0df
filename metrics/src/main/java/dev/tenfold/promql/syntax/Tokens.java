package dev.tenfold.promql.syntax;

import java.util.List;

/** The tokens of a query, read from the left; complains in the words of Prometheus' parser. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(String query) {
        this.tokens = Lexer.tokens(query);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (token.is(TokenKind.ERROR)) {
            throw failure(token.span(), token.text());
        }
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Where the token that was read last stands. */
    Span last() {
        return tokens.get(Math.max(0, at - 1)).span();
    }

    boolean accept(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            next();
        }
        return there;
    }

    Token expect(String symbol, String context) {
        if (!peek().is(symbol)) {
            throw unexpected(context, context.isEmpty() ? "" : "\"" + symbol + "\"");
        }
        return next();
    }

    /** The text within a string token. */
    String text(Token string) {
        try {
            return StringText.unquote(string.text());
        } catch (IllegalArgumentException badEscape) {
            throw failure(string.span(), badEscape.getMessage());
        }
    }

    /** A complaint about the token that comes next. */
    SyntaxFailure unexpected(String context, String expected) {
        Token token = peek();
        if (token.is(TokenKind.ERROR)) {
            return failure(token.span(), token.text());
        }
        String in = context.isEmpty() ? "" : " in " + context;
        String wanted = expected.isEmpty() ? "" : ", expected " + expected;
        return failure(token.span(), "unexpected " + token.describe() + in + wanted);
    }

    SyntaxFailure failure(Span span, String message) {
        return new SyntaxFailure(new Problem(span, message));
    }
}
