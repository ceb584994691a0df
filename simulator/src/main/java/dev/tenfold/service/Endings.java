package dev.tenfold.service;

/** How the requests of a service end, in all its books: the account, what callers see, response times, the ledger. */
final class Endings {
    final Account account = new Account();
    final Answers answers = new Answers();
    final LatencyMixture latencies = new LatencyMixture();
    final Ledger ledger = new Ledger();

    private final double patienceSeconds;
    private final boolean usersAsk;
    /** The longest that anybody feels it. */
    private final double feltSeconds;
    /** The messages that the requests are; null if the service is asked directly. */
    private FluidBacklog backlog;
    /** Users who try again, or whose work ends with their patience; null if there are none such. */
    private Clients clients;

    private double gaveUpQueueing;
    private double unawaited;
    /** Calls of this step whose callers will have given up before they are answered, as things are. */
    private double abandonedCalls;
    /** Share of what is done that callers no longer wait for. */
    private double abandonedShare;

    /**
     * @param patienceSeconds how long those wait who ask, seconds; infinite if for ever
     * @param usersAsk whether they are users: what they no longer wait for has failed
     */
    Endings(double patienceSeconds, boolean usersAsk) {
        this.patienceSeconds = patienceSeconds;
        this.usersAsk = usersAsk;
        feltSeconds = usersAsk ? patienceSeconds : Double.POSITIVE_INFINITY;
    }

    void consume(FluidBacklog backlog) {
        this.backlog = backlog;
    }

    void askedBy(Clients clients) {
        this.clients = clients;
    }

    /** Whether nobody tries again later, nor gives up what is worked on. */
    boolean settled() {
        return clients == null && abandonedCalls == 0;
    }

    /** Requests come; counts and returns them with those that come back. */
    double arrive(double seconds, double requests) {
        gaveUpQueueing = 0;
        unawaited = 0;
        double all = clients == null ? requests : clients.begin(seconds, requests, account);
        if (all > 0) {
            abandonedShare = abandonedCalls == 0 ? 0 : abandonedCalls / all;
        }
        abandonedCalls = 0;
        account.offer(all);
        return all;
    }

    /** Calls come of which so many will be answered when their callers have given up, and are worked on to the end. */
    void abandon(double calls) {
        abandonedCalls += calls;
    }

    /** A step is over; takes off the line what nobody waits for any longer, where that is possible. */
    void settle(long nowNanos, Crew crew) {
        if (clients != null) {
            double gone = clients.settle(nowNanos, answers.stay(), account, latencies) - gaveUpQueueing;
            account.lose(Cause.TIMEOUT, crew.cancel(Math.max(0, gone)));
        }
    }

    /** Answers of this step that nobody waited for. */
    double unawaited() {
        return unawaited;
    }

    /** Users who still wait for an answer, or for their next attempt. */
    double usersWaiting(long nowNanos, Crew crew) {
        if (backlog != null) {
            return 0;
        }
        return clients != null ? clients.attempts().waiting() : crew.stillWaiting(nowNanos, patienceSeconds);
    }

    /** Users try every failure again at once, so many times; 0 if their own policy counts again. */
    void storm(int retries) {
        if (clients != null) {
            clients.attempts().storm(retries);
        }
    }

    /** Throws if a request of users got lost without an end. */
    void check(String service) {
        if (clients != null) {
            clients.attempts().check("who asks " + service);
        }
    }

    /**
     * Users who got an answer, good or bad, since the start, and still waited for it; where they try again, requests
     * that ended; whoever leaves a message is answered at once.
     */
    double usersAnswered() {
        if (backlog != null) {
            return account.offered();
        }
        return clients != null
                ? clients.attempts().ended()
                : account.served() + account.failed() - account.lost(Cause.TIMEOUT) + account.refused();
    }

    /** What those see who ask: whoever leaves a message sees that it was taken. */
    Answers asked() {
        return backlog == null ? answers : backlog.producing();
    }

    double patienceSeconds() {
        return patienceSeconds;
    }

    /** Requests are turned away. */
    void refuse(Cause cause, double requests) {
        if (requests == 0) {
            return;
        }
        account.lose(cause, requests);
        asked().refuse(requests);
        if (clients != null) {
            clients.attempts().refused(requests);
        }
    }

    /** Requests end badly that were accepted. */
    void lose(Cause cause, double requests) {
        account.lose(cause, requests);
        answers.lose(requests);
        if (clients != null && cause != Cause.TIMEOUT) {
            clients.answered(answers.stay(), 0, requests, null);
        }
    }

    /** Nobody queues for longer than the patience of those who asked. */
    void giveUp(double requests) {
        if (requests > 0) {
            lose(Cause.TIMEOUT, requests);
            gaveUpQueueing += requests;
            if (clients == null) {
                latencies.add(requests, patienceSeconds, 0, 0);
            }
            ledger.gaveUp(requests, patienceSeconds);
        }
    }

    /**
     * Requests are answered.
     *
     * @param stay how long they took
     * @param errorRatio share of them that the service answers with an error by itself
     * @return how many were answered badly
     */
    double answer(long nowNanos, Stay stay, double done, double errorRatio) {
        double byDependency = done * answers.dependencyFailure();
        double byError = (done - byDependency) * errorRatio;
        double good = done - byDependency - byError;
        double late = clients != null
                ? good - answerClients(stay, good, byDependency + byError)
                : usersAsk ? good * stay.lateShare(patienceSeconds) : 0;
        if (late != 0 || abandonedShare != 0) {
            unawaited += Math.min(done, late + done * abandonedShare);
        }
        if (byDependency != 0 || byError != 0 || late != 0) {
            account.lose(Cause.DEPENDENCY, byDependency);
            account.lose(Cause.ERROR, byError);
            account.lose(Cause.TIMEOUT, late);
        }
        account.serve(good - late);
        double again = 0;
        if (backlog != null) {
            again = backlog.doneOfReturned(done) * (done > 0 ? good / done : 0);
            latencies.add(again, backlog.returnedAgeSeconds(nowNanos), 0, 0);
            asked().end(0, 0);
        }
        record(stay, good - again, done);
        return byDependency + byError;
    }

    /** Answers go to those who still wait; returns how many good ones do. */
    private double answerClients(Stay stay, double good, double bad) {
        double inTime = 1 - clients.lateShare(stay);
        return clients.answered(stay, good * inTime, bad * inTime, latencies);
    }

    /** Replicas that leave have finished what they held. */
    void finish(double requests) {
        double awaited = clients == null ? requests : clients.answered(answers.stay(), requests, 0, latencies);
        account.serve(awaited);
        account.lose(Cause.TIMEOUT, requests - awaited);
        record(answers.stay(), requests, requests);
    }

    /** Notes how long those waited who were answered well, and for the ledger all who were answered. */
    private void record(Stay stay, double good, double done) {
        if (clients == null) {
            stay.record(latencies, good, feltSeconds);
        }
        ledger.answered(stay, done, feltSeconds);
    }
}
