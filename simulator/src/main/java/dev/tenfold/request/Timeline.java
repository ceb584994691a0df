package dev.tenfold.request;

import java.util.Arrays;

/**
 * What is going to happen to requests, the earliest first: a heap of four children a node over plain numbers. Its order
 * within one instant is a matter of what was booked before, so that it is the same in every run.
 */
final class Timeline {
    private static final int CHILDREN = 4;

    private long[] times = new long[256];
    private long[] events = new long[256];
    private int size;

    /** When the next thing happens, nanoseconds since start; {@link Long#MAX_VALUE} if nothing is booked. */
    long nextNanos() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Books an event, as {@link Event} spells it. */
    void book(long atNanos, long event) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
        }
        rise(size++, atNanos, event);
    }

    /** Takes the next event out. */
    long take() {
        long event = events[0];
        size--;
        if (size > 0) {
            sink(0, times[size], events[size]);
        }
        return event;
    }

    /** Events that are booked, in no order. */
    int size() {
        return size;
    }

    long event(int index) {
        return events[index];
    }

    long timeNanos(int index) {
        return times[index];
    }

    /** Moves an event in time; {@link #order} has to be called before anything else. */
    void move(int index, long atNanos) {
        times[index] = atNanos;
    }

    /** Puts everything in order again after moves. */
    void order() {
        for (int i = (size - 2) / CHILDREN; size > 1 && i >= 0; i--) {
            sink(i, times[i], events[i]);
        }
    }

    private void rise(int from, long atNanos, long event) {
        long[] t = times;
        int child = from;
        while (child > 0) {
            int parent = (child - 1) / CHILDREN;
            if (t[parent] <= atNanos) {
                break;
            }
            t[child] = t[parent];
            events[child] = events[parent];
            child = parent;
        }
        t[child] = atNanos;
        events[child] = event;
    }

    private void sink(int from, long atNanos, long event) {
        long[] t = times;
        int parent = from;
        for (int first = CHILDREN * parent + 1; first < size; first = CHILDREN * parent + 1) {
            int least = first;
            int end = Math.min(first + CHILDREN, size);
            for (int i = first + 1; i < end; i++) {
                least = t[i] < t[least] ? i : least;
            }
            if (t[least] >= atNanos) {
                break;
            }
            t[parent] = t[least];
            events[parent] = events[least];
            parent = least;
        }
        t[parent] = atNanos;
        events[parent] = event;
    }
}
