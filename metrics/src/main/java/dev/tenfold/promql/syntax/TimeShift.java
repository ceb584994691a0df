package dev.tenfold.promql.syntax;

/**
 * Where in time a selector or subquery looks instead of at the moment of evaluation: {@code offset 5m}, {@code @
 * 1609746000}, or both.
 *
 * @param offsetMillis how much earlier; negative looks ahead; 0 if there is no offset
 * @param anchor what the offset counts from
 * @param atMillis the time of a {@link Anchor#FIXED} anchor; 0 otherwise
 */
public record TimeShift(long offsetMillis, Anchor anchor, long atMillis) {
    /** No shift at all. */
    public static final TimeShift NONE = new TimeShift(0, Anchor.NOW, 0);

    /** What a time is counted from. */
    public enum Anchor {
        /** The moment of evaluation. */
        NOW,
        /** {@code @ 123}. */
        FIXED,
        /** {@code @ start()}: the beginning of a range query. */
        START,
        /** {@code @ end()}. */
        END
    }

    /** This shift with an offset. */
    public TimeShift withOffset(long millis) {
        return new TimeShift(millis, anchor, atMillis);
    }

    /** This shift at a fixed time. */
    public TimeShift at(long millis) {
        return new TimeShift(offsetMillis, Anchor.FIXED, millis);
    }

    /** This shift from the beginning or end of the query. */
    public TimeShift from(Anchor queryEdge) {
        return new TimeShift(offsetMillis, queryEdge, 0);
    }

    /** The time looked at, given the moment of evaluation and the edges of the whole query. */
    public long resolve(long nowMillis, long startMillis, long endMillis) {
        long from = switch (anchor) {
            case NOW -> nowMillis;
            case FIXED -> atMillis;
            case START -> startMillis;
            case END -> endMillis;
        };
        return from - offsetMillis;
    }

    /** Whether it looks at the same time at each step of a range query. */
    public boolean anchored() {
        return anchor != Anchor.NOW;
    }
}
