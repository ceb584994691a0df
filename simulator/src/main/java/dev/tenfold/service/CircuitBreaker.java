package dev.tenfold.service;

import dev.tenfold.spelling.Figure;
import java.util.Arrays;

/**
 * The circuit breakers of all replicas of a caller before one callee, which see the same and do the same. The window is
 * ten parts; the oldest is forgotten as a new one begins.
 */
final class CircuitBreaker {
    private static final int PARTS = 10;

    /** A fluid never quite ends: so much of a call is a call. */
    private static final double ROUNDING = 0.5;

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final Breaker breaker;
    private final String caller;
    private final String what;
    private final Witness witness;
    private final double[] calls = new double[PARTS];
    private final double[] failures = new double[PARTS];
    private int part;
    private double partSeconds;
    private State state = State.CLOSED;
    private long openUntilNanos;
    /** Half-open: calls of one replica let through, ended, and failed. */
    private double probing;

    private double probed;
    private double probesFailed;
    /** Share that passed last. */
    private double passed = 1;

    CircuitBreaker(Breaker breaker, String caller, String callee, Witness witness) {
        this.breaker = breaker;
        this.caller = caller;
        this.witness = witness;
        what = "circuit breaker of " + caller + " to " + callee;
    }

    /**
     * Share of the calls of a step that pass.
     *
     * @param calls of one replica
     */
    double pass(long nowNanos, double calls) {
        if (state == State.OPEN && nowNanos >= openUntilNanos) {
            become(State.HALF_OPEN, nowNanos, "half-open", "lets calls through to see whether they end well");
        }
        if (state == State.CLOSED) {
            passed = 1;
            return 1;
        }
        double free = state == State.OPEN ? 0 : Math.max(0, breaker.probes() - probing);
        double share = calls > 0 ? Math.min(1, free / calls) : 0;
        probing += calls * share;
        passed = share;
        return share;
    }

    /** Share of the calls that it stops at present. */
    double stoppedShare() {
        return state == State.CLOSED ? 0 : state == State.OPEN ? 1 : 1 - passed;
    }

    /**
     * Calls of one replica have ended in a step.
     *
     * @param ended so many
     * @param failed so many of them badly
     */
    void ended(long nowNanos, double seconds, double ended, double failed) {
        if (state == State.HALF_OPEN) {
            probed += ended;
            probesFailed += failed;
            judgeProbes(nowNanos);
        } else if (state == State.CLOSED) {
            turn(seconds);
            calls[part] += ended;
            failures[part] += failed;
            judge(nowNanos);
        }
    }

    private void turn(double seconds) {
        partSeconds += seconds;
        double length = breaker.withinSeconds() / PARTS;
        for (int i = 0; partSeconds > length && i < PARTS; i++) {
            partSeconds = i == PARTS - 1 ? 0 : partSeconds - length;
            part = (part + 1) % PARTS;
            calls[part] = 0;
            failures[part] = 0;
        }
    }

    private void judge(long nowNanos) {
        double all = sum(calls);
        double bad = sum(failures);
        if (all >= breaker.atLeast() && bad >= breaker.failureRatio() * all) {
            open(nowNanos, bad / all);
        }
    }

    private void judgeProbes(long nowNanos) {
        if (probed < breaker.probes() - ROUNDING) {
            return;
        }
        double share = probesFailed / probed;
        if (share >= breaker.failureRatio()) {
            open(nowNanos, share);
        } else {
            become(
                    State.CLOSED,
                    nowNanos,
                    "closes",
                    Figure.percent(1 - share) + " of the calls it let through ended well");
        }
    }

    private void open(long nowNanos, double share) {
        openUntilNanos = nowNanos + Math.round(breaker.openSeconds() * 1e9);
        become(
                State.OPEN,
                nowNanos,
                "opens",
                Figure.percent(share) + " of the calls failed against " + Figure.percent(breaker.failureRatio()));
    }

    private void become(State next, long nowNanos, String verb, String why) {
        state = next;
        Arrays.fill(calls, 0);
        Arrays.fill(failures, 0);
        probing = 0;
        probed = 0;
        probesFailed = 0;
        witness.saw(nowNanos, caller, what + (next == State.HALF_OPEN ? " is " : " ") + verb, why);
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double each : parts) {
            sum += each;
        }
        return sum;
    }
}
