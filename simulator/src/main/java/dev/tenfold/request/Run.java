package dev.tenfold.request;

import dev.tenfold.kernel.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/** What all parts of a run share: the time, what is going to happen, and the requests that it will happen to. */
final class Run {
    final RandomStreams streams;
    final Timeline timeline = new Timeline();
    final Pool pool = new Pool();
    final Asks asks = new Asks();
    /** Requests whose call has been answered, and who go on as soon as what happens now has happened. */
    final Ring resumed = new Ring();

    /** All who ask. */
    final List<Client> clients = new ArrayList<>();

    private final List<Deadlines> deadlines = new ArrayList<>();
    private final List<Desk> closing = new ArrayList<>();
    /** Nanoseconds since start. */
    long nowNanos;
    /** Null where nobody counts users. */
    Users users;

    Door door;

    Run(RandomStreams streams) {
        this.streams = streams;
    }

    /** The stream of chance of a name. */
    Dice dice(String name) {
        return new Dice(streams.stream("requests " + name));
    }

    /** A line of those who wait so long at most; null if they wait for ever. */
    Deadlines deadlines(double patienceSeconds) {
        if (patienceSeconds == Double.POSITIVE_INFINITY) {
            return null;
        }
        Deadlines line = new Deadlines(this, deadlines.size(), patienceSeconds);
        deadlines.add(line);
        return line;
    }

    Deadlines deadlines(int index) {
        return deadlines.get(index);
    }

    /** Whoever has been answered goes on. */
    void resume() {
        while (!resumed.isEmpty()) {
            int request = resumed.remove();
            if (pool.state[request] == Pool.CALLS && pool.open[request] == 0) {
                pool.owner[request].calls().proceed(request);
            }
        }
    }

    /** What a desk works on takes longer from now on, by a factor. */
    void stretchWork(Desk desk, double factor) {
        for (int i = 0; i < timeline.size(); i++) {
            if (isWorkOf(desk, timeline.event(i))) {
                double left = (timeline.timeNanos(i) - nowNanos) * factor;
                timeline.move(i, nowNanos + (long) Math.min(left, Long.MAX_VALUE / 4));
            }
        }
        timeline.order();
    }

    private boolean isWorkOf(Desk desk, long event) {
        return Event.kind(event) == Event.WORKED && pool.lives(event) && pool.desk[Event.index(event)] == desk;
    }

    void book(long atNanos, int kind, int request) {
        timeline.book(atNanos, Event.of(kind, pool.generation[request], request));
    }

    /** Books the end of a desk's grace. */
    void bookClosing(Desk desk, long atNanos) {
        timeline.book(atNanos, Event.of(Event.CLOSED, 0, closing.size()));
        closing.add(desk);
    }

    Desk closing(int index) {
        return closing.get(index);
    }
}
