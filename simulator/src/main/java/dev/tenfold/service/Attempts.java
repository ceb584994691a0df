package dev.tenfold.service;

import dev.tenfold.service.Retry.Failure;
import java.util.Arrays;

/**
 * The attempts of one caller at one callee, by how often it tried before: those that it waits for, those that it will
 * make again after a pause, and how requests end. Every request is somewhere: {@code fresh = well + lost + waiting}.
 * Attempts in flight mix well, so that those that end are of all tries alike.
 */
final class Attempts {
    private final Retry retry;
    private final double timeoutSeconds;
    private final Timers timers;
    private final Pause[] pauses;
    private final Allowance allowance;

    /** By try: made in this step; waited for; time from the request to the attempt, seconds. */
    private final double[] made;

    private final double[] inFlight;
    private final double[] elapsed;
    /** By try, in this step: failed and may be tried again, the seconds it took them, and those of them timed out. */
    private final double[] again;

    private final double[] againSeconds;
    private final double[] againTimedOut;
    /** By try, in this step: timed out and not tried again. */
    private final double[] lostByTimeout;

    private double madeNow;
    private double lostNow;
    private double lostLast;
    private double fresh;
    private double well;
    private double lost;
    /** Retries at once whatever the policy says; 0 if nobody storms. */
    private int storm;

    /**
     * @param timeoutSeconds when the caller gives up an attempt, seconds; infinite if never
     * @param mostStorm most retries that a storm may bring, 0 if there is none
     */
    Attempts(Retry retry, double timeoutSeconds, int mostStorm) {
        this.retry = retry;
        this.timeoutSeconds = timeoutSeconds;
        timers = new Timers(timeoutSeconds);
        allowance = new Allowance(retry.budget());
        int tries = Math.max(retry.attempts(), mostStorm + 1);
        pauses = new Pause[tries];
        for (int i = 1; i < tries; i++) {
            boolean known = i < retry.attempts();
            pauses[i] = new Pause(
                    known ? retry.backoff().meanSeconds(i) : 0,
                    known ? retry.backoff().varianceSeconds(i) : 0);
        }
        made = new double[tries];
        inFlight = new double[tries];
        elapsed = new double[tries];
        again = new double[tries];
        againSeconds = new double[tries];
        againTimedOut = new double[tries];
        lostByTimeout = new double[tries];
    }

    /** From now on every failure is tried again at once, so many times; 0 if the policy counts again. */
    void storm(int retries) {
        storm = retries;
    }

    /**
     * A step begins.
     *
     * @param requests new ones in it
     * @return attempts made in it, those of former failures included
     */
    double begin(double seconds, double requests) {
        allowance.earn(seconds, requests);
        fresh += requests;
        madeNow = requests;
        made[0] = requests;
        inFlight[0] += requests;
        for (int i = 1; i < made.length; i++) {
            made[i] = pauses[i].release(seconds);
            inFlight[i] += made[i];
            madeNow += made[i];
        }
        return madeNow;
    }

    /** Attempts of this step were turned away at once. */
    void refused(double attempts) {
        double share = madeNow > 0 ? Math.min(1, attempts / madeNow) : 0;
        for (int i = 0; share > 0 && i < made.length; i++) {
            double each = Math.min(inFlight[i], made[i] * share);
            inFlight[i] -= each;
            fail(i, each, Failure.REFUSED, 0);
        }
    }

    /** Attempts of this step were not let out of the house; they are not tried again. */
    void stopped(double attempts) {
        double share = madeNow > 0 ? Math.min(1, attempts / madeNow) : 0;
        for (int i = 0; share > 0 && i < made.length; i++) {
            double each = Math.min(inFlight[i], made[i] * share);
            inFlight[i] -= each;
            lostNow += each;
            made[i] -= each;
        }
        madeNow -= attempts;
    }

    /** Attempts of this step that went out. */
    double passedNow() {
        return Math.max(0, madeNow);
    }

    /**
     * Attempts were answered in time.
     *
     * @param good so many of them well
     * @param bad so many badly
     * @param badSeconds how long bad answers took, mean
     * @param felt takes the times from the request to the good answer; null if nobody asks
     * @param stay how long good answers took
     * @return how many good answers somebody waited for
     */
    double answered(double good, double bad, double badSeconds, LatencyMixture felt, Stay stay) {
        double waitedFor = inFlight();
        double ended = good + bad;
        double share = ended > 0 ? Math.min(1, waitedFor / ended) : 0;
        for (int i = 0; share > 0 && i < made.length; i++) {
            double part = inFlight[i] / waitedFor * share;
            inFlight[i] -= inFlight[i] * Math.min(1, ended * share / waitedFor);
            fail(i, bad * part, Failure.ERROR, badSeconds);
            if (felt != null) {
                stay.record(felt, good * part, timeoutSeconds, elapsed[i]);
            }
        }
        well += good * share;
        return good * share;
    }

