package dev.tenfold.promql;

/**
 * What computes an expression, step after step. Plans form a tree as expressions do, and keep buffers between steps.
 */
interface Plan {
    /** The value at a moment, free of the plan's buffers. */
    QueryResult result(Moment moment);
}
