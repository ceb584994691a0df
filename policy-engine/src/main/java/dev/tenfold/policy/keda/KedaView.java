package dev.tenfold.policy.keda;

import dev.tenfold.policy.keda.trigger.TriggerSource;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What KEDA sees of one target and of the world around it, and the one thing it can do to the target. Whoever simulates
 * them implements this.
 */
public interface KedaView {

    /** Replicas asked for at present; empty if the scale cannot be read. */
    OptionalInt replicas();

    /** Replicas that run and are ready. */
    int readyReplicas();

    /** What the triggers ask. */
    TriggerSource source();

    /** The time by the calendar, which cron triggers go by. */
    Instant calendar();

    /**
     * Asks for a number of replicas.
     *
     * @return whether it was accepted
     */
    boolean scaleTo(int replicas);
}
