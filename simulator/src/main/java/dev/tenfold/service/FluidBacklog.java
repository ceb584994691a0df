package dev.tenfold.service;

import java.util.ArrayDeque;
import java.util.Deque;

/** The messages of a queue as a fluid, so that counts have fractions. */
final class FluidBacklog implements Backlog {
    /** Less than this is nothing: what rounding leaves. */
    private static final double NOTHING = 1e-9;

    private final Queue queue;
    private final Account account;
    private final ArrivalLog log;
    /** What the producers see: they hand a message over and go. */
    private final Answers producing = new Answers();

    private final Deque<Orphans> orphans = new ArrayDeque<>();
    private double orphaned;
    /** Messages that came back and are first in line, and when they were produced, mean. */
    private double returned;

    private double returnedFromNanos;
    private double redelivered;

    /** In the queue and with the consumers that stay; with the consumers; with consumers that are leaving. */
    private double number;

    private double held;
    private double leaving;

    FluidBacklog(Queue queue, Account account, ArrivalLog log) {
        this.queue = queue;
        this.account = account;
        this.log = log;
    }

    @Override
    public Queue queue() {
        return queue;
    }

    @Override
    public double waiting() {
        return Math.max(0, number - held);
    }

    @Override
    public double inFlight() {
        return held + leaving + orphaned;
    }

    @Override
    public double oldestAgeSeconds(long nowNanos) {
        double oldest = nowNanos;
        if (number - returned > NOTHING) {
            oldest = log.arrivalAt(number - returned);
        }
        if (returned > NOTHING) {
            oldest = Math.min(oldest, returnedFromNanos);
        }
        for (Orphans each : orphans) {
            oldest = Math.min(oldest, each.fromNanos());
        }
        return Math.max(0, nowNanos - oldest) / 1e9;
    }

    @Override
    public double produced() {
        return account.offered() - account.refused();
    }

    @Override
    public double consumed() {
        return account.served() + account.failed();
    }

    @Override
    public double redelivered() {
        return redelivered;
    }

    Answers producing() {
        return producing;
    }

    /** Messages of consumers that are gone, not given to others yet. */
    double orphaned() {
        return orphaned;
    }

    void note(double number, double held, double leaving) {
        this.number = number;
        this.held = held;
        this.leaving = leaving;
    }

    /** Consumers are gone with messages that were produced about {@code fromNanos}. */
    void orphan(double messages, double fromNanos, long nowNanos) {
        long at = nowNanos + Math.round(queue.redeliverySeconds() * 1e9);
        orphans.add(new Orphans(at, messages, fromNanos));
        orphaned += messages;
        redelivered += messages;
    }

    /** Messages that are given to other consumers now; they are first in line. */
    double comeBack(long nowNanos) {
        double back = 0;
        while (!orphans.isEmpty() && nowNanos >= orphans.peek().atNanos()) {
            Orphans first = orphans.remove();
            back += first.messages();
            returned += first.messages();
            returnedFromNanos += (first.fromNanos() - returnedFromNanos) * first.messages() / returned;
            orphaned = orphans.isEmpty() ? 0 : orphaned - first.messages();
        }
        return back;
    }

    /** Of so many messages done, those that had come back. */
    double doneOfReturned(double done) {
        double again = Math.min(done, returned);
        returned = returned - again < NOTHING ? 0 : returned - again;
        return again;
    }

    /** Time from the production of the messages that came back, seconds. */
    double returnedAgeSeconds(long nowNanos) {
        return Math.max(0, nowNanos - returnedFromNanos) / 1e9;
    }

    /**
     * Messages without a consumer, the instant at which they are given to another, and about when they were produced.
     */
    private record Orphans(long atNanos, double messages, double fromNanos) {}
}
