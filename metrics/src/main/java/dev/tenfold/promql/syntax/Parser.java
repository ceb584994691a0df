package dev.tenfold.promql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads PromQL: operators by precedence, from the left, everything else by looking one token ahead.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/promql/parser/generated_parser.y">the grammar</a>
 */
public final class Parser {
    private final Tokens tokens;
    private final Generation generation;
    private final Problems problems = new Problems();
    private final SelectorParser selectors;
    private final ModifierParser modifiers;

    private Parser(String query, Generation generation) {
        this.tokens = new Tokens(query);
        this.generation = generation;
        this.selectors = new SelectorParser(tokens, generation, problems);
        this.modifiers = new ModifierParser(tokens, generation);
    }

    /**
     * Reads a query and checks its types.
     *
     * @throws ParseFailure with everything that is wrong
     */
    public static Expr parse(String query, Generation generation) {
        Parser parser = new Parser(query, generation);
        try {
            Expr expr = parser.whole();
            parser.problems.throwIfAny(query);
            expr.check(parser.problems);
            parser.problems.throwIfAny(query);
            return expr;
        } catch (SyntaxFailure failure) {
            parser.problems.add(failure.problem());
            throw parser.problems.failure(query);
        }
    }

    private Expr whole() {
        if (tokens.peek().is(TokenKind.END)) {
            throw tokens.failure(new Span(0, 0), "no expression found in input");
        }
        Expr expr = expression(1);
        if (!tokens.peek().is(TokenKind.END)) {
            throw tokens.unexpected("", "");
        }
        return expr;
    }

    private Expr expression(int least) {
        Expr left = signed();
        BinaryOp op = BinaryOp.of(tokens.peek());
        while (op != null && op.precedence() >= least) {
            Span opSpan = tokens.next().span();
            boolean bool = tokens.accept("bool");
            Matching matching = modifiers.matching();
            opSpan = opSpan.to(tokens.last());
            Expr right = expression(op.bindsRight() ? op.precedence() : op.precedence() + 1);
            left = new BinaryExpr(op, left, right, bool, matching, opSpan);
            op = BinaryOp.of(tokens.peek());
        }
        return left;
    }

    private Expr signed() {
        if (!tokens.peek().is("-") && !tokens.peek().is("+")) {
            return shifted(primary());
        }
        Token sign = tokens.next();
        boolean negative = sign.is("-");
        Expr operand = expression(BinaryOp.SIGN_PRECEDENCE + 1);
        Span span = sign.span().to(operand.span());
        if (operand instanceof NumberLiteral number) {
            return new NumberLiteral(negative ? -number.value() : number.value(), span);
        }
        return new UnaryExpr(negative, operand, span);
    }

    /** What may follow a selector: a range, an offset, a time. */
    private Expr shifted(Expr expr) {
        Expr result = expr;
        while (true) {
            if (tokens.peek().is("[")) {
                result = selectors.range(result);
            } else if (tokens.peek().is("offset")) {
                result = selectors.offset(result);
            } else if (tokens.peek().is("@")) {
                result = selectors.at(result);
            } else {
                return result;
            }
        }
    }

    private Expr primary() {
        Token token = tokens.peek();
        if (token.is(TokenKind.NUMBER)) {
            return new NumberLiteral(NumberText.number(tokens.next().text()), token.span());
        }
        if (token.is(TokenKind.DURATION) && generation == Generation.THREE) {
            return new NumberLiteral(modifiers.duration(tokens.next()) / 1000.0, token.span());
        }
        if (token.is(TokenKind.STRING)) {
            return new StringLiteral(tokens.text(tokens.next()), token.span());
        }
        if (token.is("(")) {
            return paren();
        }
        if (token.is(TokenKind.AGGREGATOR) && startsAggregation(tokens.peek(1))) {
            return aggregation();
        }
        if (token.is(TokenKind.IDENTIFIER) && tokens.peek(1).is("(")) {
            return call();
        }
        return selectors.selector();
    }

    private static boolean startsAggregation(Token next) {
        return next.is("(") || next.is("by") || next.is("without");
    }

    private Expr paren() {
        Span open = tokens.expect("(", "").span();
        Expr inner = expression(1);
        Span close = tokens.expect(")", "").span();
        return new ParenExpr(inner, open.to(close));
    }

    private Expr call() {
        Token name = tokens.next();
        List<Expr> arguments = arguments();
        Signature function = Signatures.named(name.text(), generation);
        if (function == null) {
            throw tokens.failure(name.span(), Signatures.unknown(name.text(), generation));
        }
        return new Call(function, arguments, name.span().to(tokens.last()));
    }

    private List<Expr> arguments() {
        List<Expr> arguments = new ArrayList<>();
        tokens.expect("(", "");
        while (!tokens.peek().is(")")) {
            arguments.add(expression(1));
            Token comma = tokens.peek();
            if (!tokens.accept(",")) {
                break;
            }
            if (tokens.peek().is(")")) {
                throw tokens.failure(comma.span(), "trailing commas not allowed in function call args");
            }
        }
        tokens.expect(")", "");
        return arguments;
    }

    private Expr aggregation() {
        Token name = tokens.next();
        AggregateOp op = AggregateOp.named(name.text().toLowerCase(Locale.ROOT));
        Grouping grouping = modifiers.grouping();
        List<Expr> arguments = arguments();
        if (!grouping.given()) {
            grouping = modifiers.grouping();
        }
        Span span = name.span().to(tokens.last());
        int wanted = op.parameter() == null ? 1 : 2;
        if (arguments.size() != wanted) {
            throw tokens.failure(
                    span,
                    arguments.isEmpty()
                            ? "no arguments for aggregate expression provided"
                            : "wrong number of arguments for aggregate expression provided, expected " + wanted
                                    + ", got " + arguments.size());
        }
        Expr parameter = wanted == 2 ? arguments.get(0) : null;
        return new Aggregation(op, parameter, arguments.get(wanted - 1), grouping.labels(), grouping.without(), span);
    }
}
