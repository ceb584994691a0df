package dev.tenfold.kernel;

import java.util.PriorityQueue;

/**
 * What is going to happen, ordered by time, then {@link Phase}, then booking number. Recurring entries keep their
 * booking number, so that the order within one instant is the same at every recurrence.
 */
public final class Agenda {
    private final VirtualClock clock;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long bookings;

    public Agenda(VirtualClock clock) {
        this.clock = clock;
    }

    /**
     * Books one action.
     *
     * @param timeNanos when, nanoseconds since start; not before now
     */
    public void at(long timeNanos, Phase phase, Runnable action) {
        book(timeNanos, 0, phase, action);
    }

    /**
     * Books an action that recurs for ever.
     *
     * @param firstNanos the first time, nanoseconds since start
     * @param periodNanos time between two recurrences, nanoseconds; above zero
     */
    public void every(long firstNanos, long periodNanos, Phase phase, Runnable action) {
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("periodNanos must be > 0, was " + periodNanos);
        }
        book(firstNanos, periodNanos, phase, action);
    }

    /** Whether anything is booked for {@code limitNanos} or earlier. */
    public boolean hasWorkBy(long limitNanos) {
        return !entries.isEmpty() && entries.peek().timeNanos <= limitNanos;
    }

    /** Moves the clock to the next entry and runs it. The only place where virtual time passes. */
    public void runNext() {
        Entry next = entries.remove();
        clock.advanceTo(next.timeNanos);
        next.action.run();
        if (next.periodNanos > 0) {
            next.timeNanos += next.periodNanos;
            entries.add(next);
        }
    }

    private void book(long timeNanos, long periodNanos, Phase phase, Runnable action) {
        if (timeNanos < clock.nowNanos()) {
            throw new IllegalArgumentException("timeNanos must be >= now, was " + timeNanos);
        }
        entries.add(new Entry(timeNanos, periodNanos, phase, bookings++, action));
    }

    private static final class Entry implements Comparable<Entry> {
        private long timeNanos;
        private final long periodNanos;
        private final Phase phase;
        private final long booking;
        private final Runnable action;

        private Entry(long timeNanos, long periodNanos, Phase phase, long booking, Runnable action) {
            this.timeNanos = timeNanos;
            this.periodNanos = periodNanos;
            this.phase = phase;
            this.booking = booking;
            this.action = action;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(timeNanos, other.timeNanos);
            if (byTime != 0) {
                return byTime;
            }
            int byPhase = phase.compareTo(other.phase);
            return byPhase != 0 ? byPhase : Long.compare(booking, other.booking);
        }
    }
}
