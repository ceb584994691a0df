package dev.tenfold.request;

import dev.tenfold.service.Priority;
import java.util.Arrays;

/**
 * What somebody waits for: a call that a request makes, or what a user asked, over all its attempts; one array a trait.
 * A place is used again as soon as its ask is over; its generation tells the next one from it.
 */
final class Asks {
    private static final int START = 256;

    /** Who sees to it. */
    Client[] client = new Client[START];
    /** The request that makes the call, as {@link Event#about}; -1 if a user asks. */
    long[] caller = new long[START];
    /** The user who asks, or {@link Pool#NONE}. */
    int[] user = new int[START];
    /** How often it was tried before; the pause before the present attempt, seconds. */
    int[] retries = new int[START];

    double[] pauseSeconds = new double[START];
    /** When it began, nanoseconds since start. */
    long[] began = new long[START];
    /** What its attempts cost beside others, and how much they matter. */
    double[] factor = new double[START];

    byte[] priority = new byte[START];
    /** The replica of the caller that it comes from, as far as that has something of its own; else null. */
    Site[] site = new Site[START];

    /** Whether it waits for a connection. */
    boolean[] unconnected = new boolean[START];

    int[] generation = new int[START];
    private int[] free = new int[START];
    private int freeCount;
    private int used;

    int take(Client client, long nowNanos) {
        if (freeCount == 0 && used == free.length) {
            grow();
        }
        int ask = freeCount > 0 ? free[--freeCount] : used++;
        this.client[ask] = client;
        caller[ask] = -1;
        user[ask] = Pool.NONE;
        retries[ask] = 0;
        pauseSeconds[ask] = 0;
        began[ask] = nowNanos;
        factor[ask] = 1;
        priority[ask] = (byte) Priority.NORMAL.ordinal();
        site[ask] = null;
        unconnected[ask] = false;
        return ask;
    }

    void free(int ask) {
        generation[ask] = generation[ask] + 1 & Event.GENERATIONS;
        free[freeCount++] = ask;
    }

    /** An event about an ask. */
    long event(int kind, int ask) {
        return Event.of(kind, generation[ask], ask);
    }

    boolean lives(long event) {
        return generation[Event.index(event)] == Event.generation(event);
    }

    private void grow() {
        int more = 2 * used;
        client = Arrays.copyOf(client, more);
        caller = Arrays.copyOf(caller, more);
        user = Arrays.copyOf(user, more);
        retries = Arrays.copyOf(retries, more);
        pauseSeconds = Arrays.copyOf(pauseSeconds, more);
        began = Arrays.copyOf(began, more);
        factor = Arrays.copyOf(factor, more);
        priority = Arrays.copyOf(priority, more);
        site = Arrays.copyOf(site, more);
        unconnected = Arrays.copyOf(unconnected, more);
        generation = Arrays.copyOf(generation, more);
        free = Arrays.copyOf(free, more);
    }
}
