package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;

/**
 * A sum that keeps what rounding loses: Kahan's, with Neumaier's improvement.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/util/kahansum/kahansum.go">util/kahansum</a>
 */
final class CompensatedSum {
    private final boolean forgetsAtInfinity;
    private double sum;
    private double lost;

    /** @param generation 3 drops the compensation of a sum that overflowed, 2 lets it become NaN */
    CompensatedSum(Generation generation) {
        this.forgetsAtInfinity = generation == Generation.THREE;
    }

    void start(double first) {
        sum = first;
        lost = 0;
    }

    void add(double value) {
        double next = sum + value;
        if (forgetsAtInfinity && Double.isInfinite(next)) {
            lost = 0;
        } else if (Math.abs(sum) >= Math.abs(value)) {
            lost += (sum - next) + value;
        } else {
            lost += (value - next) + sum;
        }
        sum = next;
    }

    void scale(double factor) {
        sum *= factor;
        lost *= factor;
    }

    void divide(double divisor) {
        sum /= divisor;
        lost /= divisor;
    }

    /** The sum as it is, without what was lost. */
    double rounded() {
        return sum;
    }

    /** The sum with what was lost; of an infinite one the sum alone, since what it lost is no number. */
    double total() {
        return Double.isInfinite(sum) ? sum : sum + lost;
    }

    /** The sum with what was lost, each divided. */
    double totalOver(double divisor) {
        return sum / divisor + lost / divisor;
    }

    /** The sum with what was lost, come what may. */
    double corrected() {
        return sum + lost;
    }
}
