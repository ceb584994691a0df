package dev.tenfold.drive;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * The visits that are going on. Where users are a number each of its visits has one; users beyond the number that there
 * should be leave when their visit ends, so that those who stay go on as they were.
 */
final class Population {
    private final Deque<Visit> spare = new ArrayDeque<>();
    private final BitSet users = new BitSet();
    private int wanted;
    private int size;

    /** How many users there should be from now on. */
    void want(int aWanted) {
        wanted = aWanted;
    }

    /** Whether a user is missing. */
    boolean lacks() {
        return users.nextClearBit(0) < wanted;
    }

    /** A visit of the user who is missing. */
    Visit user() {
        int number = users.nextClearBit(0);
        users.set(number);
        Visit visit = visitor();
        visit.user = number;
        return visit;
    }

    /** A visit that comes by itself. */
    Visit visitor() {
        size++;
        Visit visit = spare.isEmpty() ? new Visit() : spare.pollLast();
        visit.user = -1;
        return visit;
    }

    /** Whether whoever made this visit makes another one. */
    boolean stays(Visit visit) {
        return visit.user >= 0 && visit.user < wanted;
    }

    void leave(Visit visit) {
        if (visit.user >= 0) {
            users.clear(visit.user);
        }
        size--;
        spare.addLast(visit);
    }

    int size() {
        return size;
    }
}
