package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
import java.util.Optional;

/**
 * Buckets of a histogram that follow one upon another.
 *
 * @param histogram its number among the {@linkplain Latencies#add histograms}
 * @param outcome how the requests ended that it counts
 * @param share how many of the requests belong to it, 0..1
 * @param first the number of the first bound
 * @param end one more than the number of the last
 * @param <S> a pod or a service
 */
record Buckets<S extends Counted>(int histogram, Outcome outcome, double share, int first, int end)
        implements Reading<S> {
    /** The first of them. */
    @Override
    public double of(S subject, long nowNanos) {
        return subject.traffic().buckets(histogram, outcome)[first] * share;
    }

    @Override
    public void write(S subject, long nowNanos, double[] row, int column) {
        double[] counts = subject.traffic().buckets(histogram, outcome);
        for (int i = first; i < end; i++) {
            row[column + i - first] = counts[i] * share;
        }
    }

    @Override
    public Optional<Reading<S>> with(Reading<S> next) {
        return next instanceof Buckets<S> more && more.equals(new Buckets<S>(histogram, outcome, share, end, end + 1))
                ? Optional.of(new Buckets<>(histogram, outcome, share, first, more.end()))
                : Optional.empty();
    }
}
