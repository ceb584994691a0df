package dev.tenfold.promql.function;

/** {@code min} and {@code max}: NaN only if there is nothing else. */
final class ExtremeAccumulator implements Accumulator {
    private final int direction;
    private double extreme;

    /** @param direction 1 for the greatest, -1 for the least */
    ExtremeAccumulator(int direction) {
        this.direction = direction;
    }

    @Override
    public void reset() {
        extreme = Double.NaN;
    }

    @Override
    public void add(double value) {
        if (direction > 0 ? extreme < value : extreme > value) {
            extreme = value;
        } else if (Double.isNaN(extreme)) {
            extreme = value;
        }
    }

    @Override
    public void add(double value, int times) {
        add(value);
    }

    @Override
    public double value(double unused) {
        return extreme;
    }
}
