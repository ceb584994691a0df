package dev.tenfold.promql.function;

/** {@code count}, and {@code group}, which is 1 for however many. */
final class CountAccumulator implements Accumulator {
    private final boolean one;
    private int count;

    CountAccumulator(boolean one) {
        this.one = one;
    }

    @Override
    public void reset() {
        count = 0;
    }

    @Override
    public void add(double value) {
        count = one ? 1 : count + 1;
    }

    @Override
    public void add(double value, int times) {
        count = one ? 1 : count + times;
    }

    @Override
    public double value(double unused) {
        return count;
    }
}
