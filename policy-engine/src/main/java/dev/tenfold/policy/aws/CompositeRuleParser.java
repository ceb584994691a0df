package dev.tenfold.policy.aws;

import java.util.Locale;

/**
 * Reads the rule of a composite alarm. {@code NOT} binds tighter than {@code AND}, and that tighter than {@code OR}.
 */
final class CompositeRuleParser {
    private static final String ARN_OF_ALARM = ":alarm:";

    private final String text;
    private int position;

    CompositeRuleParser(String text) {
        this.text = text;
    }

    CompositeRule parse() {
        CompositeRule rule = either();
        skipBlanks();
        if (position < text.length()) {
            throw wrong("AND, OR or the end");
        }
        return rule;
    }

    private CompositeRule either() {
        CompositeRule left = both();
        while (takesWord("OR")) {
            left = new CompositeRule.Or(left, both());
        }
        return left;
    }

    private CompositeRule both() {
        CompositeRule left = one();
        while (takesWord("AND")) {
            left = new CompositeRule.And(left, one());
        }
        return left;
    }

    private CompositeRule one() {
        if (takesWord("NOT")) {
            return new CompositeRule.Not(one());
        }
        if (takes('(')) {
            CompositeRule inner = either();
            require(')');
            return inner;
        }
        if (takesWord("TRUE")) {
            return new CompositeRule.Constant(true);
        }
        if (takesWord("FALSE")) {
            return new CompositeRule.Constant(false);
        }
        for (AlarmState state : AlarmState.values()) {
            if (takesWord(state.name())) {
                require('(');
                String alarm = alarmName();
                require(')');
                return new CompositeRule.InState(state, alarm);
            }
        }
        throw wrong("ALARM(...), OK(...), INSUFFICIENT_DATA(...), TRUE, FALSE, NOT or (");
    }

    /** A name, in quotes or up to the parenthesis; of an ARN the part that names the alarm. */
    private String alarmName() {
        skipBlanks();
        int start = position;
        boolean quoted = takes('"') || takes('\'');
        char end = quoted ? text.charAt(position - 1) : ')';
        int from = position;
        position = text.indexOf(end, from);
        if (position < 0) {
            position = start;
            throw wrong("the name of an alarm and then " + end);
        }
        String name = text.substring(from, position).strip();
        position += quoted ? 1 : 0;
        if (name.isEmpty()) {
            throw wrong("the name of an alarm");
        }
        int arn = name.startsWith("arn:") ? name.indexOf(ARN_OF_ALARM) : -1;
        return arn < 0 ? name : name.substring(arn + ARN_OF_ALARM.length());
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private boolean takes(char wanted) {
        skipBlanks();
        boolean there = position < text.length() && text.charAt(position) == wanted;
        position += there ? 1 : 0;
        return there;
    }

    private void require(char wanted) {
        if (!takes(wanted)) {
            throw wrong(String.valueOf(wanted));
        }
    }

    /** Takes a word that ends where it ends: {@code OK} is not the beginning of {@code OKAY}. */
    private boolean takesWord(String word) {
        skipBlanks();
        int end = position + word.length();
        boolean there = text.regionMatches(true, position, word, 0, word.length())
                && (end == text.length() || !isPartOfWord(text.charAt(end)));
        position = there ? end : position;
        return there;
    }

    private static boolean isPartOfWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private IllegalArgumentException wrong(String wanted) {
        String found = position < text.length() ? text.substring(position).split("\\s", 2)[0] : "the end";
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "AlarmRule, column %d: must be %s, was %s", position + 1, wanted, found));
    }
}
