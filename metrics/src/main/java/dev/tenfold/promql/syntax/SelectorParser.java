package dev.tenfold.promql.syntax;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads selectors, and the ranges, offsets and times that follow them. */
final class SelectorParser {
    private static final String LABEL_MATCHING = "label matching";

    private final Tokens tokens;
    private final Generation generation;
    private final Problems problems;
    private final ModifierParser durations;

    SelectorParser(Tokens tokens, Generation generation, Problems problems) {
        this.tokens = tokens;
        this.generation = generation;
        this.problems = problems;
        this.durations = new ModifierParser(tokens, generation);
    }

    VectorSelector selector() {
        Span start = tokens.peek().span();
        String name = "";
        if (Keywords.canNameMetric(tokens.peek())) {
            name = tokens.next().text();
        } else if (!tokens.peek().is("{")) {
            throw tokens.unexpected("", "");
        }
        List<Matcher> matchers = new ArrayList<>();
        if (tokens.accept("{")) {
            matchers.addAll(matchers());
        }
        if (!name.isEmpty()) {
            matchers.add(new Matcher(Labels.NAME, Matcher.Op.EQUAL, name));
        }
        return new VectorSelector(name, matchers, TimeShift.NONE, start.to(tokens.last()));
    }

    private List<Matcher> matchers() {
        List<Matcher> matchers = new ArrayList<>();
        while (!tokens.peek().is("}")) {
            matcher(matchers);
            if (!tokens.accept(",") && !tokens.peek().is("}")) {
                throw tokens.unexpected(LABEL_MATCHING, "\",\" or \"}\"");
            }
        }
        tokens.next();
        return matchers;
    }

    private void matcher(List<Matcher> matchers) {
        Token label = tokens.peek();
        boolean quoted = label.is(TokenKind.STRING) && generation == Generation.THREE;
        if (!label.is(TokenKind.IDENTIFIER) && !quoted) {
            throw tokens.unexpected(LABEL_MATCHING, "identifier or \"}\"");
        }
        tokens.next();
        String name = quoted ? tokens.text(label) : label.text();
        Token symbol = tokens.peek();
        boolean alone = symbol.is(",") || symbol.is("}");
        if (quoted && alone) {
            matchers.add(new Matcher(Labels.NAME, Matcher.Op.EQUAL, name));
            return;
        }
        Matcher.Op op = Stream.of(Matcher.Op.values())
                .filter(each -> symbol.is(each.symbol()))
                .findAny()
                .orElseThrow(() -> tokens.unexpected(LABEL_MATCHING, "label matching operator"));
        tokens.next();
        if (!tokens.peek().is(TokenKind.STRING)) {
            throw tokens.unexpected(LABEL_MATCHING, "string");
        }
        Token value = tokens.next();
        try {
            matchers.add(new Matcher(name, op, tokens.text(value)));
        } catch (IllegalArgumentException badPattern) {
            problems.add(label.span().to(value.span()), badPattern.getMessage());
        }
    }

    /** A {@code [5m]} or {@code [5m:1m]} after an expression. */
    Expr range(Expr expr) {
        Span open = tokens.next().span();
        long range = positiveDuration("subquery or range selector", "duration");
        if (tokens.accept(":")) {
            long step = tokens.peek().is("]") ? 0 : positiveDuration("subquery selector", "duration or \"]\"");
            Span close = close("subquery selector", "\"]\"");
            return new Subquery(expr, range, step, TimeShift.NONE, expr.span().to(close));
        }
        Span brackets = open.to(close("subquery or range", "\":\" or \"]\""));
        if (!(expr instanceof VectorSelector selector)) {
            throw tokens.failure(brackets, "ranges only allowed for vector selectors");
        }
        if (selector.shift().offsetMillis() != 0) {
            throw tokens.failure(brackets, "no offset modifiers allowed before range");
        }
        if (selector.shift().anchored()) {
            throw tokens.failure(brackets, "no @ modifiers allowed before range");
        }
        return new MatrixSelector(selector, range, expr.span().to(brackets));
    }

    private Span close(String context, String expected) {
        if (!tokens.peek().is("]")) {
            throw tokens.unexpected(context, expected);
        }
        return tokens.next().span();
    }

    private long positiveDuration(String context, String expected) {
        Span span = tokens.peek().span();
        if (tokens.peek().is(TokenKind.NUMBER) && generation == Generation.TWO) {
            throw tokens.failure(span, "missing unit character in duration");
        }
        long millis = durations.duration(context, expected);
        if (millis <= 0) {
            throw tokens.failure(span, "duration must be greater than 0");
        }
        return millis;
    }

    /** An {@code offset 5m} after an expression. */
    Expr offset(Expr expr) {
        tokens.next();
        boolean negative = tokens.peek().is("-");
        if (negative || tokens.peek().is("+")) {
            tokens.next();
        }
        long millis = durations.duration("offset", generation == Generation.TWO ? "duration" : "number or duration");
        TimedExpr timed = timed(expr, "offset modifier");
        if (timed.shift().offsetMillis() != 0) {
            throw tokens.failure(expr.span(), "offset may not be set multiple times");
        }
        return shifted(timed, timed.shift().withOffset(negative ? -millis : millis));
    }

    /** An {@code @ 123} or {@code @ end()} after an expression. */
    Expr at(Expr expr) {
        tokens.next();
        TimedExpr timed = timed(expr, "@ modifier");
        if (timed.shift().anchored()) {
            throw tokens.failure(expr.span(), "@ <timestamp> may not be set multiple times");
        }
        if (tokens.peek().is("start") || tokens.peek().is("end")) {
            boolean start = tokens.next().is("start");
            tokens.expect("(", "@");
            tokens.expect(")", "@");
            return shifted(timed, timed.shift().from(start ? TimeShift.Anchor.START : TimeShift.Anchor.END));
        }
        return shifted(timed, timed.shift().at(timestamp()));
    }

    private long timestamp() {
        boolean negative = tokens.peek().is("-");
        if (negative || tokens.peek().is("+")) {
            tokens.next();
        }
        double seconds;
        if (tokens.peek().is(TokenKind.NUMBER)) {
            seconds = NumberText.number(tokens.next().text());
        } else if (tokens.peek().is(TokenKind.DURATION) && generation == Generation.THREE) {
            seconds = durations.duration(tokens.next()) / 1000.0;
        } else {
            throw tokens.unexpected("@", "timestamp");
        }
        if (!(Math.abs(seconds) < (double) Long.MAX_VALUE)) {
            throw tokens.failure(tokens.last(), "timestamp out of bounds for @ modifier");
        }
        return Math.round((negative ? -seconds : seconds) * 1000);
    }

    private TimedExpr timed(Expr expr, String modifier) {
        if (expr instanceof TimedExpr timed) {
            return timed;
        }
        throw tokens.failure(
                expr.span(),
                modifier + " must be preceded by an instant vector selector or range vector selector or a subquery");
    }

    private Expr shifted(TimedExpr expr, TimeShift shift) {
        return expr.shifted(shift, expr.span().to(tokens.last()));
    }
}
