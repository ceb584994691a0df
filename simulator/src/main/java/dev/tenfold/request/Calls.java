package dev.tenfold.request;

import dev.tenfold.service.CallTo;

/** What a service asks of others for each of its requests, one call after another. */
final class Calls {
    private final Run run;
    private final Dice dice;
    private final CallTo[] specs;
    private final RequestService[] callees;
    private final Deadlines[] deadlines;

    Calls(Run run, String caller, int count) {
        this.run = run;
        dice = run.dice(caller + " calls");
        specs = new CallTo[count];
        callees = new RequestService[count];
        deadlines = new Deadlines[count];
    }

    void set(int index, CallTo spec, RequestService callee) {
        specs[index] = spec;
        callees[index] = callee;
        deadlines[index] = callee.consuming() ? null : run.deadlines(spec.timeoutSeconds());
    }

    boolean isEmpty() {
        return specs.length == 0;
    }

    /** A request makes its next call, or is finished. A call that failed does not stop those that follow. */
    void proceed(int request) {
        Pool pool = run.pool;
        while (true) {
            while (pool.callsLeft[request] == 0) {
                int next = ++pool.call[request];
                if (next == specs.length) {
                    pool.desk[request].finish(request);
                    return;
                }
                pool.callsLeft[request] = drawTimes(specs[next].times());
            }
            pool.callsLeft[request]--;
            if (waitsFor(request, pool.call[request])) {
                return;
            }
        }
    }

    /** Makes a call; says whether the request waits for the answer, which comes later even if it comes at once. */
    private boolean waitsFor(int request, int index) {
        Pool pool = run.pool;
        RequestService callee = callees[index];
        int asked = pool.take(run.nowNanos);
        boolean waits = !callee.consuming();
        if (waits) {
            pool.caller[asked] = request;
            pool.callee[request] = asked;
            if (deadlines[index] != null) {
                deadlines[index].await(asked);
            }
        }
        if (callee.offer(asked)) {
            return waits;
        }
        pool.free(asked);
        pool.callee[request] = Pool.NONE;
        pool.mark(request, Pool.FAILED_CALL);
        return false;
    }

    /** A mean with a fraction: the whole part always, one more as often as the fraction says. */
    private int drawTimes(double mean) {
        int whole = (int) mean;
        return whole + (dice.happens(mean - whole) ? 1 : 0);
    }
}
