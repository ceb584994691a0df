package dev.tenfold.promql.function;

import dev.tenfold.metric.Staleness;

/** A function over the samples of a series within a time, such as {@code rate}. */
@FunctionalInterface
public interface RangeFunction {
    /** What a function answers that has nothing to say of a window: no element comes of it. */
    double NOTHING = Staleness.MARKER;

    /**
     * @param window at least one sample
     * @param parameters the function's other arguments, in order
     * @return the value, or {@link #NOTHING}
     */
    double apply(Window window, double[] parameters);

    /** Whether of values that only rise it looks at the first and the last, and at how many they are. */
    default boolean looksAtEnds() {
        return false;
    }

    /** Whether of a counter that only rises it would answer otherwise if all values were greater by as much. */
    default boolean heedsZero(Window window) {
        return true;
    }

    /**
     * By what it multiplies the gain of a counter that only rises, where it does not {@linkplain #heedsZero heed its
     * zero}: the same for all that are sampled at the same times. NaN if that is not all it does.
     *
     * @param window at least two samples
     */
    default double factor(Window window) {
        return Double.NaN;
    }
}
