package dev.tenfold.request;

/**
 * How an event is spelled in one number: its kind in the upper four bits, then the generation of whom it is about, and
 * in the lower half its index. An event that outlives whom it is about is known by its generation.
 */
final class Event {
    /** A request has had its CPU time. */
    static final int WORKED = 0;
    /** A request has had the time that is neither CPU nor calls. */
    static final int RESTED = 1;
    /** Somebody gives up who has waited for an answer. */
    static final int DEADLINE = 2;
    /** A user has thought. */
    static final int ASKS = 3;
    /** A user goes home. */
    static final int LEAVES = 4;
    /** The grace of a desk that is being closed is over. */
    static final int CLOSED = 5;
    /** A message goes to another consumer. */
    static final int REDELIVERED = 6;

    /** A pause before another attempt is over. */
    static final int RETRIES = 7;
    /** A cache has answered. */
    static final int CACHED = 8;
    /** A connection is free for an attempt. */
    static final int CONNECTED = 9;
    /** No connection was free for long enough. */
    static final int UNCONNECTED = 10;

    /** An answer has left. */
    static final int SENT = 11;

    /** Generations wrap around after so many; nothing lives that long. */
    static final int GENERATIONS = 0x0FFF_FFFF;

    private static final int KIND_SHIFT = 60;

    private Event() {}

    static long of(int kind, int generation, int index) {
        return (long) kind << KIND_SHIFT | about(generation, index);
    }

    /** Whom something is about, without a kind. */
    static long about(int generation, int index) {
        return (long) generation << Integer.SIZE | index;
    }

    static int kind(long event) {
        return (int) (event >>> KIND_SHIFT);
    }

    static int generation(long event) {
        return (int) (event >>> Integer.SIZE) & GENERATIONS;
    }

    static int index(long event) {
        return (int) event;
    }
}
