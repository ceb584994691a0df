package dev.tenfold.export;

import java.util.Map;

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
    }
}
