package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/** {@code sum}: compensated since generation 3 (2.54). */
final class SumAccumulator implements Accumulator {
    private final CompensatedSum sum;
    private final boolean compensated;
    private boolean started;

    SumAccumulator(Generation generation) {
        this.sum = new CompensatedSum(generation);
        this.compensated = generation == Generation.THREE;
    }

    @Override
    public void reset() {
        started = false;
    }

    @Override
    public void add(double value) {
        if (started) {
            sum.add(value);
        } else {
            sum.start(value);
            started = true;
        }
    }

    @Override
    public void add(double value, int times) {
        add(value * times);
    }

    @Override
    public double value(double unused) {
        return compensated ? sum.corrected() : sum.rounded();
    }
}
