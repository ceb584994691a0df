package dev.tenfold.promql;

import dev.tenfold.promql.syntax.TimeShift;

/** How far back a query looks: through the subqueries it nests, offsets, ranges and the lookback. */
final class Reach {
    private long millis;
    private Origin origin = new Origin(0, false);

    /** How far back the enclosing subqueries begin, and whether that is from a time of their own. */
    record Origin(long millis, boolean anchored) {}

    /** Notes a selector. */
    void look(TimeShift shift, long rangeMillis) {
        boolean anchored = origin.anchored() || shift.anchored();
        long back = origin.millis() + shift.offsetMillis() + rangeMillis;
        millis = Math.max(millis, anchored ? Long.MAX_VALUE : back);
    }

    /** Enters a subquery; returns what to go back to. */
    Origin within(TimeShift shift, long rangeMillis) {
        Origin outside = origin;
        origin = new Origin(
                outside.millis() + shift.offsetMillis() + rangeMillis, outside.anchored() || shift.anchored());
        return outside;
    }

    void returnTo(Origin outside) {
        origin = outside;
    }

    long millis() {
        return millis;
    }
}
