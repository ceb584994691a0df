package dev.tenfold.scenario;

import dev.tenfold.service.Balancing;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/**
 * Who gives requests to replicas, and how well.
 *
 * @param by how a replica is chosen
 * @param imbalance deviation of the load over replicas, beside its mean
 * @param slowStart from a replica's readiness until it gets a full share
 * @param deregistration how long a replica that is being terminated is still sent requests
 */
@Meaning("Who gives requests to replicas, and how well.")
public record BalancingSpec(
        @Meaning("How a replica is chosen: pooled is one line for all, the most optimistic; least-requests the better"
                + " of two chosen at random; round-robin and random as they say.")
        @Default("pooled")
        Balancing.By by,

        @Meaning(
                "Deviation of the load over replicas, beside its mean: sticky sessions, long connections. Needs by other"
                        + " than pooled.")
        @Default("0 %")
        Share imbalance,

        @Meaning("From a replica's readiness until it gets a full share, which grows evenly from a tenth.")
        @Default("0s")
        Duration slowStart,

        @Meaning(
                "How long a replica that is being terminated is still sent requests; those that come after its pre-stop"
                        + " are lost.")
        @Default("0s")
        Duration deregistration) {
    /** What holds where a service says nothing. */
    static final BalancingSpec POOLED =
            new BalancingSpec(Balancing.By.POOLED, new Share(0), Duration.ZERO, Duration.ZERO);

    public BalancingSpec {
        Spelled.requireNotNegative("slowStart", slowStart);
        Spelled.requireNotNegative("deregistration", deregistration);
        if (imbalance.ratio() > 0 && by == Balancing.By.POOLED) {
            throw new IllegalArgumentException(
                    "imbalance must go with by: least-requests, round-robin or random, was " + imbalance);
        }
    }

    Balancing balancing() {
        return new Balancing(by, imbalance.ratio(), slowStart.toNanos(), deregistration.toNanos());
    }
}
