package dev.tenfold.service;

/** Replicas that come and go, and what becomes of the requests that they hold. */
final class Turnover {
    private final Fleet fleet;
    private final Crew crew;
    private final Doors doors;
    private final Endings endings;
    private final double graceSeconds;

    /**
     * @param crew what the replicas hold
     * @param doors how requests find those that leave
     * @param endings told of requests that end with their replica
     * @param graceSeconds how long a terminated replica may finish what it holds, seconds
     */
    Turnover(Fleet fleet, Crew crew, Doors doors, Endings endings, double graceSeconds) {
        this.fleet = fleet;
        this.crew = crew;
        this.doors = doors;
        this.endings = endings;
        this.graceSeconds = graceSeconds;
    }

    void kill(int replicas, long nowNanos) {
        int ready = fleet.ready();
        bury(fleet.kill(replicas, nowNanos), ready, nowNanos);
    }

    /** Some of the replicas that were ready have died, with what they held. */
    void bury(int dead, int ready, long nowNanos) {
        if (dead == 0) {
            return;
        }
        double gone = crew.take(dead, ready);
        if (consuming()) {
            crew.first().orphan(gone, nowNanos);
        } else {
            endings.lose(Cause.KILLED, gone);
        }
        endings.ledger.admit(fleet.cohorts());
    }

    void scaleTo(int replicas, StartUp startUp, long nowNanos) {
        int ready = fleet.ready();
        drainFrom(fleet.scaleTo(replicas, startUp, nowNanos), ready, graceSeconds, nowNanos);
    }

    void evict(int replicas, double mostSeconds, long nowNanos) {
        int ready = fleet.ready();
        drainFrom(fleet.evict(replicas, nowNanos), ready, Math.min(graceSeconds, mostSeconds), nowNanos);
    }

    int settle(long nowNanos) {
        int settled = fleet.settle(nowNanos);
        endings.ledger.admit(fleet.cohorts());
        return settled;
    }

    int admitReady(long nowNanos) {
        int admitted = fleet.admitReady(nowNanos);
        endings.ledger.admit(fleet.cohorts());
        fleet.mergeSettled(nowNanos - Settled.NANOS);
        return admitted;
    }

    /** Replicas that leave finish what they hold, or are cut off. */
    void drain(long nowNanos, double seconds) {
        Occupancy occupancy = crew.first();
        if (occupancy.draining()) {
            endings.finish(occupancy.finish(seconds));
            endings.account.lose(Cause.TERMINATED, occupancy.cutOff(nowNanos));
        }
        occupancy.comeBack(nowNanos);
    }

    /** Whether none warms up or leaves, and no request waits for a time of its own. */
    boolean settled() {
        return crew.settled() && crew.first().settled() && !doors.ajar(fleet) && endings.settled();
    }

    private void drainFrom(int going, int ready, double seconds, long nowNanos) {
        endings.ledger.admit(fleet.cohorts());
        if (going > 0) {
            Stay now = endings.answers.stay();
            ResponseLaw stay = consuming() ? now.workLaw() : now.law();
            doors.leave(going, nowNanos);
            crew.first().drain(crew.take(going, ready), stay, seconds, nowNanos);
        }
    }

    private boolean consuming() {
        return crew.first().backlog() != null;
    }
}
