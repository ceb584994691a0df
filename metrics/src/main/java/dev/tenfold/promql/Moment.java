package dev.tenfold.promql;

import dev.tenfold.promql.syntax.TimeShift;

/**
 * A moment of evaluation.
 *
 * @param nowMillis when
 * @param startMillis first step of the whole query, for {@code @ start()}
 * @param endMillis last step of the whole query, for {@code @ end()}
 */
record Moment(long nowMillis, long startMillis, long endMillis) {
    /** Another moment of the same query: a step of a subquery. */
    Moment at(long timeMillis) {
        return new Moment(timeMillis, startMillis, endMillis);
    }

    /** The time that a shifted selector looks at. */
    long shifted(TimeShift shift) {
        return shift.resolve(nowMillis, startMillis, endMillis);
    }
}
