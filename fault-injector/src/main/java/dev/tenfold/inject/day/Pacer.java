package dev.tenfold.inject.day;

import java.time.Duration;

/**
 * Which instant of the course's clock is due when. Ticks come at even intervals; while paused they show the same one.
 */
final class Pacer {
    private final long intervalNanos;
    private final Duration step;
    private final Duration until;
    private Duration shown;
    private long tick = -1;
    private boolean started;

    /**
     * @param from the first instant that is shown
     * @param until the last
     * @param step between two
     * @param speed of the course's clock over the wall clock
     */
    Pacer(Duration from, Duration until, Duration step, double speed) {
        this.step = step;
        this.until = until;
        shown = from;
        intervalNanos = Math.max(1, Math.round(step.toNanos() / speed));
    }

    /** Goes on to the next tick. */
    void advance(boolean paused) {
        tick++;
        if (started && !paused) {
            Duration next = shown.plus(step);
            shown = next.compareTo(until) > 0 ? until : next;
        }
        started = true;
    }

    /** The instant of the course's clock that this tick shows. */
    Duration shown() {
        return shown;
    }

    /** When this tick is due, nanoseconds since the first. */
    long dueNanos() {
        return Math.max(0, tick) * intervalNanos;
    }

    /** When the next tick is due, nanoseconds since the first. */
    long nextDueNanos() {
        return (tick + 1) * intervalNanos;
    }

    /** Between two ticks. */
    long intervalNanos() {
        return intervalNanos;
    }

    /** Whether the last instant is shown. */
    boolean isLast() {
        return started && shown.compareTo(until) >= 0;
    }
}
