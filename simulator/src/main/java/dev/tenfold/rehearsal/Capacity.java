package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
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

    /** When the last launch or termination was through; empty while one is under way; negative if there was none. */
    OptionalLong settledAtNanos();

    /** CPU that its instances used in the last step, as a share of what they have; NaN without any. */
    double cpuRatio();

    /**
     * Asks for another capacity.
     *
     * @param quick how many of the new instances come from a warm pool
     */
    void scaleTo(int wanted, int quick);

    /** Writes down who asked for it, and why. */
    void tell(Move move);

    /** A policy knows how far off its aim it truly is. */
    void follow(Strain strain);
}
