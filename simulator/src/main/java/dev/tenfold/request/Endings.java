package dev.tenfold.request;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;

/** How the requests of a service end: in its account, in what is measured of it, and for whoever asked. */
final class Endings {
    private final Run run;
    private final Dice dice;
    private final Account account;
    private final Readings readings;
    /** Null if the service is asked directly. */
    private final RequestBacklog backlog;

    private final long patienceNanos;
    private final boolean toldFromAttempts;
    private double errorRatio;
    private double cpuSeconds;
    private int worked;

    Endings(Run run, ServicePlan plan, Dice dice, Account account, Readings readings, RequestBacklog backlog) {
        this.run = run;
        this.dice = dice;
        this.account = account;
        this.readings = readings;
        this.backlog = backlog;
        patienceNanos = plan.patienceNanos();
        toldFromAttempts = plan.toldFromAttempts();
    }

    /**
     * From now on requests end so.
     *
     * @param errorRatio share of them that end with an error of the service's own
     * @param cpuSeconds what each costs, mean, seconds
     */
    void suffer(double errorRatio, double cpuSeconds) {
        this.errorRatio = errorRatio;
        this.cpuSeconds = cpuSeconds;
    }

    /** How many have been worked on to their end since this was last asked. */
    int takeWorked() {
        int taken = worked;
        worked = 0;
        return taken;
    }

    /** A request has been worked on to its end. */
    void answer(int request) {
        worked++;
        Pool pool = run.pool;
        boolean failedCall = pool.marked(request, Pool.FAILED_CALL);
        boolean error = !failedCall && dice.happens(errorRatio);
        boolean late = pool.marked(request, Pool.ABANDONED);
        if (failedCall) {
            account.lose(Cause.DEPENDENCY, 1);
        } else if (error) {
            account.lose(Cause.ERROR, 1);
        } else if (late && pool.marked(request, Pool.OF_USER)) {
            account.lose(Cause.TIMEOUT, 1);
        } else {
            account.serve(1);
        }
        if (late) {
            account.waste(1, cpuSeconds * pool.factor[request]);
        }
        long took = run.nowNanos - pool.came[request];
        readings.answered(took);
        feel(request, took, !failedCall && !error);
        readings.went(run.nowNanos);
        reply(request, !failedCall && !error);
    }

    /** Notes how long whoever asked waited for an answer, where somebody did. */
    private void feel(int request, long took, boolean well) {
        Pool pool = run.pool;
        boolean ofUser = pool.marked(request, Pool.OF_USER);
        boolean late = ofUser && pool.marked(request, Pool.ABANDONED);
        long waited = late ? patienceNanos : took;
        if (ofUser && toldFromAttempts) {
            if (well && !late) {
                readings.felt(run.nowNanos - run.asks.began[pool.ask[request]]);
            }
        } else if (well) {
            readings.felt(waited);
        }
        readings.published(waited);
    }

    /** One who asked has waited for as long as he would. */
    void expire(int request) {
        Pool pool = run.pool;
        byte state = pool.state[request];
        if (state == Pool.LEFT) {
            return;
        }
        int ask = pool.ask[request];
        pool.ask[request] = Pool.NONE;
        if (state == Pool.QUEUES || ask != Pool.NONE && run.asks.client[ask].cancels()) {
            account.lose(Cause.TIMEOUT, 1);
            readings.left(run.nowNanos - pool.came[request]);
            readings.went(run.nowNanos);
            if (!(toldFromAttempts && pool.marked(request, Pool.OF_USER))) {
                readings.felt(run.nowNanos - pool.came[request]);
            }
            readings.published(run.nowNanos - pool.came[request]);
            pool.desk[request].takeOff(request);
        } else {
            pool.mark(request, Pool.ABANDONED);
        }
        if (ask != Pool.NONE) {
            run.asks.client[ask].timedOut(ask);
        }
    }

    /** Whoever waits for the answer to a request has it. */
    private void reply(int request, boolean well) {
        int ask = run.pool.ask[request];
        if (ask != Pool.NONE) {
            run.pool.ask[request] = Pool.NONE;
            run.asks.client[ask].answered(ask, well);
        }
    }

    /** A request is lost with the desk that it was on. */
    void lose(int request, Cause cause) {
        Pool pool = run.pool;
        if (backlog != null) {
            pool.forgetEvents(request);
            backlog.orphan(request);
            return;
        }
        account.lose(cause, 1);
        readings.left(run.nowNanos - pool.came[request]);
        readings.went(run.nowNanos);
        reply(request, false);
        pool.free(request);
    }
}
