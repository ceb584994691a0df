package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.aws.WarmPoolSpec;
import java.util.OptionalLong;

/** What a policy of a cloud scales: a service whose replicas are its instances, or a pool of nodes. */
interface Capacity {
    /** The service or pool. */
    String name();

    /** Capacity asked for. */
    int wanted();

    /** Capacity in service. */
    int inService();

    /** Capacity that has been in service since a moment or longer, nanoseconds since start. */
    int inServiceSince(long nanos);

    /** Capacity whose instances have run since a moment or longer, in service or not, nanoseconds since start. */
    int runningSince(long nanos);

    /** When the last launch or termination was through; empty while one is under way; negative if there was none. */
    OptionalLong settledAtNanos();

    /** CPU that its instances used in the last step, as a share of what they have; NaN without any. */
    double cpuRatio();

    /** Measures the CPU of its instances from now on. */
    CpuMeter newCpuMeter();

    /** Use of the wall that binds, 0..1, in the last step. */
    double load();

    /** Asks for another capacity. */
    void scaleTo(int wanted);

    /**
     * The same, where some of the new instances come from a warm pool.
     *
     * @param quick how many of them
     * @param waiting how they waited
     */
    void scaleTo(int wanted, int quick, WarmPoolSpec.State waiting);

    /** A policy would have asked for more, had it been allowed. */
    void atMaximum();

    /** Writes down who asked for it, and why. */
    void tell(Move move);

    /** A policy knows how far off its aim it truly is. */
    void follow(Strain strain);
}
