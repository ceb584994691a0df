package dev.tenfold.policy.keda;

import dev.tenfold.policy.keda.TriggerFinding.Kind;
import dev.tenfold.policy.keda.formula.Formula;
import dev.tenfold.policy.keda.formula.FormulaError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the triggers come to together, under {@code scalingModifiers}.
 *
 * @param milli the result in thousandths; empty if there is none
 * @param error why there is none; empty if there is one
 */
public record Composite(OptionalLong milli, String error) {
    private static final double MILLI = 1000;

    public Composite {
        Objects.requireNonNull(milli, "milli");
        Objects.requireNonNull(error, "error");
    }

    /** The result as a number. */
    public OptionalDouble value() {
        return milli.isPresent() ? OptionalDouble.of(milli.getAsLong() / MILLI) : OptionalDouble.empty();
    }

    /**
     * Works the formula out; a fallback in effect takes its place.
     *
     * @param findings of all triggers, in the order of the object
     */
    static Composite of(ScaledObject object, Formula formula, List<TriggerFinding> findings) {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            TriggerFinding finding = findings.get(i);
            if (finding.failed()) {
                return new Composite(OptionalLong.empty(), finding.words());
            }
            if (finding.kind() == Kind.FALLBACK) {
                return new Composite(finding.metricMilli(), "");
            }
            String name = object.triggers().get(i).name().orElse("");
            if (finding.kind() != Kind.RESOURCE && !name.isEmpty()) {
                OptionalLong milli = finding.metricMilli();
                values.put(
                        name,
                        milli.isPresent() ? OptionalDouble.of(milli.getAsLong() / MILLI) : OptionalDouble.empty());
            }
        }
        try {
            OptionalLong milli = object.modifiers().compositeMilli(formula, values, object.fallbackInForce());
            return new Composite(milli, milli.isPresent() ? "" : "the formula comes to nil");
        } catch (FormulaError failed) {
            return new Composite(OptionalLong.empty(), "the formula does not work out: " + failed.getMessage());
        }
    }

    /** What it came to, in a few words with the numbers. */
    String words(ScalingModifiers modifiers) {
        return milli.isEmpty()
                ? error
                : "the formula " + modifiers.formula() + " gives "
                        + TriggerFinding.number(value().getAsDouble()) + ", active above "
                        + TriggerFinding.number(modifiers.activation().orElse(0));
    }
}
