package dev.tenfold.inject.safety;

import dev.tenfold.spelling.Figure;
import java.util.OptionalDouble;

/**
 * Where a value must lie.
 *
 * @param least the lowest that is good, itself included; empty if any is low enough
 * @param most the highest that is good, itself included; empty if any is high enough
 */
public record Bound(OptionalDouble least, OptionalDouble most) {
    public Bound {
        if (least.isEmpty() && most.isEmpty()) {
            throw new IllegalArgumentException("a bound must have a least or a most value");
        }
        if (Double.isNaN(least.orElse(0))
                || Double.isNaN(most.orElse(0))
                || least.isPresent() && most.isPresent() && least.getAsDouble() > most.getAsDouble()) {
            throw new IllegalArgumentException("a bound must not be empty, was " + least + " to " + most);
        }
    }

    /** Nothing above a value. */
    public static Bound atMost(double most) {
        return new Bound(OptionalDouble.empty(), OptionalDouble.of(most));
    }

    /** Nothing below a value. */
    public static Bound atLeast(double least) {
        return new Bound(OptionalDouble.of(least), OptionalDouble.empty());
    }

    /** Whether a number lies within. */
    boolean holds(double value) {
        return value >= least.orElse(Double.NEGATIVE_INFINITY) && value <= most.orElse(Double.POSITIVE_INFINITY);
    }

    /** As a person says it: {@code at most 0.05}. */
    @Override
    public String toString() {
        String low = least.isPresent() ? "at least " + Figure.plain(least.getAsDouble(), 6) : "";
        String high = most.isPresent() ? "at most " + Figure.plain(most.getAsDouble(), 6) : "";
        return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
    }
}
