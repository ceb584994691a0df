package dev.tenfold.request;

import java.util.Arrays;

/**
 * Users who ask, wait, think and ask again. Each thinks for a time drawn evenly between two ends. Who comes later is
 * somewhere in the middle of a thought, so that users do not march in step; who goes is drawn from all, and leaves at
 * once if thinking, else with the answer.
 */
final class Users {
    /** Who is answered in no time does not ask again in the same instant, for ever. */
    private static final long LEAST_PAUSE_NANOS = 1_000_000;

    private static final byte HOME = 0;
    private static final byte THINKS = 1;
    private static final byte WAITS = 2;
    private static final byte WAITS_AND_GOES = 3;

    private final Run run;
    private final Dice dice;
    /** Shifts where the whole number of users changes, so that a fraction of a user is one now and then. */
    private final double phase;

    private byte[] state = new byte[64];
    private int[] generation = new int[64];
    private long[] asked = new long[64];
    private int[] kind = new int[64];
    /** Those who are here, in no order, and where in it each stands; behind them those who are at home. */
    private int[] order = new int[64];

    private int[] place = new int[64];
    private int here;
    private int known;

    Users(Run run) {
        this.run = run;
        dice = run.dice("users");
        phase = dice.uniform();
    }

    /**
     * A step begins, over which the number of users goes straight from one level to another.
     *
     * @param start level at its start
     * @param mean mean level over it
     */
    void begin(long fromNanos, long toNanos, double start, double mean) {
        double end = Math.max(0, 2 * mean - start);
        double length = toNanos - fromNanos;
        int wanted = (int) Math.floor(end + phase);
        for (int count = here; count < wanted; count++) {
            double crossing = end > start ? (count + 1 - phase - start) / (end - start) : 0;
            join(fromNanos + (long) (length * Math.min(1, Math.max(0, crossing))));
        }
        for (int count = here; count > wanted; count--) {
            double crossing = end < start ? (start - (count - phase)) / (start - end) : 0;
            long at = fromNanos + (long) (length * Math.min(1, Math.max(0, crossing)));
            run.timeline.book(at, Event.of(Event.LEAVES, 0, 0));
        }
    }

    /** The user of an event asks, if still thinking the same thought. */
    void ask(long event) {
        int user = Event.index(event);
        if (state[user] != THINKS || generation[user] != Event.generation(event)) {
            return;
        }
        state[user] = WAITS;
        asked[user] = run.nowNanos;
        kind[user] = run.door.drawKind();
        run.door.ask(user, kind[user]);
    }

    /** A user has an answer of any kind, or has given up. */
    void answered(int user) {
        if (state[user] == WAITS_AND_GOES) {
            state[user] = HOME;
            return;
        }
        LoadPlan.Think think = run.door.think(kind[user]);
        double seconds = think.leastSeconds() + (think.mostSeconds() - think.leastSeconds()) * dice.uniform();
        long pause = Math.round(seconds * 1e9);
        think(user, run.nowNanos + (run.nowNanos == asked[user] ? Math.max(pause, LEAST_PAUSE_NANOS) : pause));
    }

    /** One of them goes home. */
    void leave() {
        if (here == 0) {
            return;
        }
        int user = order[dice.below(here)];
        stand(order[here - 1], place[user]);
        here--;
        stand(user, here);
        state[user] = state[user] == WAITS ? WAITS_AND_GOES : HOME;
        generation[user] = generation[user] + 1 & Event.GENERATIONS;
    }

    private void join(long atNanos) {
        int user = here < known && state[order[here]] == HOME ? order[here] : newUser();
        stand(order[here], place[user]);
        stand(user, here++);
        think(user, atNanos + Math.round(restOfThought() * 1e9));
    }

    private int newUser() {
        if (known == state.length) {
            int more = 2 * known;
            state = Arrays.copyOf(state, more);
            generation = Arrays.copyOf(generation, more);
            asked = Arrays.copyOf(asked, more);
            kind = Arrays.copyOf(kind, more);
            order = Arrays.copyOf(order, more);
            place = Arrays.copyOf(place, more);
        }
        stand(known, known);
        return known++;
    }

    private void stand(int user, int at) {
        order[at] = user;
        place[user] = at;
    }

    private void think(int user, long untilNanos) {
        state[user] = THINKS;
        run.timeline.book(untilNanos, Event.of(Event.ASKS, generation[user], user));
    }

    /** What is left of a thought in whose midst one looks: long ones are met more often than short ones. */
    private double restOfThought() {
        LoadPlan.Think think = run.door.think(run.door.drawKind());
        double least = think.leastSeconds() * think.leastSeconds();
        double most = think.mostSeconds() * think.mostSeconds();
        double length = Math.sqrt(least + (most - least) * dice.uniform());
        return length * dice.uniform();
    }
}
