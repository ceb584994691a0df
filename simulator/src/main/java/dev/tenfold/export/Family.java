package dev.tenfold.export;

import java.util.Map;

/**
 * One series of each subject, a pod or a service.
 *
 * @param name the metric's name, as the exporter calls it
 * @param labels beside those of the target
 * @param life while which it is published
 * @param reading its value
 * @param <S> the subject
 */
record Family<S>(String name, Map<String, String> labels, Life life, Reading<S> reading) {
    /** While which a series is published. */
    enum Life {
        /** As long as the pod exists. */
        EXISTS,
        /** As long as Prometheus tries to scrape it: also while a dead process is being restarted. */
        DISCOVERED,
        /** As long as the process runs. */
        RUNS
    }

    /** What a series tells of its subject. */
    @FunctionalInterface
    interface Reading<S> {
        /** The value now; NaN if there is no such series at the moment. */
        double of(S subject, long nowNanos);
    }
}
