package dev.tenfold.promql.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads what modifies an operator or a selector: groupings, matchings, durations. */
final class ModifierParser {
    private final Tokens tokens;
    private final Generation generation;

    ModifierParser(Tokens tokens, Generation generation) {
        this.tokens = tokens;
        this.generation = generation;
    }

    Grouping grouping() {
        if (!tokens.peek().is("by") && !tokens.peek().is("without")) {
            return Grouping.NONE;
        }
        boolean without = tokens.next().is("without");
        return new Grouping(true, without, labels());
    }

    Matching matching() {
        if (!tokens.peek().is("on") && !tokens.peek().is("ignoring")) {
            return Matching.ALL_LABELS;
        }
        boolean on = tokens.next().is("on");
        Matching matching = new Matching(Matching.Cardinality.ONE_TO_ONE, on, labels(), List.of());
        if (tokens.accept("group_left")) {
            return matching.grouped(Matching.Cardinality.MANY_TO_ONE, included());
        }
        if (tokens.accept("group_right")) {
            return matching.grouped(Matching.Cardinality.ONE_TO_MANY, included());
        }
        return matching;
    }

    private List<String> included() {
        return tokens.peek().is("(") ? labels() : List.of();
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        tokens.expect("(", "grouping opts");
        while (!tokens.peek().is(")")) {
            labels.add(label());
            if (!tokens.accept(",") && !tokens.peek().is(")")) {
                throw tokens.unexpected("grouping opts", "\",\" or \")\"");
            }
        }
        tokens.next();
        return labels;
    }

    private String label() {
        Token token = tokens.peek();
        if (token.is(TokenKind.STRING) && generation == Generation.THREE) {
            return tokens.text(tokens.next());
        }
        if (!Keywords.canNameLabel(token)) {
            throw tokens.unexpected("grouping opts", "label");
        }
        if (token.is(TokenKind.METRIC_IDENTIFIER) && generation == Generation.TWO) {
            throw tokens.failure(token.span(), "invalid label name for grouping: \"" + token.text() + "\"");
        }
        return tokens.next().text();
    }

    /** Milliseconds of a duration token. */
    long duration(Token token) {
        try {
            return NumberText.durationMillis(token.text());
        } catch (IllegalArgumentException bad) {
            throw tokens.failure(token.span(), bad.getMessage());
        }
    }

    /** Milliseconds of the duration, or since generation 3 the number of seconds, that comes next. */
    long duration(String context, String expected) {
        Token token = tokens.peek();
        if (token.is(TokenKind.DURATION)) {
            return duration(tokens.next());
        }
        if (!token.is(TokenKind.NUMBER) || generation == Generation.TWO) {
            throw tokens.unexpected(context, expected);
        }
        double millis = NumberText.number(tokens.next().text()) * 1000;
        if (!(Math.abs(millis) < NumberText.MOST_MILLIS)) {
            throw tokens.failure(token.span(), "duration out of range");
        }
        return (long) millis;
    }
}
