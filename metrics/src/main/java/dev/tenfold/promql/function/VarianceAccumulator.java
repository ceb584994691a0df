package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/** {@code stdvar} and {@code stddev} of the population, by Welford's method. */
final class VarianceAccumulator implements Accumulator {
    private final boolean nanOfOne;
    private final boolean root;
    private double count;
    private double mean;
    private double squares;

    VarianceAccumulator(Generation generation, boolean root) {
        this.nanOfOne = generation == Generation.THREE;
        this.root = root;
    }

    @Override
    public void reset() {
        count = 0;
    }

    @Override
    public void add(double value) {
        count++;
        if (count == 1) {
            mean = value;
            // Generation 2 finds no spread in a lone NaN or infinity.
            squares = nanOfOne && !Double.isFinite(value) ? Double.NaN : 0;
            return;
        }
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    @Override
    public double value(double unused) {
        return root ? Math.sqrt(squares / count) : squares / count;
    }
}
