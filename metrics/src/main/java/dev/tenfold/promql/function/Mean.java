package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/**
 * An average taken one value at a time. Generation 3 divides a compensated sum, and goes over to a running mean when
 * the sum overflows; generation 2 has only the running mean, compensated for {@code avg_over_time} and not for
 * {@code avg}.
 */
final class Mean {
    private final CompensatedSum sum;
    private final boolean running;
    private final boolean compensated;
    private boolean overflowed;
    private double plainMean;
    private double count;

    Mean(Generation generation, boolean compensated) {
        this.sum = new CompensatedSum(generation);
        this.running = generation == Generation.TWO;
        this.compensated = compensated;
    }

    void reset() {
        sum.start(0);
        overflowed = false;
        plainMean = 0;
        count = 0;
    }

    void add(double value) {
        count++;
        if (running) {
            addToRunning(value);
        } else if (count == 1) {
            sum.start(value);
        } else {
            addToSum(value);
        }
    }

    private void addToSum(double value) {
        if (!overflowed && !Double.isInfinite(sum.rounded() + value)) {
            sum.add(value);
            return;
        }
        if (!overflowed) {
            overflowed = true;
            sum.divide(count - 1);
        }
        sum.scale((count - 1) / count);
        sum.add(value / count);
    }

    private void addToRunning(double value) {
        double mean = compensated ? sum.rounded() : plainMean;
        boolean sameInfinity = Double.isInfinite(value) && mean > 0 == value > 0;
        if (Double.isInfinite(mean) && (sameInfinity || Double.isFinite(value))) {
            return;
        }
        double step = value / count - mean / count;
        if (compensated) {
            sum.add(step);
        } else {
            plainMean += step;
        }
    }

    double value() {
        if (running) {
            return compensated ? sum.total() : plainMean;
        }
        return overflowed ? sum.corrected() : sum.totalOver(count);
    }
}
