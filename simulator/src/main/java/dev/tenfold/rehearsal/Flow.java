package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.service.Topology;

/** How requests come and flow through services: the part of the world that is a matter of models. */
interface Flow {
    /** The services. */
    Topology topology();

    /**
     * Lets requests come and be worked on.
     *
     * @param fromNanos start of the step
     * @param toNanos end of the step, after its start; nothing else changes in between
     * @param conditions what each service suffers, in the order of {@link Topology#services()}
     */
    void step(long fromNanos, long toNanos, Conditions[] conditions);
}
