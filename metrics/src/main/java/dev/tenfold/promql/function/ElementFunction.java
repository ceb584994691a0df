package dev.tenfold.promql.function;

/** A function of one element's value, such as {@code ceil}. */
@FunctionalInterface
public interface ElementFunction {
    /**
     * @param value the element's value
     * @param parameters the function's other arguments, in order
     * @return the value, or {@link RangeFunction#NOTHING}
     */
    double apply(double value, double[] parameters);
}
