package dev.tenfold.service;

/**
 * The users of a service as callers who try again: what a request becomes over all its attempts. They see an attempt
 * end when it is answered or when they give up, where the service sees it end when its work is done.
 */
public final class Clients {
    private final Attempts attempts;
    private final double timeoutSeconds;
    private final boolean cancel;

    /**
     * @param retry what they do about an attempt that failed
     * @param timeoutSeconds when they give up an attempt, seconds
     * @param cancel whether an attempt that they give up is taken off the service
     * @param mostStorm most retries that a storm may bring, 0 if there is none
     */
    public Clients(Retry retry, double timeoutSeconds, boolean cancel, int mostStorm) {
        attempts = new Attempts(retry, timeoutSeconds, mostStorm);
        this.timeoutSeconds = timeoutSeconds;
        this.cancel = cancel;
    }

    Attempts attempts() {
        return attempts;
    }

    /** New requests come, and old ones come back; returns all attempts of this step. */
    double begin(double seconds, double fresh, Account account) {
        double all = attempts.begin(seconds, fresh);
        account.retry(attempts.retriedNow());
        return all;
    }

    /** Share of the good answers that nobody waits for; none where what is given up is taken off. */
    double lateShare(Stay stay) {
        return cancel ? 0 : stay.lateShare(timeoutSeconds);
    }

    /** Attempts are answered in time; returns how many good answers somebody waited for. */
    double answered(Stay stay, double good, double bad, LatencyMixture felt) {
        return attempts.answered(good, bad, Math.min(stay.mean(), timeoutSeconds), felt, stay);
    }

    /** A step is over; returns how many attempts are to be taken off the service. */
    double settle(long nowNanos, Stay stay, Account account, LatencyMixture felt) {
        double gaveUp = attempts.settle(nowNanos, stay.lateShare(timeoutSeconds), felt);
        account.loseRequests(attempts.lostInStep());
        return cancel ? gaveUp : 0;
    }
}