    /**
     * A step is over: whoever has waited for too long gives up, and what may be tried again will be.
     *
     * @param lateShare share of answers that come after the time-out at present
     * @param felt takes the times of those who gave up for good; null if nobody asks
     * @return attempts given up in this step
     */
    double settle(long nowNanos, double lateShare, LatencyMixture felt) {
        double gaveUp = timers.run() ? timeOut(nowNanos, lateShare) : 0;
        double wanted = 0;
        for (int i = 0; i < again.length; i++) {
            wanted += again[i];
        }
        double allowed = storm > 0 ? 1 : allowance.spend(wanted);
        for (int i = 0; i < again.length; i++) {
            if (again[i] > 0) {
                comeBack(i, allowed);
            }
            if (felt != null) {
                felt.add(lostByTimeout[i], elapsed[i] + timeoutSeconds, 0, 0);
            }
        }
        Arrays.fill(lostByTimeout, 0);
        lost += lostNow;
        lostLast = lostNow;
        lostNow = 0;
        return gaveUp;
    }

    private double timeOut(long nowNanos, double lateShare) {
        double waitedFor = inFlight();
        timers.start(nowNanos, Math.min(madeNow, waitedFor));
        double late = timers.due(nowNanos) * lateShare;
        double gaveUp = Math.min(waitedFor, Math.max(waitedFor - timers.running(), late));
        double share = waitedFor > 0 ? gaveUp / waitedFor : 0;
        for (int i = 0; share > 0 && i < made.length; i++) {
            double each = inFlight[i] * share;
            inFlight[i] -= each;
            fail(i, each, Failure.TIMEOUT, timeoutSeconds);
        }
        return gaveUp;
    }

    private void fail(int attempt, double attempts, Failure failure, double seconds) {
        boolean triedAgain = storm > 0 ? attempt < storm : attempt < retry.attempts() - 1 && retry.after(failure);
        boolean timedOut = failure == Failure.TIMEOUT;
        if (triedAgain) {
            again[attempt] += attempts;
            againSeconds[attempt] += attempts * seconds;
            againTimedOut[attempt] += timedOut ? attempts : 0;
        } else {
            lostNow += attempts;
            lostByTimeout[attempt] += timedOut ? attempts : 0;
        }
    }

    private void comeBack(int attempt, double allowed) {
        Pause pause = pauses[attempt + 1];
        double back = again[attempt] * allowed;
        double seconds = elapsed[attempt] + againSeconds[attempt] / again[attempt] + pause.meanSeconds();
        double waiting = pause.waiting() + back;
        if (waiting > 0) {
            elapsed[attempt + 1] += (seconds - elapsed[attempt + 1]) * (back / waiting);
        }
        pause.add(back);
        lostNow += again[attempt] - back;
        lostByTimeout[attempt] += againTimedOut[attempt] * (1 - allowed);
        again[attempt] = 0;
        againSeconds[attempt] = 0;
        againTimedOut[attempt] = 0;
    }

    /** Share of failures that the budget lets try again at present. */
    double allowedShare() {
        return storm > 0 ? 1 : allowance.share();
    }

    /** Retries at once whatever the policy says; 0 if nobody storms. */
    int storm() {
        return storm;
    }

    /** Attempts made in this step that are not the first of their request. */
    double retriedNow() {
        return madeNow - made[0];
    }

    /** Attempts that the caller waits for. */
    double inFlight() {
        double sum = 0;
        for (double each : inFlight) {
            sum += each;
        }
        return sum;
    }

    /** Requests that are waited for, or wait for their next attempt. */
    double waiting() {
        double sum = inFlight() + lostNow;
        for (int i = 0; i < pauses.length; i++) {
            sum += again[i] + (i == 0 ? 0 : pauses[i].waiting());
        }
        return sum;
    }

    /** Requests that were lost in the last step, after all their attempts. */
    double lostInStep() {
        return lostLast;
    }

    /** Requests that ended since the start, well or lost. */
    double ended() {
        return well + lost;
    }

    /** Throws if a request got lost without an end. */
    void check(String caller) {
        double known = well + lost + waiting();
        if (Math.abs(fresh - known) > 1e-6 * Math.max(1, fresh)) {
            throw new IllegalStateException(caller + " lost count of its requests");
        }
    }
}
