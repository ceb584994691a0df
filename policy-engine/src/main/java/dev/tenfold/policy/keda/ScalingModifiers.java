package dev.tenfold.policy.keda;

import dev.tenfold.policy.keda.formula.Formula;
import dev.tenfold.policy.keda.formula.FormulaError;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code advanced.scalingModifiers}: one metric made of all triggers', as written.
 *
 * @param formula over the names of triggers; empty if not written
 * @param target of the formula's result; empty if not written
 * @param activationTarget that the result must be above for the target to run; empty means 0
 * @param metricType {@code AverageValue} or {@code Value}; empty means the former
 * @see <a href="https://keda.sh/docs/latest/reference/scaledobject-spec/#scalingmodifiers">scalingModifiers</a>
 */
public record ScalingModifiers(String formula, String target, String activationTarget, String metricType) {
    /** Modifiers of which nothing was written. */
    public static final ScalingModifiers NONE = new ScalingModifiers("", "", "", "");

    /** The metric that stands for all triggers. */
    public static final String METRIC = "composite-metric";

    private static final double MILLI = 1000;

    public ScalingModifiers {
        Objects.requireNonNull(formula, "formula");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(activationTarget, "activationTarget");
        Objects.requireNonNull(metricType, "metricType");
    }

    /** Whether anything was written. */
    public boolean areUsed() {
        return !equals(NONE);
    }

    /** Whether the target is per replica. */
    public boolean perReplica() {
        return !metricType.equals("Value");
    }

    /** The target as a number; empty if it is none above 0. */
    public OptionalDouble targetValue() {
        OptionalDouble value = number(target);
        return value.isPresent() && value.getAsDouble() > 0 ? value : OptionalDouble.empty();
    }

    /** The number that the result must be above; empty if what is written is no number. */
    public OptionalDouble activation() {
        return activationTarget.isEmpty() ? OptionalDouble.of(0) : number(activationTarget);
    }

    /** Whether a result makes the target run. */
    public boolean isActive(double composite) {
        return composite > activation().orElse(0);
    }

    /** Whether a fallback works with these modifiers: KEDA then takes only a whole number for a target. */
    public boolean allowFallback() {
        return !areUsed() || target.matches("\\+?\\d{1,18}") && targetValue().isPresent();
    }

    /**
     * The formula, checked.
     *
     * @param triggers names that it may use
     * @throws FormulaError if there is something wrong with it
     */
    public Formula compiled(Set<String> triggers) {
        return Formula.of(formula, triggers);
    }

    /**
     * What the formula gives, in thousandths, cut off.
     *
     * @param compiled the formula
     * @param values of the triggers by name; one that failed for good is empty
     * @param fallback which decides if the formula comes to nil
     * @return empty if it comes to nil and no fallback says what then
     * @throws FormulaError if the formula does not work out
     */
    public OptionalLong compositeMilli(
            Formula compiled, Map<String, OptionalDouble> values, Optional<Fallback> fallback) {
        OptionalDouble result = compiled.of(values);
        if (result.isPresent()) {
            return OptionalLong.of(milli(result.getAsDouble()));
        }
        return fallback.filter(each -> each.behavior() == FallbackBehavior.SCALING_MODIFIERS)
                .map(each ->
                        OptionalLong.of(milli(each.replicas() * targetValue().orElse(0))))
                .orElse(OptionalLong.empty());
    }

    /** As Go converts: what has no place in 64 bits becomes the least number there is. */
    private static long milli(double value) {
        double milli = value * MILLI;
        return Math.abs(milli) < 0x1p63 ? (long) milli : Long.MIN_VALUE;
    }

    private static OptionalDouble number(String text) {
        try {
            return text.isEmpty() || !text.equals(text.strip()) || text.matches(".*[dDfF]")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }
}
