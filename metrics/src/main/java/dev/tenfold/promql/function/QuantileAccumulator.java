package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;
import java.util.Arrays;

/** {@code quantile}: keeps the values of a step. */
final class QuantileAccumulator implements Accumulator {
    private final Generation generation;
    private double[] values = new double[16];
    private int size;

    QuantileAccumulator(Generation generation) {
        this.generation = generation;
    }

    @Override
    public void reset() {
        size = 0;
    }

    @Override
    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    @Override
    public double value(double q) {
        return Quantile.of(q, values, size, generation);
    }
}
