package dev.tenfold.request;

import dev.tenfold.service.Breaker;
import java.util.Arrays;

/** The circuit breaker of one replica before one callee. Its window is ten parts, the oldest of which is forgotten. */
final class Fuse {
    private static final int PARTS = 10;

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final Breaker breaker;
    private final long partNanos;
    private final int[] calls = new int[PARTS];
    private final int[] failures = new int[PARTS];
    private long part;
    private State state = State.CLOSED;
    private long openUntilNanos;
    private int probing;
    private int probed;
    private int probesFailed;

    Fuse(Breaker breaker) {
        this.breaker = breaker;
        partNanos = Math.max(1, Math.round(breaker.withinSeconds() * 1e9 / PARTS));
    }

    /** Whether a call may be made. */
    boolean passes(long nowNanos) {
        if (state == State.OPEN && nowNanos >= openUntilNanos) {
            become(State.HALF_OPEN);
        }
        if (state == State.HALF_OPEN) {
            return probing++ < breaker.probes();
        }
        return state == State.CLOSED;
    }

    /** A call that was let through has ended. */
    void ended(long nowNanos, boolean well) {
        if (state == State.HALF_OPEN) {
            probed++;
            probesFailed += well ? 0 : 1;
            if (probed >= breaker.probes()) {
                judge(nowNanos, probed, probesFailed);
            }
        } else if (state == State.CLOSED) {
            turn(nowNanos / partNanos);
            calls[(int) (part % PARTS)]++;
            failures[(int) (part % PARTS)] += well ? 0 : 1;
            int all = Arrays.stream(calls).sum();
            if (all >= breaker.atLeast() && !well) {
                judge(nowNanos, all, Arrays.stream(failures).sum());
            }
        }
    }

    private void judge(long nowNanos, int all, int failed) {
        if (failed >= breaker.failureRatio() * all) {
            become(State.OPEN);
            openUntilNanos = nowNanos + Math.round(breaker.openSeconds() * 1e9);
        } else if (state == State.HALF_OPEN) {
            become(State.CLOSED);
        }
    }

    private void turn(long now) {
        for (long i = Math.max(part + 1, now - PARTS + 1); i <= now; i++) {
            calls[(int) (i % PARTS)] = 0;
            failures[(int) (i % PARTS)] = 0;
        }
        part = now;
    }

    private void become(State next) {
        state = next;
        Arrays.fill(calls, 0);
        Arrays.fill(failures, 0);
        probing = 0;
        probed = 0;
        probesFailed = 0;
    }
}
