package dev.tenfold.policy.keda.formula;

import dev.tenfold.policy.keda.formula.Token.Kind;
import dev.tenfold.policy.keda.formula.Value.Fraction;
import dev.tenfold.policy.keda.formula.Value.Truth;
import dev.tenfold.policy.keda.formula.Value.Whole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Parses a formula by precedence climbing, with expr's precedences and its oddities: {@code ??} binds tightest, and a
 * {@code ?:} stands only where a whole expression may.
 *
 * @see <a href="https://github.com/expr-lang/expr/blob/master/parser/parser.go">parser.go</a>
 */
final class Parser {
    private static final int DEEPEST = 200;
    private static final int OR = 10;
    private static final int AND = 15;
    private static final int NOT = 50;
    private static final int SIGN = 90;
    private static final int COALESCE = 500;

    private final List<Token> tokens;
    private final Set<String> known;
    private int next;
    private int depth;
    private int predicates;

    private Parser(List<Token> tokens, Set<String> known) {
        this.tokens = tokens;
        this.known = new HashSet<>(known);
    }

    static Term parse(String text, Set<String> known) {
        Parser parser = new Parser(Lexer.tokens(text), known);
        Term term = parser.expression(0);
        if (parser.current().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return term;
    }

    private Term expression(int least) {
        if (++depth > DEEPEST) {
            throw new FormulaError(current().at(), "too deep");
        }
        Term term = least == 0 && current().is("let") ? variable() : operators(least);
        depth--;
        return term;
    }

    private Term variable() {
        advance();
        Token name = current();
        if (name.kind() != Kind.NAME) {
            throw unexpected();
        }
        advance();
        expect("=");
        Term value = expression(0);
        expect(";");
        boolean fresh = known.add(name.text());
        Term then = expression(0);
        if (fresh) {
            known.remove(name.text());
        }
        return new Term.Let(name.text(), value, then);
    }

    private Term operators(int least) {
        Term left = primary();
        boolean coalesced = false;
        while (true) {
            Token token = current();
            int precedence = precedence(token);
            if (precedence < least) {
                break;
            }
            if (coalesced && precedence != COALESCE) {
                throw new FormulaError(token.at(), "`??` and " + token.shown() + " need parentheses between them");
            }
            left = binary(left, token, precedence);
            coalesced = precedence == COALESCE;
        }
        return least == 0 ? choices(left) : left;
    }

    /** How tightly the operator at hand binds; less than anything if there is none. */
    private int precedence(Token token) {
        return switch (token.kind() == Kind.SIGN ? token.text() : "") {
            case "|" -> 0;
            case "or", "||" -> OR;
            case "and", "&&" -> AND;
            case "??" -> COALESCE;
            case "not" -> tokens.get(next + 1).is("in") ? Operator.IN.precedence() : -1;
            default -> Operator.of(token).map(Operator::precedence).orElse(-1);
        };
    }

    private Term binary(Term left, Token token, int precedence) {
        advance();
        return switch (token.text()) {
            case "|" -> piped(left);
            case "or", "||" -> new Term.Logic(false, left, expression(precedence + 1), token.at());
            case "and", "&&" -> new Term.Logic(true, left, expression(precedence + 1), token.at());
            case "??" -> new Term.Coalesce(left, expression(precedence + 1));
            case "not" -> {
                expect("in");
                Term in = new Term.Binary(Operator.IN, left, expression(precedence + 1), token.at());
                yield new Term.Not(in, token.at());
            }
            default -> plain(left, token, Operator.of(token).orElseThrow());
        };
    }

    private Term plain(Term left, Token token, Operator operator) {
        int precedence = operator.precedence();
        Term right = expression(operator.bindsRight() ? precedence : precedence + 1);
        Term result = new Term.Binary(operator, left, right, token.at());
        // A chain: 1 < a < 3 is 1 < a and a < 3.
        while (operator.isComparison()
                && Operator.of(current()).filter(Operator::isComparison).isPresent()) {
            Token link = current();
            Operator linked = Operator.of(link).orElseThrow();
            advance();
            Term further = expression(precedence + 1);
            result = new Term.Logic(true, result, new Term.Binary(linked, right, further, link.at()), link.at());
            right = further;
        }
        return result;
    }

    private Term choices(Term condition) {
        Term term = condition;
        while (current().is("?")) {
            int at = current().at();
            advance();
            Term then = current().is(":") ? term : expression(0);
            expect(":");
            term = new Term.Choice(term, then, expression(0), at);
        }
        return term;
    }

    private Term piped(Term left) {
        Token name = current();
        if (name.kind() != Kind.NAME) {
            throw unexpected();
        }
        advance();
        return indexed(call(name, Optional.of(left)));
    }

    private Term primary() {
        Token token = current();
        advance();
        if (token.kind() == Kind.NUMBER) {
            return new Term.Literal(number(token));
        }
        if (token.kind() == Kind.NAME) {
            return indexed(named(token));
        }
        return switch (token.text()) {
            case "!", "not" -> new Term.Not(expression(NOT), token.at());
            case "-", "+" -> new Term.Signed(token.text().equals("-"), expression(SIGN), token.at());
            case "(" -> {
                Term inner = expression(0);
                expect(")");
                yield indexed(inner);
            }
            case "[" -> indexed(new Term.Array(list("]")));
            case "#" -> indexed(element(token));
            default -> throw unexpected(token);
        };
    }

    private Term element(Token token) {
        if (predicates == 0) {
            throw new FormulaError(token.at(), "`#` has no meaning outside of a predicate");
        }
        return new Term.Element();
    }

    private Term indexed(Term term) {
        Term indexed = term;
        while (current().is("[")) {
            int at = current().at();
            advance();
            indexed = new Term.Index(indexed, expression(0), at);
            expect("]");
        }
        return indexed;
    }

    private Term named(Token token) {
        if (current().is("(")) {
            return call(token, Optional.empty());
        }
        return switch (token.text()) {
            case "true" -> new Term.Literal(new Truth(true));
            case "false" -> new Term.Literal(new Truth(false));
            case "nil" -> new Term.Literal(Value.NIL);
            default -> {
                if (!known.contains(token.text())) {
                    throw new FormulaError(token.at(), "no trigger is named `" + token.text() + "`");
                }
                yield new Term.Name(token.text(), token.at());
            }
        };
    }

    private Term call(Token name, Optional<Term> piped) {
        expect("(");
        Optional<Walk> walk = Walk.of(name.text());
        if (walk.isPresent()) {
            return walked(walk.get(), name, piped);
        }
        List<Term> arguments = new ArrayList<>();
        piped.ifPresent(arguments::add);
        arguments.addAll(list(")"));
        Builtin builtin = Builtin.of(name.text())
                .orElseThrow(() -> new FormulaError(name.at(), "no function is named `" + name.text() + "`"));
        if (!builtin.takes(arguments.size())) {
            throw new FormulaError(name.at(), "`" + name.text() + "` cannot take " + arguments.size() + " arguments");
        }
        return new Term.Call(builtin, arguments, name.at());
    }

    private Term walked(Walk walk, Token name, Optional<Term> piped) {
        Term array = piped.orElseGet(() -> expression(0));
        if (piped.isEmpty() && !current().is(")")) {
            expect(",");
        }
        Optional<Term> predicate = Optional.empty();
        if (!(current().is(")") && walk.needsNoPredicate())) {
            predicate = Optional.of(predicate());
        }
        if (current().is(",")) {
            advance();
        }
        expect(")");
        return new Term.Walked(walk, array, predicate, name.at());
    }

    private Term predicate() {
        boolean braced = current().is("{");
        if (braced) {
            advance();
        }
        predicates++;
        Term term = expression(0);
        predicates--;
        if (braced) {
            expect("}");
        }
        return term;
    }

    /** Terms and commas up to a bracket; a comma may follow the last. */
    private List<Term> list(String end) {
        List<Term> terms = new ArrayList<>();
        while (!current().is(end)) {
            if (!terms.isEmpty()) {
                expect(",");
                if (current().is(end)) {
                    break;
                }
            }
            terms.add(expression(0));
        }
        advance();
        return terms;
    }

    private static Value number(Token token) {
        String digits = token.text().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            if (digits.startsWith("0x") || digits.startsWith("0b") || digits.startsWith("0o")) {
                int radix = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'b' ? 2 : 8;
                return new Whole(Long.parseLong(digits.substring(2), radix));
            }
            boolean fraction = digits.contains(".") || digits.contains("e");
            return fraction ? new Fraction(Double.parseDouble(digits)) : new Whole(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            throw new FormulaError(token.at(), "no number: `" + token.text() + "`");
        }
    }

    private Token current() {
        return tokens.get(next);
    }

    private void advance() {
        if (current().kind() != Kind.END) {
            next++;
        }
    }

    private void expect(String sign) {
        if (!current().is(sign)) {
            throw new FormulaError(
                    current().at(),
                    "expected `" + sign + "`, found " + current().shown());
        }
        advance();
    }

    private FormulaError unexpected() {
        return unexpected(current());
    }

    private static FormulaError unexpected(Token token) {
        return new FormulaError(token.at(), "unexpected " + token.shown());
    }
}
