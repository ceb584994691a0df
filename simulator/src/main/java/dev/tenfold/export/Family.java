package dev.tenfold.export;

import dev.tenfold.metric.Staleness;
import java.util.Map;
import java.util.Optional;

/**
 * One series of each subject, a pod or a service.
 *
 * @param name the metric's name, as the exporter calls it
 * @param labels beside those of the target
 * @param reading its value
 * @param <S> the subject
 */
record Family<S>(String name, Map<String, String> labels, Reading<S> reading) {
    /** What a series tells of its subject. */
    @FunctionalInterface
    interface Reading<S> {
        /** The value now; NaN if there is no such series at the moment. */
        double of(S subject, long nowNanos);

        /** Has its value stand in a row, {@link Staleness#MARKER} if there is none. */
        default void write(S subject, long nowNanos, double[] row, int column) {
            double value = of(subject, nowNanos);
            row[column] = Double.isNaN(value) ? Staleness.MARKER : value;
        }

        /** What writes this value and, in the columns that follow, another reading's; empty if nothing does at once. */
        default Optional<Reading<S>> with(Reading<S> next) {
            return Optional.empty();
        }
    }
}
