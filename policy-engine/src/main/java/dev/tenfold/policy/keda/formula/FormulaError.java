package dev.tenfold.policy.keda.formula;

/** A formula that cannot be understood, or not be worked out with the values it is given. */
public final class FormulaError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int at;

    FormulaError(int at, String rule) {
        super(rule + " at character " + (at + 1));
        this.at = at;
    }

    /** Where, as an index into the formula's text, from 0. */
    public int at() {
        return at;
    }

    /** The formula, and below it a caret under the character. */
    public String pointedAt(String formula) {
        String line = formula.replaceAll("\\s", " ");
        return line + "\n" + " ".repeat(Math.min(at, line.length())) + "^";
    }
}
