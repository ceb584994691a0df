package dev.tenfold.policy.hcl;

import dev.tenfold.document.Place;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.hcl.Expression.Choice;
import dev.tenfold.policy.hcl.Expression.ListOf;
import dev.tenfold.policy.hcl.Expression.Literal;
import dev.tenfold.policy.hcl.Expression.ObjectOf;
import dev.tenfold.policy.hcl.Expression.Opaque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one expression; an operator binds more closely the further down its list stands. */
final class ExpressionParser {
    /** How deep expressions, texts and blocks may be nested. */
    static final int DEEPEST = 64;

    private static final List<List<String>> OPERATORS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<", "<=", ">", ">="),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final Tokens tokens;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Expression expression() {
        tokens.deeper();
        int start = tokens.peek().start();
        Expression condition = operation(0);
        Expression whole = condition;
        if (tokens.skip("?")) {
            tokens.skipLines();
            Expression yes = expression();
            tokens.skipLines();
            tokens.expect(":");
            tokens.skipLines();
            whole = new Choice(condition, yes, expression(), tokens.source(start));
        }
        tokens.shallower();
        return whole;
    }

    private Expression operation(int level) {
        if (level == OPERATORS.size()) {
            return operand();
        }
        int start = tokens.peek().start();
        Expression left = operation(level + 1);
        while (OPERATORS.get(level).stream().anyMatch(tokens.peek()::is)) {
            String sign = tokens.next().text();
            tokens.skipLines();
            Expression right = operation(level + 1);
            left = new Operation(sign, Optional.of(left), right, tokens.source(start));
        }
        return left;
    }

    private Expression operand() {
        Token token = tokens.peek();
        if (token.is("!") || token.is("-")) {
            tokens.next();
            tokens.deeper();
            Expression right = operand();
            tokens.shallower();
            return new Operation(token.text(), Optional.empty(), right, tokens.source(token.start()));
        }
        Expression primary = primary();
        boolean taken = tokens.peek().is(".") || tokens.peek().is("[");
        if (!taken) {
            return primary;
        }
        List<Expression> steps = steps();
        String source = tokens.source(token.start());
        return primary instanceof Access access
                ? new Access(access.place(), access.root(), steps, source)
                : new Opaque(primary.place(), source);
    }

    private Expression primary() {
        Token token = tokens.next();
        Place place = tokens.place(token);
        return switch (token.kind()) {
            case NUMBER -> new Literal(number(place, token.text()));
            case STRING, HEREDOC -> new TemplateParser(tokens).template(token);
            case WORD -> word(token, place);
            case SIGN -> enclosed(token, place);
            default -> throw tokens.unexpected(token, "a value");
        };
    }

    private static Scalar number(Place place, String text) {
        Scalar.Type type = text.matches("[0-9]+") ? Scalar.Type.INTEGER : Scalar.Type.FLOAT;
        String plain = type == Scalar.Type.INTEGER ? text.replaceFirst("^0+(?=.)", "") : text;
        return new Scalar(place, "", type, Scalar.Style.PLAIN, plain);
    }

    private Expression word(Token token, Place place) {
        String word = token.text();
        if (word.equals("true") || word.equals("false")) {
            return new Literal(Operation.truth(place, word.equals("true")));
        }
        if (word.equals("null")) {
            return new Literal(new Scalar(place, "", Scalar.Type.NULL, Scalar.Style.PLAIN, "null"));
        }
        if (!tokens.peek().is("(") && !tokens.peek().is(":")) {
            return new Access(place, word, List.of(), word);
        }
        if (!tokens.skip("(")) {
            return new Access(place, word, List.of(), word);
        }
        List<Expression> arguments = new ArrayList<>();
        tokens.skipLines();
        while (!tokens.skip(")")) {
            arguments.add(expression());
            tokens.skip("...");
            tokens.skipLines();
            if (!tokens.peek().is(")")) {
                tokens.expect(",");
            }
            tokens.skipLines();
        }
        return new Call(place, word, arguments, tokens.source(token.start()));
    }

    private Expression enclosed(Token token, Place place) {
        if (token.is("(")) {
            tokens.skipLines();
            Expression inner = expression();
            tokens.skipLines();
            tokens.expect(")");
            return inner;
        }
        if (!token.is("[") && !token.is("{")) {
            throw tokens.unexpected(token, "a value");
        }
        tokens.skipLines();
        if (tokens.peek().isWord("for")) {
            tokens.skipTo(token);
            return new Opaque(place, tokens.source(token.start()));
        }
        return token.is("[") ? list(place) : object(place);
    }

    private Expression list(Place place) {
        List<Expression> items = new ArrayList<>();
        while (!tokens.skip("]")) {
            items.add(expression());
            tokens.skipLines();
            if (!tokens.peek().is("]")) {
                tokens.expect(",");
            }
            tokens.skipLines();
        }
        return new ListOf(place, items);
    }

    private Expression object(Place place) {
        List<ObjectOf.Item> items = new ArrayList<>();
        while (!tokens.skip("}")) {
            Token first = tokens.peek();
            Expression key = expression();
            if (key instanceof Access plain && plain.steps().isEmpty()) {
                key = new Literal(text(tokens.place(first), first.text()));
            }
            if (!tokens.skip("=") && !tokens.skip(":")) {
                throw tokens.unexpected(tokens.peek(), "`=`");
            }
            tokens.skipLines();
            items.add(new ObjectOf.Item(key, expression()));
            boolean apart = tokens.skipLines() | tokens.skip(",");
            tokens.skipLines();
            if (!apart && !tokens.peek().is("}")) {
                throw tokens.unexpected(tokens.peek(), "a comma or a new line");
            }
        }
        return new ObjectOf(place, items);
    }

    /**
     * {@code .name}, {@code .0}, {@code [index]}, {@code [*]} and {@code .*}; stars take every item, so none is lost.
     */
    private List<Expression> steps() {
        List<Expression> steps = new ArrayList<>();
        while (tokens.peek().is(".") || tokens.peek().is("[")) {
            boolean dot = tokens.next().is(".");
            Token step = tokens.peek();
            if (step.is(Access.STAR)) {
                tokens.next();
                steps.add(new Literal(text(tokens.place(step), Access.STAR)));
            } else if (dot) {
                tokens.next();
                if (step.kind() != Token.Kind.WORD && step.kind() != Token.Kind.NUMBER) {
                    throw tokens.unexpected(step, "a name");
                }
                steps.add(new Literal(text(tokens.place(step), step.text())));
            } else {
                tokens.skipLines();
                steps.add(expression());
                tokens.skipLines();
            }
            if (!dot) {
                tokens.expect("]");
            }
        }
        return steps;
    }

    static Scalar text(Place place, String text) {
        return new Scalar(place, "", Scalar.Type.TEXT, Scalar.Style.QUOTED, text);
    }
}
