package dev.tenfold.web;

import dev.tenfold.inject.gate.Refusal;
import io.vertx.core.AsyncResult;

/**
 * Answers what-ifs before anybody asks them: a JVM is quick at what it has done some hundreds of times, and whoever
 * looks at a scenario is about to turn its knobs. It keeps silent while somebody asks. On the event loop alone.
 */
final class Warming {
    /** Of one scenario, while somebody looks at it. */
    private static final int MOST_OF_ONE = 120;
    /** Nor for longer than this: what takes so long is not turned at once anyway. */
    private static final long MOST_NANOS = 4_000_000_000L;
    /** After so many in all, nothing gets quicker any more. */
    private static final int MOST = 1_200;

    private final Desk desk;
    private final WhatIf whatIf;
    private Order order;
    private long beganNanos;
    private int left;
    private int leftInAll = MOST;
    private boolean going;

    /** @param desk where what-ifs are worked on */
    Warming(Desk desk, WhatIf whatIf) {
        this.desk = desk;
        this.whatIf = whatIf;
    }

    /** Somebody looks at a scenario, or is expected to. */
    void on(Order order) {
        this.order = order;
        left = MOST_OF_ONE;
        beganNanos = System.nanoTime();
        if (!going) next();
    }

    private void next() {
        boolean inTime = System.nanoTime() - beganNanos < MOST_NANOS;
        going = inTime && left > 0 && leftInAll > 0 && !whatIf.isBusy();
        if (going) {
            left--;
            leftInAll--;
            Order now = order;
            int turn = left;
            try {
                desk.work(() -> whatIf.rehearseUnasked(now, turn)).onComplete(ended -> done(now, ended));
            } catch (Refusal crowded) {
                going = false;
            }
        }
    }

    /** What cannot be rehearsed is told to whoever asks for it. */
    private void done(Order rehearsed, AsyncResult<Boolean> ended) {
        if (ended.failed() && rehearsed == order) left = 0;
        next();
    }
}
