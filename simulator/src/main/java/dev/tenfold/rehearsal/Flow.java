package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.service.Service;
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

    /**
     * Whether an interval that begins now may be one step, since it would come to the same in several.
     *
     * @param share how much anything may change in it, as a share of it
     */
    boolean evenOver(long fromNanos, long toNanos, double share);

    /** Steps until a service knows how one answers that it asks through others: a step a call; 0 if at once. */
    int steps();

    /**
     * Whoever asks a service tries every failure again at once.
     *
     * @param retries so many times; 0 if their own policies count again
     */
    void storm(Service upon, int retries);

    /** From now on the load is as high as this: 1 as written, see {@link Demand#intensity}. */
    void intensity(double factor);

    /** The caches before a service are empty. */
    void flushCaches(Service before);
}
