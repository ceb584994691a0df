package dev.tenfold.inject.gate;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.ReplicaSource;

/** Makes a source of replicas from what a client asks for. */
@FunctionalInterface
public interface SourceMaker {
    /**
     * Makes a source; nothing is read yet.
     *
     * @param service of the scenario
     * @param from kind, server and options, such as {@code kubernetes https://10.0.0.1 deployment=shop/web}
     * @throws IllegalArgumentException if no source is of that kind, with one clear sentence
     */
    ReplicaSource make(String service, Destination from);

    /** Knows no kind but the webhook, which the service keeps itself. */
    static SourceMaker none() {
        return (service, from) -> {
            throw new IllegalArgumentException("must be webhook, the only kind that is known here");
        };
    }
}
