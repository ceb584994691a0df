package dev.tenfold.service;

import java.util.List;

/**
 * The kernel's out-of-memory killer: replicas grow with the requests that they hold and with what they leak, and die at
 * their limit. Those of one cohort do not all die at one instant, since they do not grow alike.
 */
public final class Reaper {
    private final Memory memory;
    /** Whether there is anything to look at without a fault. */
    private final boolean bounded;

    private int reaped;

    /** @param memory what a replica keeps, and how much it may */
    public Reaper(Memory memory) {
        this.memory = memory;
        bounded = memory.limited() || memory.leakBytesPerSecond() > 0 || memory.leakBytesPerRequest() > 0;
    }

    /** Whether replicas grow, by themselves or by a fault, or have a limit that they may reach. */
    boolean looks(double leakBytesPerSecond) {
        return bounded || leakBytesPerSecond > 0;
    }

    /** A step passes: {@link #grow} and then {@link #reap}; returns how many died. */
    int pass(Fleet fleet, double seconds, double done, double held, double leakBytesPerSecond, long nowNanos) {
        grow(fleet, seconds, done, leakBytesPerSecond);
        return reap(fleet, held, nowNanos);
    }

    /**
     * Replicas grow in a step.
     *
     * @param seconds its length
     * @param done requests done in it
     * @param leakBytesPerSecond of a fault, for each ready replica
     */
    public void grow(Fleet fleet, double seconds, double done, double leakBytesPerSecond) {
        double perSecond = memory.leakBytesPerSecond() + leakBytesPerSecond;
        if ((perSecond > 0 || memory.leakBytesPerRequest() > 0) && fleet.ready() > 0) {
            fleet.leak(perSecond * seconds + memory.leakBytesPerRequest() * done / fleet.ready());
        }
    }

    /**
     * Replicas that have reached their limit die, and start again in their place.
     *
     * @param held requests that the ready replicas hold
     * @param nowNanos nanoseconds since start
     * @return how many died
     */
    public int reap(Fleet fleet, double held, long nowNanos) {
        if (!memory.limited() || fleet.ready() == 0) {
            return 0;
        }
        double room = memory.limitBytes() - memory.idleBytes();
        double byRequests = memory.bytesPerRequest() * held / fleet.ready();
        int dead = 0;
        List<Cohort> cohorts = fleet.cohorts();
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            double grown = byRequests + fleet.leakedBytes(cohort);
            double pace = cohort.wear().nextPace();
            if (cohort.ready() && grown * pace >= room) {
                int dying = cohort.wear().part(cohort.count());
                boolean all = dying == cohort.count();
                fleet.restart(cohort, dying, pace, nowNanos);
                dead += dying;
                i -= all ? 1 : 0;
            }
        }
        reaped += dead;
        return dead;
    }

    /** How many died since this was last asked. */
    public int takeReaped() {
        int taken = reaped;
        reaped = 0;
        return taken;
    }
}
