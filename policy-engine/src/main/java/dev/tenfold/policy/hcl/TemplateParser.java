package dev.tenfold.policy.hcl;

import dev.tenfold.document.Place;
import dev.tenfold.policy.hcl.Expression.Literal;
import dev.tenfold.policy.hcl.Expression.Opaque;
import dev.tenfold.policy.hcl.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands between quotes, or in a heredoc: text, and expressions in <code>${ }</code>. */
final class TemplateParser {
    private final Tokens tokens;

    TemplateParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Expression template(Token token) {
        Place place = tokens.place(token);
        String content = token.text();
        boolean heredoc = token.kind() == Kind.HEREDOC;
        List<Expression> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < content.length()) {
            if (content.startsWith("$${", at) || content.startsWith("%%{", at)) {
                literal.append(content, at + 1, at + 3);
                at += 3;
            } else if (content.startsWith("%{", at)) {
                return new Opaque(place, "a text with %{ } in it");
            } else if (content.startsWith("${", at)) {
                flush(literal, place, parts);
                at = interpolation(token, at, parts);
            } else if (!heredoc && content.charAt(at) == '\\' && at + 1 < content.length()) {
                at = escape(content, at + 1, literal);
            } else {
                literal.append(content.charAt(at++));
            }
        }
        if (parts.isEmpty()) {
            return new Literal(ExpressionParser.text(place, literal.toString()));
        }
        flush(literal, place, parts);
        return new TextTemplate(place, parts, content);
    }

    private static void flush(StringBuilder literal, Place place, List<Expression> parts) {
        if (literal.length() > 0) {
            parts.add(new Literal(ExpressionParser.text(place, literal.toString())));
            literal.setLength(0);
        }
    }

    /** Reads one expression and its closing brace; returns the offset after it. */
    private int interpolation(Token token, int at, List<Expression> parts) {
        String content = token.text();
        int begin = content.startsWith("~", at + 2) ? at + 3 : at + 2;
        int end = closing(content, begin);
        if (end < 0) {
            throw new HclError(token.line(), "has a ${ that is not closed");
        }
        String inner = content.substring(begin, end).replaceFirst("~$", "");
        // Offsets in a heredoc may be off by its indentation; only what is quoted in complaints depends on them.
        Tokens part = tokens.within(Lexer.tokens(inner, token.start() + 1 + begin, token.line()));
        part.deeper();
        part.skipLines();
        parts.add(new ExpressionParser(part).expression());
        part.skipLines();
        if (part.peek().kind() != Kind.END) {
            throw part.unexpected(part.peek(), "`}`");
        }
        return end + 1;
    }

    private static int closing(String content, int begin) {
        int open = 1;
        for (int i = begin; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '"') {
                i = Lexer.endOfString(content, i, 1, 0) - 1;
            } else {
                open += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (open == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int escape(String content, int at, StringBuilder literal) {
        char c = content.charAt(at);
        int digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0
                && at + digits < content.length()
                && content.substring(at + 1, at + 1 + digits).matches("0{0,3}[0-9a-fA-F]{4,5}")) {
            literal.appendCodePoint(Integer.parseInt(content.substring(at + 1, at + 1 + digits), 16));
            return at + 1 + digits;
        }
        literal.append(
                switch (c) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> c;
                });
        return at + 1;
    }
}
