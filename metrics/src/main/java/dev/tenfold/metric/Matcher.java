package dev.tenfold.metric;

import java.util.Objects;

/**
 * What a selector asks of one label, as {@code {job=~"api|web"}} does. A label that a series lacks counts as empty, so
 * {@code {x!="y"}} accepts series without {@code x}.
 */
public final class Matcher {
    /** How the value is compared. */
    public enum Op {
        EQUAL("="),
        NOT_EQUAL("!="),
        REGEX("=~"),
        NOT_REGEX("!~");

        private final String symbol;

        Op(String symbol) {
            this.symbol = symbol;
        }

        /** As PromQL spells it. */
        public String symbol() {
            return symbol;
        }

        private boolean negated() {
            return this == NOT_EQUAL || this == NOT_REGEX;
        }

        private boolean byPattern() {
            return this == REGEX || this == NOT_REGEX;
        }
    }

    private final String name;
    private final Op op;
    private final String value;
    private final LabelPattern pattern;

    /**
     * @param name the label
     * @param op how it is compared
     * @param value with what: a text or a regular expression that must match the whole of the label's value
     * @throws IllegalArgumentException if the regular expression is none
     */
    public Matcher(String name, Op op, String value) {
        this.name = Objects.requireNonNull(name, "name");
        this.op = Objects.requireNonNull(op, "op");
        this.value = Objects.requireNonNull(value, "value");
        this.pattern = op.byPattern() ? LabelPattern.compile(value) : null;
    }

    public String name() {
        return name;
    }

    public Op op() {
        return op;
    }

    public String value() {
        return value;
    }

    /** Whether a label's value is accepted; empty stands for a label that is not there. */
    public boolean matches(String candidate) {
        boolean same = pattern == null ? value.equals(candidate) : pattern.matches(candidate);
        return same != op.negated();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher that && name.equals(that.name) && op == that.op && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, op, value);
    }

    @Override
    public String toString() {
        return name + op.symbol() + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
