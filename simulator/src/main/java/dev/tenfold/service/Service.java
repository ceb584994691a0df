package dev.tenfold.service;

import java.util.Optional;

/**
 * One service of a rehearsal, as policies, faults, exporters and reports see it: replicas, what they hold and use, how
 * they answer. How requests flow through it is its own affair.
 */
public interface Service {
    /** Unique in a scenario. */
    String name();

    /** What a request costs it and what a replica offers, as long as nothing is broken. */
    Work work();

    /** Its replicas. */
    Fleet fleet();

    /** Where its requests went. */
    Account account();

    /** The messages of the queue that it consumes; empty if it is asked directly. */
    Optional<Backlog> backlog();

    /** Response times since they were last taken; whoever reads them clears them. */
    LatencyMixture latencies();

    /** What its replicas count from now on, for those who publish it; the same at every call. */
    Ledger ledger();

    /** Requests accepted and not answered yet, those on terminating replicas included. */
    double waiting();

    /** Those of them that are on its replicas: all, but for messages that wait in a queue. */
    double held();

    /** CPU seconds used by all replicas since the start. */
    double cpuSecondsUsed();

    /** Cores that all replicas together used in the last step. */
    double coresInUse();

    /** Slot-seconds in use since the start; stays zero where slots are not limited. */
    double slotSecondsUsed();

    /** Whether slots rather than cores are the wall that binds. */
    boolean boundBySlots();

    /** Mean response time at present, seconds. */
    double meanSeconds();

    /** A quantile of the response time at present, seconds. */
    double quantileSeconds(double quantile);

    /**
     * Use of the wall that binds, 0..1, in the last step; 0 without consumers of a queue that its broker calls empty.
     */
    double load();

    /** Share of its periods in which the kernel stops a replica; 0 where it does not keep the CPU limit in periods. */
    default double throttledShare() {
        return 0;
    }

    /** Replicas die with their share of all that they hold. */
    void kill(int replicas, long nowNanos);

    /** A new count is wanted. Replicas that go finish what they hold, as far as their grace allows. */
    default void scaleTo(int replicas, long nowNanos) {
        scaleTo(replicas, fleet().startUp(), nowNanos);
    }

    /** The same, where new replicas start in a way of their own, such as from a warm pool. */
    void scaleTo(int replicas, StartUp startUp, long nowNanos);

    /** Replicas have to leave their nodes, and are created anew. They finish what they hold, as at a scale-down. */
    default void evict(int replicas, long nowNanos) {
        evict(replicas, Double.POSITIVE_INFINITY, nowNanos);
    }

    /** The same, where they have no longer than this to finish, seconds. */
    void evict(int replicas, double mostSeconds, long nowNanos);

    /** Replicas that waited for a node start where there is room now; returns how many. */
    int settle(long nowNanos);

    /** Replicas whose time has come take requests. */
    int admitReady(long nowNanos);

    /** Replicas that the kernel killed for their memory since this was last asked; they start again in their place. */
    default int takeReaped() {
        return 0;
    }

    /** Throws if a request got lost without a cause. */
    void checkConservation();
}
