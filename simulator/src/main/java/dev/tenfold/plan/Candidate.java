package dev.tenfold.plan;

import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Report;

/**
 * One way to run the system, and what it costs. Prices of reserved capacity are 37 % below those on demand (AWS, one
 * year, nothing paid in advance, m5.large: 0.06 against 0.096 USD), of spot capacity 60 % (54 % to 70 % in price lists
 * of 2019 to 2021).
 *
 * @param name what it is called
 * @param file of its policies; empty if it has none of the plan's
 * @param report of the rehearsal under it
 * @param bound its own row in that report
 * @param floorHours replica-hours that are there whatever happens
 */
public record Candidate(String name, String file, Report report, Bound bound, double floorHours) {
    private static final double RESERVED = 0.63;
    private static final double SPOT = 0.4;

    /** Price if all is bought by the hour. */
    public double onDemand() {
        return bound.nodeHours() > 0 ? bound.nodeCost() : bound.cost();
    }

    /** Price if the floor is reserved. */
    public double reserved() {
        return onDemand() * (share() * RESERVED + 1 - share());
    }

    /** Price if the floor is reserved, and the rest is spot capacity. */
    public double spot() {
        return onDemand() * (share() * RESERVED + (1 - share()) * SPOT);
    }

    private double share() {
        return bound.replicaHours() > 0 ? Math.min(1, floorHours / bound.replicaHours()) : 0;
    }
}
