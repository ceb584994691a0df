package dev.tenfold.service;

/**
 * The connections of a caller's replicas to one callee: in each replica M/G/c with c connections, by the same equations
 * as slots ({@link Station}). What waits for one does not reach the callee yet.
 */
final class ConnectionPool {
    private final Connections connections;
    private final Station station = new Station();
    private final ArrivalLog log = new ArrivalLog(0);
    /** Calls that wait for a connection or hold one, in all replicas. */
    private double number;

    private double inUse;
    private double waitSeconds;
    /** Share of the calls that wait at all. */
    private double waitingShare;

    private double failedShare;

    ConnectionPool(Connections connections) {
        this.connections = connections;
    }

    /** Connections that it holds open in so many replicas, if it gets them. */
    double wanted(int replicas) {
        return connections.perReplica() * replicas;
    }

    /**
     * Works for one step.
     *
     * @param asked calls that want a connection
     * @param replicas ready replicas of the caller
     * @param openShare share of its connections that the callee lets it open
     * @param holdSeconds how long a call holds one, mean
     * @param holdCv2 its squared coefficient of variation
     * @return calls that got one
     */
    double step(
            long nowNanos,
            double seconds,
            double asked,
            int replicas,
            double openShare,
            double holdSeconds,
            double holdCv2) {
        if (replicas == 0) {
            return 0;
        }
        double each = Math.max(connections.perReplica() * openShare, 1e-9);
        double open = each * replicas;
        station.set(1, 0, holdSeconds, each, 1, holdCv2);
        double rate = station.step((number + asked) / replicas, seconds) * replicas;
        double done = Math.min(rate * seconds, number + asked);
        number += asked - done;
        if (log.full()) {
            log.forget(number);
        }
        log.add(nowNanos, asked);
        double gaveUp = giveUp(nowNanos, open);
        double held = inUse;
        inUse = Math.min(number, open);
        double got = Math.max(0, done + inUse - held);
        waitingShare = station.waitingShare();
        judge(rate, station.queue() * replicas);
        failedShare = gaveUp > 0 ? gaveUp / (gaveUp + got) : tail();
        return got * (gaveUp > 0 ? 1 : 1 - failedShare);
    }

    private double giveUp(long nowNanos, double open) {
        double queueing = number - open;
        if (queueing <= 0 || connections.timeoutSeconds() == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double impatient = Math.max(0, queueing - log.since(nowNanos - connections.timeoutSeconds() * 1e9));
        number -= impatient;
        return impatient;
    }

    /**
     * The callee is too slow for the connections to be free as soon as they should: some of those that got one in this
     * step did not.
     *
     * @param calls how many
     * @param rate at which the others did, per second
     */
    void holdBack(double calls, double rate) {
        number += calls;
        waitingShare = 1;
        judge(rate, number - inUse);
    }

    private void judge(double rate, double queue) {
        waitSeconds = rate > 0 ? Math.min(queue / rate, connections.timeoutSeconds()) : 0;
    }

    /** Probability of a wait beyond the time-out where nothing is backed up: an exponential wait of those who wait. */
    private double tail() {
        boolean never =
                connections.timeoutSeconds() == Double.POSITIVE_INFINITY || waitSeconds <= 0 || waitingShare <= 0;
        return never ? 0 : waitingShare * StrictMath.exp(-connections.timeoutSeconds() * waitingShare / waitSeconds);
    }

    /** How long a call waits for a connection, mean, seconds. */
    double waitSeconds() {
        return waitSeconds;
    }

    /** Variance of the wait: none for a share, exponential for the others. */
    double waitVariance() {
        double share = Math.max(waitingShare, 1e-6);
        double conditional = waitSeconds / share;
        return share * (2 - share) * conditional * conditional;
    }

    /** Share of the calls that do not get one in time. */
    double failedShare() {
        return failedShare;
    }
}
