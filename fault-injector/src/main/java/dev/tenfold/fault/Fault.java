package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/** Something that breaks at a stated instant. A new kind is one record in one file, and its name in the list here. */
@Meaning("Something that breaks at a stated instant.")
public sealed interface Fault
        permits AddedLatency,
                CpuSlowdown,
                CpuStolen,
                Errors,
                KillReplicas,
                KillTier,
                LatencyFactor,
                FlushCache,
                RetryStorm {

    /** When it begins, since start; >= 0s. */
    Duration at();

    /** How long it lasts; zero for what strikes once. */
    Duration lasts();

    /** Name of the service it strikes. */
    String service();

    /** What a person calls it, such as {@code +20 s latency}. */
    String title();

    /**
     * How it makes a service worse than it was; never better.
     *
     * @param before what the service suffered without this fault
     * @param activeSeconds time since it began, seconds; >= 0
     */
    Conditions worsen(Conditions before, double activeSeconds);

    /**
     * How many of the existing replicas die the moment it begins.
     *
     * @param existing replicas, ready or starting
     */
    default int kills(int existing) {
        return 0;
    }

    /**
     * How many times whoever asks the service tries again at once while it lasts, whatever their own policy says; 0 if
     * that is left to them.
     */
    default int retriesAtOnce() {
        return 0;
    }

    /** Whether the caches before the service are empty the moment it begins. */
    default boolean flushesCaches() {
        return false;
    }
}
