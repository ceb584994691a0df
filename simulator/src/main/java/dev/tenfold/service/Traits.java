package dev.tenfold.service;

import java.util.Optional;

/**
 * What replicas are like beyond the work they do: all that can be left out of a scenario.
 *
 * @param arrivalVariability squared coefficient of variation of the time between two requests; 1 Poisson, 0 even
 * @param warmUp how they are slow at first; empty if they are not
 * @param balancing who gives them requests
 * @param throttling how the kernel keeps their CPU limit; empty if evenly
 * @param scaling what they cost one another
 * @param memory what they keep
 * @param network what they send
 * @param preStopNanos how long a terminated replica goes on taking requests before it stops, nanoseconds
 */
public record Traits(
        double arrivalVariability,
        Optional<WarmUp> warmUp,
        Balancing balancing,
        Optional<Throttling> throttling,
        Scaling scaling,
        Memory memory,
        Network network,
        long preStopNanos) {
    /** Nothing of it. */
    public static final Traits PLAIN = new Traits(
            1,
            Optional.empty(),
            Balancing.POOLED,
            Optional.empty(),
            Scaling.LINEAR,
            new Memory(0, 0, Double.POSITIVE_INFINITY, 0, 0),
            Network.UNLIMITED,
            0);

    public Traits {
        if (!(arrivalVariability >= 0) || preStopNanos < 0) {
            throw new IllegalArgumentException("arrivalVariability and preStopNanos must be >= 0");
        }
    }

    /** How long a replica that has just become ready differs from an old one, nanoseconds; 0 if it does not. */
    public long youthNanos() {
        return Math.max(warmUp.map(WarmUp::overNanos).orElse(0L), balancing.slowStartNanos());
    }
}
