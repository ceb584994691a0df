package dev.tenfold.service;

/**
 * How a service turns requests away before its walls do, the lowest priority first: {@link Priority#LOW} where what it
 * looks at would rise above the mark, {@link Priority#NORMAL} half-way between the mark and the wall,
 * {@link Priority#HIGH} never.
 *
 * @param above the mark, as a share of the wall; 0..1
 * @param of what it looks at
 */
public record Shedding(double above, Gauge of) {
    /** What a service looks at when it sheds. */
    public enum Gauge {
        /** Requests in it over its slots. */
        SLOTS,
        /** Requests that wait for a slot over the places where they wait. */
        QUEUE,
        /** CPU in use over the cores of ready replicas. */
        CPU
    }

    public Shedding {
        if (!(above >= 0) || above > 1) {
            throw new IllegalArgumentException("above must be 0 % to 100 %");
        }
    }

    /** The mark of a priority, as a share of the wall; infinite for what is never shed. */
    public double markOf(Priority priority) {
        return switch (priority) {
            case LOW -> above;
            case NORMAL -> (above + 1) / 2;
            case HIGH -> Double.POSITIVE_INFINITY;
        };
    }
}
