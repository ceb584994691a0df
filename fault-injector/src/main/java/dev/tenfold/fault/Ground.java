package dev.tenfold.fault;

import java.time.Duration;
import java.util.function.IntUnaryOperator;

/** Services and the ground that they stand on, as faults can shake them. Targets are services or pools of nodes. */
public interface Ground {
    /** A service suffers from now on, and those of its replicas die that the fault kills. */
    void suffer(ServiceFault fault);

    /** A service no longer suffers. */
    void recover(ServiceFault fault);

    /** Whoever asks a service tries every failure again at once from now on, so many times. */
    void storm(String service, int retries);

    /** One such storm is over. */
    void calm(String service, int retries);

    /** The caches before a service are empty. */
    void flushCaches(String service);

    /** All that runs in a zone dies, and nothing can be placed there. */
    void loseZone(String zone);

    /** Replicas and nodes can be placed in a zone again. */
    void restoreZone(String zone);

    /**
     * Nodes die with all that runs on them.
     *
     * @param dying how many of the ready ones
     */
    void killNodes(String pool, IntUnaryOperator dying);

    /**
     * New capacity is refused from now on.
     *
     * @param reason as the cloud says it
     */
    void refuse(String target, String reason);

    /** One refusal is over. */
    void grant(String target, String reason);

    /** New capacity takes so many times longer from now on. */
    void slow(String target, double factor);

    /** One slowness is over. */
    void quicken(String target, double factor);

    /**
     * The cloud takes capacity back.
     *
     * @param taken how many of those that can be taken
     * @param notice how long it says so before
     * @param drained whether somebody listens, and uses the time to drain and to replace
     */
    void interrupt(String target, IntUnaryOperator taken, Duration notice, boolean drained);
}
