package dev.tenfold.policy.keda.formula;

import dev.tenfold.policy.keda.formula.Value.Fraction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A formula over the values of triggers, checked: it knows every name in it and gives a number.
 *
 * @see <a href="https://expr-lang.org/docs/language-definition">expr's language definition</a>
 */
public final class Formula {
    /** What KEDA tries a formula with before it accepts it. */
    private static final double TRIAL = -1;

    private final String text;
    private final Term term;

    private Formula(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    /**
     * Reads a formula, and tries it with -1 for each trigger, as KEDA's webhook does.
     *
     * @param text as written
     * @param triggers the names that it may use
     * @throws FormulaError if it is none, uses another name, or gives something else than a number
     */
    public static Formula of(String text, Set<String> triggers) {
        Formula formula = new Formula(Objects.requireNonNull(text, "text"), Parser.parse(text, triggers));
        Map<String, OptionalDouble> trial = new LinkedHashMap<>();
        triggers.forEach(name -> trial.put(name, OptionalDouble.of(TRIAL)));
        formula.of(trial);
        return formula;
    }

    /** As written. */
    public String text() {
        return text;
    }

    /**
     * Works the formula out.
     *
     * @param values of the triggers by name; one that is empty is nil
     * @return the number; empty if it comes to nil
     * @throws FormulaError if it does not work out with these values, such as a sum with nil
     */
    public OptionalDouble of(Map<String, OptionalDouble> values) {
        Map<String, Value> names = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> names.put(name, value.isPresent() ? new Fraction(value.getAsDouble()) : Value.NIL));
        Value result = term.in(new Scope(names, Value.NIL));
        if (result == Value.NIL) {
            return OptionalDouble.empty();
        }
        if (!result.isNumber()) {
            throw new FormulaError(0, "the formula must give a number, not " + result.kind());
        }
        return OptionalDouble.of(result.asDouble());
    }

    @Override
    public String toString() {
        return text;
    }
}
