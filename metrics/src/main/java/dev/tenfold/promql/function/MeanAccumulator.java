package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/** {@code avg}. */
final class MeanAccumulator implements Accumulator {
    private final Mean mean;

    MeanAccumulator(Generation generation) {
        this.mean = new Mean(generation, false);
    }

    @Override
    public void reset() {
        mean.reset();
    }

    @Override
    public void add(double value) {
        mean.add(value);
    }

    @Override
    public double value(double unused) {
        return mean.value();
    }
}
