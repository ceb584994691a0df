package dev.tenfold.promql;

/** Computes an instant vector. */
interface VectorPlan extends Plan {
    /** The elements at a moment, in a buffer that is the plan's own and good until its next step. */
    Elements at(Moment moment);

    /**
     * The metric name that all elements have at every moment, empty if they have none; null if it isn't known. Where it
     * is known, dropping it cannot make two elements equal.
     */
    String metricName();

    @Override
    default QueryResult result(Moment moment) {
        return new QueryResult.Vector(at(moment).toSamples());
    }
}
