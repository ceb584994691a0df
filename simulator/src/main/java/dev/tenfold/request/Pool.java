package dev.tenfold.request;

import dev.tenfold.service.Priority;
import java.util.Arrays;

/**
 * All requests there are, one array a trait, so that a request costs no object. A place is used again as soon as its
 * request is over; its generation tells the next one from it.
 */
final class Pool {
    /** Nobody, and no call. */
    static final int NONE = -1;

    /** Where a request is. */
    static final byte FREE = 0;

    static final byte QUEUES = 1;
    static final byte WAITS_FOR_CORE = 2;
    static final byte WORKED_ON = 3;
    static final byte RESTS = 4;
    static final byte CALLS = 5;
    /** It left the line, where its place is still taken. */
    static final byte LEFT = 6;
    /** A message whose consumer is gone and that no other has been given yet. */
    static final byte ORPHANED = 7;

    /** What has become of it: a call of it failed; nobody waits for its answer any longer; a user asked. */
    static final byte FAILED_CALL = 1;

    static final byte ABANDONED = 2;
    static final byte OF_USER = 4;

    private static final byte NORMAL = (byte) Priority.NORMAL.ordinal();

    private static final int START = 1024;

    byte[] state = new byte[START];
    byte[] marks = new byte[START];
    int[] generation = new int[START];
    /** How many requests had this place, it included: unlike its generation the same while it is there. */
    int[] born = new int[START];
    /** Whose request it is. */
    RequestService[] owner = new RequestService[START];
    /** When it came to its service, nanoseconds since start. */
    long[] came = new long[START];
    /** Who serves it, or whose line it stands in. */
    Desk[] desk = new Desk[START];
    /** Of which ask it is an attempt; {@link #NONE} if nobody waits for it, or nobody who would hear of it. */
    int[] ask = new int[START];
    /** Calls of it that have not ended. */
    int[] open = new int[START];
    /** Which of its service's calls it is at, and how often that one is still to be made. */
    int[] call = new int[START];

    int[] callsLeft = new int[START];
    /** How much it matters, as {@link dev.tenfold.service.Priority} ranks it. */
    byte[] priority = new byte[START];
    /** Its CPU time beside its service's. */
    double[] factor = new double[START];

    private int[] free = new int[START];
    private int freeCount;
    private int used;

    /** Places that were ever used: those with requests are below. */
    int used() {
        return used;
    }

    /** A place for a new request; what else is in it is for the caller to set. */
    int take(long nowNanos) {
        if (freeCount == 0 && used == state.length) {
            grow();
        }
        int id = freeCount > 0 ? free[--freeCount] : used++;
        born[id]++;
        came[id] = nowNanos;
        ask[id] = NONE;
        open[id] = 0;
        priority[id] = NORMAL;
        call[id] = NONE;
        callsLeft[id] = 0;
        marks[id] = 0;
        factor[id] = 1;
        return id;
    }

    /** What was booked for a request must not happen. */
    void forgetEvents(int id) {
        generation[id] = generation[id] + 1 & Event.GENERATIONS;
    }

    /** The request is over. */
    void free(int id) {
        state[id] = FREE;
        forgetEvents(id);
        free[freeCount++] = id;
    }

    /** Whether what is so goes along with its replica; messages in line belong to nobody. */
    static boolean goesAlong(byte state, boolean consuming) {
        boolean waits = state == QUEUES || state == LEFT;
        return state != FREE && state != ORPHANED && (!waits || state == QUEUES && !consuming);
    }

    boolean marked(int id, byte mark) {
        return (marks[id] & mark) != 0;
    }

    void mark(int id, byte mark) {
        marks[id] |= mark;
    }

    /** Whether the request is still there that somebody once knew. */
    boolean lives(long about) {
        return generation[Event.index(about)] == Event.generation(about);
    }

    private void grow() {
        int more = 2 * used;
        state = Arrays.copyOf(state, more);
        marks = Arrays.copyOf(marks, more);
        generation = Arrays.copyOf(generation, more);
        born = Arrays.copyOf(born, more);
        owner = Arrays.copyOf(owner, more);
        came = Arrays.copyOf(came, more);
        desk = Arrays.copyOf(desk, more);
        ask = Arrays.copyOf(ask, more);
        open = Arrays.copyOf(open, more);
        priority = Arrays.copyOf(priority, more);
        call = Arrays.copyOf(call, more);
        callsLeft = Arrays.copyOf(callsLeft, more);
        factor = Arrays.copyOf(factor, more);
        free = Arrays.copyOf(free, more);
    }
}
