package dev.tenfold.inject.sink;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Carries batches to one place in their order, one at a time. What the server cannot take now is tried again after a
 * pause; what it refuses is given up. While it waits, at most so many series are kept, and the oldest are dropped.
 * Lives on one event loop.
 */
final class Lane {
    private final Transport transport;
    private final Timer timer;
    private final BackOff backOff;
    private final int mostSeries;
    private final Deque<Load> waiting = new ArrayDeque<>();
    private final List<Promise<Void>> idle = new ArrayList<>();
    private Runnable pause;
    private Load underway;
    private boolean closed;
    private long written;
    private long dropped;
    private int buffered;
    private String trouble = "";

    /**
     * @param mostSeries that may wait; a batch that is on its way counts, and is never dropped
     * @param random for the pauses
     */
    Lane(Transport transport, Timer timer, RandomGenerator random, int mostSeries) {
        this.transport = transport;
        this.timer = timer;
        this.backOff = new BackOff(random);
        this.mostSeries = mostSeries;
    }

    /**
     * Something to carry.
     *
     * @param must whether it is carried until it arrives, and never dropped for want of room
     */
    private record Load(Batch batch, boolean must, Promise<Void> fate) {
        /** The server is away: samples are in good hands, but what must arrive has not. */
        void away() {
            if (!must) {
                fate.tryComplete();
            }
        }
    }

    /**
     * Takes a batch.
     *
     * @return done when the server took it, or is known to be away; fails if the server refused it
     */
    Future<Void> put(Batch batch) {
        return add(new Load(batch, false, Promise.promise()));
    }

    /** Takes a batch that must arrive: done only when the server took it; fails if it refused it. */
    Future<Void> carry(Batch batch) {
        return add(new Load(batch, true, Promise.promise()));
    }

    private Future<Void> add(Load load) {
        if (closed) {
            return Future.failedFuture("the sink is closed");
        }
        waiting.add(load);
        buffered += load.batch.size();
        while (buffered > mostSeries && waiting.size() > 1 && !waiting.peek().must) {
            giveUp(waiting.poll());
        }
        if (pause != null) {
            load.away();
        }
        next();
        return load.fate.future();
    }

    private void giveUp(Load load) {
        buffered -= load.batch.size();
        dropped += load.batch.size();
        if (load.must) {
            load.fate.tryFail(trouble.isEmpty() ? "it was given up" : trouble);
        } else {
            load.fate.tryComplete();
        }
    }

    private void next() {
        if (underway != null || pause != null || closed) {
            return;
        }
        underway = waiting.poll();
        if (underway == null) {
            idle.forEach(Promise::tryComplete);
            idle.clear();
            return;
        }
        transport.send(underway.batch).onComplete(sent -> arrived(
                sent.succeeded() ? sent.result() : new Outcome.Refused(0, String.valueOf(sent.cause().getMessage()))));
    }

    private void arrived(Outcome outcome) {
        Load load = underway;
        underway = null;
        if (outcome instanceof Outcome.Later later) {
            retry(load, later);
            return;
        }
        backOff.reset();
        buffered -= load.batch.size();
        if (outcome instanceof Outcome.Refused refused) {
            written += refused.written();
            dropped += load.batch.size() - refused.written();
            trouble = refused.why();
            load.fate.tryFail(refused.why());
        } else {
            written += load.batch.size();
            trouble = "";
            load.fate.tryComplete();
        }
        next();
    }

    private void retry(Load load, Outcome.Later later) {
        trouble = later.why();
        if (closed || !idle.isEmpty()) {
            // Somebody waits for an end: what is left would only be dropped.
            giveUp(load);
            next();
            return;
        }
        waiting.addFirst(load);
        waiting.forEach(Load::away);
        pause = timer.after(backOff.pause(later.after()), () -> {
            pause = null;
            next();
        });
    }

    /** Drops what waits, and lets what is on its way arrive; done when nothing is. */
    Future<Void> clear() {
        while (!waiting.isEmpty()) {
            giveUp(waiting.poll());
        }
        if (pause != null) {
            pause.run();
            pause = null;
        }
        Promise<Void> done = Promise.promise();
        idle.add(done);
        next();
        return done.future();
    }

    /** Series that the server took. */
    long written() {
        return written;
    }

    /** Series that wait, or are on their way. */
    long buffered() {
        return buffered;
    }

    /** Series that were given up. */
    long dropped() {
        return dropped;
    }

    /** One sentence on what is wrong; empty if nothing is. */
    String trouble() {
        return trouble;
    }

    /** Drops everything; what is on its way may still arrive. */
    void close() {
        closed = true;
        clear();
        idle.forEach(Promise::tryComplete);
        idle.clear();
    }
}
