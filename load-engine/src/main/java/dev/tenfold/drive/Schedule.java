package dev.tenfold.drive;

/** Moments at which something is meant to be sent, ascending. Each worker has one of its own. */
public interface Schedule {
    /** There is no next moment. */
    long NEVER = Long.MAX_VALUE;

    /** The next moment, nanoseconds since start, or {@link #NEVER}, again and again. */
    long next();

    /** Moments that were written down beforehand, such as those of a recording. */
    static Schedule of(long... momentsNanos) {
        return new Schedule() {
            private int next;

            @Override
            public long next() {
                return next < momentsNanos.length ? momentsNanos[next++] : NEVER;
            }
        };
    }
}
