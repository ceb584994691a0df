package dev.tenfold.service;

import java.util.ArrayDeque;
import java.util.Deque;

/** Requests on replicas that are being terminated: those that will finish in time, and those that will not. */
final class Draining {
    private final Deque<Doom> dooms = new ArrayDeque<>();
    private double finishing;
    private double doomed;
    private double meanSeconds;
    private double overdueFromNanos;

    double requests() {
        return finishing + doomed;
    }

    /**
     * Takes what goes with its replicas.
     *
     * @param late those of them that their grace will not be enough for
     * @param meanSeconds how long the others stay, mean, seconds
     * @param overNanos when the grace is over, nanoseconds since start
     * @param fromNanos about when they came, nanoseconds since start
     */
    void take(double requests, double late, double meanSeconds, long overNanos, double fromNanos) {
        finishing += requests - late;
        this.meanSeconds = Math.max(meanSeconds, 1e-3);
        if (late > 0) {
            doomed += late;
            dooms.add(new Doom(overNanos, late, fromNanos));
        }
    }

    /** How many finish in a step. */
    double finish(double seconds) {
        if (finishing <= 0) {
            return 0;
        }
        double finished = finishing * seconds / (seconds + meanSeconds);
        finished = finishing - finished < 1e-9 ? finishing : finished;
        finishing -= finished;
        return finished;
    }

    /** How many have run out of grace by now. */
    double overdue(long nowNanos) {
        double lost = 0;
        while (!dooms.isEmpty() && nowNanos >= dooms.peek().atNanos()) {
            Doom doom = dooms.remove();
            lost += doom.requests();
            doomed = dooms.isEmpty() ? 0 : doomed - doom.requests();
            overdueFromNanos = doom.fromNanos();
        }
        return lost;
    }

    /** About when those came that last ran out of grace, nanoseconds since start. */
    double overdueFromNanos() {
        return overdueFromNanos;
    }

    /** Requests that will be cut off when the grace of their replicas is over. */
    private record Doom(long atNanos, double requests, double fromNanos) {}
}
