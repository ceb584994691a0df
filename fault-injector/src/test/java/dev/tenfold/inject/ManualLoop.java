package dev.tenfold.inject;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;

/** A loop whose time a test lets pass; everything happens on the test's own thread, in one order. */
public final class ManualLoop implements Loop {
    private final PriorityQueue<Booked> booked =
            new PriorityQueue<>(Comparator.comparingLong(Booked::atNanos).thenComparingLong(Booked::number));
    private final Deque<Runnable> ready = new ArrayDeque<>();
    private Instant wall = Instant.parse("2026-03-01T12:00:00Z");
    private long nanos = 5_000_000_000L;
    private long number;
    private boolean draining;

    @Override
    public Instant now() {
        return wall;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void run(Runnable act) {
        ready.add(act);
        drain();
    }

    @Override
    public Booking after(Duration delay, Runnable act) {
        Booked booking = new Booked(nanos + Math.max(1, delay.toNanos()), number++, act);
        booked.add(booking);
        return () -> booked.remove(booking);
    }

    @Override
    public Worker worker(String name) {
        return new Worker() {
            @Override
            public <T> Future<T> call(Callable<T> work) {
                try {
                    return Future.succeededFuture(work.call());
                } catch (Exception failed) {
                    return Future.failedFuture(failed);
                }
            }

            @Override
            public void close() {}
        };
    }

    /** Lets time pass, and all happen that is due by then. */
    public void pass(Duration time) {
        long until = nanos + time.toNanos();
        while (!booked.isEmpty() && booked.peek().atNanos() <= until) {
            Booked next = booked.poll();
            spend(Duration.ofNanos(Math.max(0, next.atNanos() - nanos)));
            run(next.act());
        }
        spend(Duration.ofNanos(Math.max(0, until - nanos)));
    }

    /** Time passes and nothing can happen: somebody works. */
    public void spend(Duration time) {
        nanos += time.toNanos();
        wall = wall.plus(time);
    }

    /** Somebody sets the wall clock. */
    public void set(Duration by) {
        wall = wall.plus(by);
    }

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (!ready.isEmpty()) {
                ready.poll().run();
            }
        } finally {
            draining = false;
        }
    }

    private record Booked(long atNanos, long number, Runnable act) {}
}
