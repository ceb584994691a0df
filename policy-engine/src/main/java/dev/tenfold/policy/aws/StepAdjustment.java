package dev.tenfold.policy.aws;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One step of a step scaling policy as its author wrote it.
 *
 * @param lower lower bound, relative to the alarm's threshold; absent means without end
 * @param upper upper bound, relative to the alarm's threshold; absent means without end
 * @param amount of the adjustment; 0 is a range in which nothing happens
 */
public record StepAdjustment(OptionalDouble lower, OptionalDouble upper, int amount) {

    public StepAdjustment {
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
    }

    /** The lower bound as a number. */
    double from() {
        return lower.orElse(Double.NEGATIVE_INFINITY);
    }

    /** The upper bound as a number. */
    double to() {
        return upper.orElse(Double.POSITIVE_INFINITY);
    }

    /** Whether a metric so far above the threshold, or on it, is in the step: the upper bound is not. */
    boolean holdsAbove(double distance) {
        return from() <= distance && distance < to();
    }

    /** Whether a metric so far below the threshold, or on it, is in the step: the lower bound is not. */
    boolean holdsBelow(double distance) {
        return from() < distance && distance <= to();
    }
}
