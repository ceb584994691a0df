package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.AggregateOp;
import dev.tenfold.promql.syntax.Generation;

/** One group of an aggregation, fed a value at a time. */
public interface Accumulator {
    /** Begins a new step. */
    void reset();

    /** Takes a value in. */
    void add(double value);

    /** Takes in a value that occurs as many times. */
    default void add(double value, int times) {
        for (int i = 0; i < times; i++) {
            add(value);
        }
    }

    /**
     * What became of the values; at least one was added.
     *
     * @param parameter of those that take one, such as the quantile
     */
    double value(double parameter);

    /** A new accumulator for an operator that yields one value a group. */
    static Accumulator of(AggregateOp op, Generation generation) {
        return switch (op) {
            case SUM -> new SumAccumulator(generation);
            case AVG -> new MeanAccumulator(generation);
            case COUNT -> new CountAccumulator(false);
            case GROUP -> new CountAccumulator(true);
            case MIN -> new ExtremeAccumulator(-1);
            case MAX -> new ExtremeAccumulator(1);
            case STDDEV -> new VarianceAccumulator(generation, true);
            case STDVAR -> new VarianceAccumulator(generation, false);
            case QUANTILE -> new QuantileAccumulator(generation);
            case TOPK, BOTTOMK, COUNT_VALUES ->
                throw new IllegalArgumentException(op.symbol() + " yields more than one value a group");
        };
    }
}
