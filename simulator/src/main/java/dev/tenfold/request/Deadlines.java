package dev.tenfold.request;

/**
 * When those give up who all wait equally long at most: whoever began to wait first gives up first, so that a line does
 * and no heap is needed. Those who have their answer are dropped when they come to the front.
 */
final class Deadlines {
    private final Run run;
    private final int index;
    private final long patienceNanos;
    private long[] due = new long[64];
    private long[] about = new long[64];
    private int first;
    private int size;
    private boolean booked;

    Deadlines(Run run, int index, double patienceSeconds) {
        this.run = run;
        this.index = index;
        patienceNanos = Math.round(Math.min(patienceSeconds, 1e9) * 1e9);
    }

    /** How long those wait at most, nanoseconds. */
    long patienceNanos() {
        return patienceNanos;
    }

    /** Somebody begins to wait for the answer to a request. */
    void await(int request) {
        dropAnswered();
        if (size == due.length) {
            grow();
        }
        int last = first + size & due.length - 1;
        due[last] = run.nowNanos + patienceNanos;
        about[last] = Event.about(run.pool.generation[request], request);
        size++;
        book();
    }

    /** The event came: takes out one who gives up now; {@link Pool#NONE} if nobody else does. */
    int next() {
        booked = false;
        dropAnswered();
        if (size > 0 && due[first] <= run.nowNanos) {
            int request = Event.index(about[first]);
            drop();
            return request;
        }
        book();
        return Pool.NONE;
    }

    private void book() {
        if (!booked && size > 0) {
            run.timeline.book(due[first], Event.of(Event.DEADLINE, 0, index));
            booked = true;
        }
    }

    private void dropAnswered() {
        while (size > 0 && !run.pool.lives(about[first])) {
            drop();
        }
    }

    private void drop() {
        first = first + 1 & due.length - 1;
        size--;
    }

    private void grow() {
        long[] moreDue = new long[2 * size];
        long[] moreAbout = new long[2 * size];
        for (int i = 0; i < size; i++) {
            moreDue[i] = due[first + i & due.length - 1];
            moreAbout[i] = about[first + i & due.length - 1];
        }
        due = moreDue;
        about = moreAbout;
        first = 0;
    }
}
