package dev.tenfold.plan;

import dev.tenfold.scenario.PriceSpec;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Report;

/**
 * One way to run the system, and what it costs, at the scenario's prices.
 *
 * @param name what it is called
 * @param file of its policies; empty if it has none of the plan's
 * @param report of the rehearsal under it
 * @param bound its own row in that report
 * @param floorHours replica-hours that are there whatever happens
 * @param price the scenario's
 */
public record Candidate(String name, String file, Report report, Bound bound, double floorHours, PriceSpec price) {
    /** Price as the scenario buys it: by the hour, if it says nothing else. */
    public double asPriced() {
        return bound.nodeHours() > 0 ? bound.nodeCost() : bound.cost();
    }

    /** Price if the floor is reserved. */
    public double reserved() {
        return asPriced() * (share() * reservedPrice() + 1 - share());
    }

    /** Price if the floor is reserved, and the rest is spot capacity. */
    public double spot() {
        return asPriced()
                * (share() * reservedPrice()
                        + (1 - share()) * (1 - price.spotDiscount().ratio()));
    }

    private double reservedPrice() {
        return 1 - price.reservedDiscount().ratio();
    }

    private double share() {
        return bound.replicaHours() > 0 ? Math.min(1, floorHours / bound.replicaHours()) : 0;
    }
}
