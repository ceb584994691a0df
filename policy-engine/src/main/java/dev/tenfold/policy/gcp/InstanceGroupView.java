package dev.tenfold.policy.gcp;

import java.util.OptionalDouble;

/** What an autoscaler sees of its group, and what it can do to it. Whoever simulates the group implements this. */
public interface InstanceGroupView {

    /** Target size of the group. */
    int size();

    /** VMs that have been running since a moment or longer, nanoseconds since the rehearsal's start. */
    int runningSince(long nanos);

    /**
     * What a signal measures now; empty where it is missing.
     *
     * @param signal which
     * @param runningSinceNanos a signal of VMs is averaged over those that have been running since then or longer
     * @param nowNanos the moment, nanoseconds since the rehearsal's start
     */
    OptionalDouble value(Signal signal, long runningSinceNanos, long nowNanos);

    /** Asks for a size. */
    void resize(int size);
}
