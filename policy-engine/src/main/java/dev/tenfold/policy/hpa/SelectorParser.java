package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.LabelSelector.Operator;
import dev.tenfold.policy.hpa.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads selectors in the text form that scale subresources carry, such as {@code app=web,tier in (a,b),!canary}.
 *
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/labels/selector.go">labels/selector.go</a>
 */
final class SelectorParser {
    private static final String NAME = "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final String KEY = "(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?" + NAME;
    private static final Pattern VALUE = Pattern.compile("(?:" + NAME + ")?");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*(" + KEY + ")");
    private static final Pattern COMPARISON = Pattern.compile("(" + KEY + ")\\s*(==|=|!=|>|<)\\s*(\\S*)");
    private static final Pattern MEMBERSHIP = Pattern.compile("(" + KEY + ")\\s+(in|notin)\\s*\\(([^()]*)\\)");

    private SelectorParser() {}

    /** The selector that a text stands for; empty where it is not one. */
    static Optional<LabelSelector> parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : parts(text)) {
            Optional<Requirement> requirement = requirement(part.strip());
            if (requirement.isEmpty()) {
                return Optional.empty();
            }
            requirements.add(requirement.get());
        }
        return Optional.of(new LabelSelector(requirements));
    }

    /** Splits at the commas outside brackets. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean inBrackets = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == ')') {
                inBrackets = c == '(';
            } else if (c == ',' && !inBrackets) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static Optional<Requirement> requirement(String part) {
        Matcher existence = EXISTENCE.matcher(part);
        if (existence.matches()) {
            Operator operator = existence.group(1).isEmpty() ? Operator.EXISTS : Operator.DOES_NOT_EXIST;
            return Optional.of(new Requirement(existence.group(2), operator, List.of()));
        }
        Matcher membership = MEMBERSHIP.matcher(part);
        if (membership.matches()) {
            Operator operator = membership.group(2).equals("in") ? Operator.IN : Operator.NOT_IN;
            return valid(membership.group(1), operator, values(membership.group(3)));
        }
        Matcher comparison = COMPARISON.matcher(part);
        return comparison.matches()
                ? valid(comparison.group(1), operatorOf(comparison.group(2)), List.of(comparison.group(3)))
                : Optional.empty();
    }

    private static Operator operatorOf(String sign) {
        return switch (sign) {
            case "!=" -> Operator.NOT_IN;
            case ">" -> Operator.GREATER_THAN;
            case "<" -> Operator.LESS_THAN;
            default -> Operator.IN;
        };
    }

    private static List<String> values(String list) {
        List<String> values = new ArrayList<>();
        for (String value : list.split(",", -1)) {
            values.add(value.strip());
        }
        return values;
    }

    private static Optional<Requirement> valid(String key, Operator operator, List<String> values) {
        boolean ordered = operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN;
        for (String value : values) {
            if (!VALUE.matcher(value).matches() || (ordered && !value.matches("[0-9]{1,18}"))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Requirement(key, operator, values));
    }
}
