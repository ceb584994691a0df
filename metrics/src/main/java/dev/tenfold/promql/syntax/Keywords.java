package dev.tenfold.promql.syntax;

import java.util.Locale;
import java.util.Set;

/** Words with a meaning of their own, and which of them may name a metric all the same. */
final class Keywords {
    private static final Set<String> SET_OPERATORS = Set.of("and", "or", "unless");
    private static final Set<String> NEVER_A_METRIC =
            Set.of("on", "ignoring", "group_left", "group_right", "bool", "atan2");
    private static final Set<String> MAYBE_A_METRIC = Set.of("by", "without", "offset", "start", "end");

    private Keywords() {}

    static TokenKind kind(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (AggregateOp.named(lower) != null) {
            return TokenKind.AGGREGATOR;
        }
        if (SET_OPERATORS.contains(lower) || lower.equals("atan2")) {
            return TokenKind.OPERATOR;
        }
        if (NEVER_A_METRIC.contains(lower) || MAYBE_A_METRIC.contains(lower)) {
            return TokenKind.KEYWORD;
        }
        if (lower.equals("inf") || lower.equals("nan")) {
            return TokenKind.NUMBER;
        }
        return word.indexOf(':') >= 0 ? TokenKind.METRIC_IDENTIFIER : TokenKind.IDENTIFIER;
    }

    /** Whether a token can stand where a metric's name is wanted. */
    static boolean canNameMetric(Token token) {
        return switch (token.kind()) {
            case IDENTIFIER, METRIC_IDENTIFIER, AGGREGATOR -> true;
            case KEYWORD, OPERATOR -> isWord(token) && !NEVER_A_METRIC.contains(lower(token));
            default -> false;
        };
    }

    /** Whether a token can stand where a grouping label is wanted. */
    static boolean canNameLabel(Token token) {
        return switch (token.kind()) {
            case IDENTIFIER, METRIC_IDENTIFIER, AGGREGATOR, KEYWORD -> true;
            case OPERATOR -> isWord(token);
            default -> false;
        };
    }

    private static boolean isWord(Token token) {
        return Character.isLetter(token.text().charAt(0));
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }
}
