package dev.tenfold.kernel;

import java.time.Duration;

/** Time since the start of a rehearsal. It stands still until the {@link Agenda} moves it, and never goes back. */
public final class VirtualClock {
    private long nowNanos;

    /** Time since start, nanoseconds, for inner loops. */
    public long nowNanos() {
        return nowNanos;
    }

    /** Time since start. */
    public Duration now() {
        return Duration.ofNanos(nowNanos);
    }

    void advanceTo(long timeNanos) {
        if (timeNanos < nowNanos) {
            throw new IllegalStateException("time would go back from " + nowNanos + " to " + timeNanos + " ns");
        }
        nowNanos = timeNanos;
    }
}
