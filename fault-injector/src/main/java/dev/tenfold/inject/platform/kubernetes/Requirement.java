package dev.tenfold.inject.platform.kubernetes;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a selector asks of one label.
 *
 * @param key the label
 * @param op how it is compared
 * @param values with what; empty for {@code EXISTS} and {@code MISSING}
 */
record Requirement(String key, Op op, Set<String> values) {
    /** How a label is compared. A label that is not there is in no set, and so passes {@code !=} and {@code notin}. */
    enum Op {
        IN,
        NOT_IN,
        EXISTS,
        MISSING,
        GREATER,
        LESS
    }

    Requirement {
        values = new TreeSet<>(values);
        if ((op == Op.GREATER || op == Op.LESS) && !values.stream().allMatch(Requirement::whole)) {
            throw Refusal.badRequest("unable to parse requirement: values: Invalid value: for 'Gt', 'Lt' operators,"
                    + " the value must be an integer");
        }
    }

    /** @param value the label's value; null if the object lacks it */
    boolean accepts(String value) {
        return switch (op) {
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case MISSING -> value == null;
            case GREATER -> value != null && whole(value) && Long.parseLong(value) > bound();
            case LESS -> value != null && whole(value) && Long.parseLong(value) < bound();
        };
    }

    private long bound() {
        return Long.parseLong(values.iterator().next());
    }

    private static boolean whole(String text) {
        return text.matches("[+-]?[0-9]{1,18}");
    }
}
