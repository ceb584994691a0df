package dev.tenfold.kernel;

import java.util.Arrays;

/**
 * What is going to happen, ordered by time, then {@link Phase}, then booking number. Recurring entries keep their
 * booking number, so that the order within one instant is the same at every recurrence.
 */
public final class Agenda {
    /** More bookings than this many bits can count nobody makes. */
    private static final int PHASE_SHIFT = 56;

    private final VirtualClock clock;
    /** A heap whose first entry is the next: most of the time it is booked anew at once, without leaving the heap. */
    private Entry[] heap = new Entry[16];

    private int size;
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
        return size > 0 && heap[0].timeNanos <= limitNanos;
    }

    /** Moves the clock to the next entry and runs it. The only place where virtual time passes. */
    public void runNext() {
        if (size == 0) {
            throw new IllegalStateException("nothing is booked");
        }
        Entry next = heap[0];
        clock.advanceTo(next.timeNanos);
        // Before it runs, since it may book: then the heap has to be in order.
        if (next.periodNanos > 0) {
            next.timeNanos += next.periodNanos;
        } else {
            heap[0] = heap[--size];
            heap[size] = null;
        }
        sink();
        next.action.run();
    }

    private void book(long timeNanos, long periodNanos, Phase phase, Runnable action) {
        if (timeNanos < clock.nowNanos()) {
            throw new IllegalArgumentException("timeNanos must be >= now, was " + timeNanos);
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        heap[size++] = new Entry(timeNanos, periodNanos, phase, bookings++, action);
        rise();
    }

    private void rise() {
        int child = size - 1;
        Entry entry = heap[child];
        while (child > 0 && entry.isBefore(heap[(child - 1) / 2])) {
            heap[child] = heap[(child - 1) / 2];
            child = (child - 1) / 2;
        }
        heap[child] = entry;
    }

    /** The first entry goes down to where it belongs. */
    private void sink() {
        int parent = 0;
        Entry entry = heap[0];
        for (int child = 1; child < size; child = 2 * parent + 1) {
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(entry)) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = entry;
    }

    private static final class Entry {
        private long timeNanos;
        private final long periodNanos;
        /** The phase, and within it the booking number. */
        private final long order;

        private final Runnable action;

        private Entry(long timeNanos, long periodNanos, Phase phase, long booking, Runnable action) {
            this.timeNanos = timeNanos;
            this.periodNanos = periodNanos;
            order = ((long) phase.ordinal() << PHASE_SHIFT) + booking;
            this.action = action;
        }

        private boolean isBefore(Entry other) {
            return timeNanos != other.timeNanos ? timeNanos < other.timeNanos : order < other.order;
        }
    }
}
