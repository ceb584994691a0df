package dev.tenfold.policy.hcl;

import dev.tenfold.document.Place;
import dev.tenfold.policy.hcl.Token.Kind;
import java.util.List;

/** The tokens still to be read, and what they were cut from. */
final class Tokens {
    private static final int LONGEST_SOURCE = 100;

    private final String file;
    private final String text;
    private final List<Token> list;
    private int at;
    private int depth;

    Tokens(String file, String text, List<Token> list, int depth) {
        this.file = file;
        this.text = text;
        this.list = list;
        this.depth = depth;
    }

    /** The tokens of a part of the same file, as deep as here. */
    Tokens within(List<Token> part) {
        return new Tokens(file, text, part, depth);
    }

    Token peek() {
        return list.get(at);
    }

    Token next() {
        Token token = list.get(at);
        at = Math.min(at + 1, list.size() - 1);
        return token;
    }

    /** A place among the tokens to come {@link #back} to. */
    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    /** Offset after the last token that was read. */
    int end() {
        return at == 0 ? 0 : list.get(at - 1).end();
    }

    boolean skip(String sign) {
        boolean found = peek().is(sign);
        if (found) {
            next();
        }
        return found;
    }

    /** Goes past line breaks; says whether there were any. */
    boolean skipLines() {
        boolean any = peek().kind() == Kind.NEWLINE;
        while (peek().kind() == Kind.NEWLINE) {
            next();
        }
        return any;
    }

    void expect(String sign) {
        Token token = next();
        if (!token.is(sign)) {
            throw unexpected(token, "`" + sign + "`");
        }
    }

    /** Goes past the sign that closes an opening one which has just been read. */
    void skipTo(Token opening) {
        for (int open = 1; open > 0; ) {
            Token token = next();
            if (token.kind() == Kind.END) {
                throw new HclError(opening.line(), "has a `" + opening.text() + "` that is not closed");
            }
            open += token.is("[") || token.is("{") || token.is("(") ? 1 : 0;
            open -= token.is("]") || token.is("}") || token.is(")") ? 1 : 0;
        }
    }

    HclError unexpected(Token token, String wanted) {
        return new HclError(token.line(), "is not HCL: " + token.shown() + " stands where " + wanted + " should");
    }

    Place place(Token token) {
        return new Place(file, token.line());
    }

    /** What was read since an offset, as written but on one line. */
    String source(int start) {
        int end = at == 0 ? start : list.get(at - 1).end();
        String source = text.substring(Math.min(start, end), end).replaceAll("\\s+", " ");
        return source.length() <= LONGEST_SOURCE
                ? source
                : source.substring(0, LONGEST_SOURCE).strip() + "...";
    }

    void deeper() {
        depth++;
        if (depth > ExpressionParser.DEEPEST) {
            throw new HclError(peek().line(), "is nested too deeply");
        }
    }

    void shallower() {
        depth--;
    }
}
