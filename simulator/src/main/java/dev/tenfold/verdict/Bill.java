package dev.tenfold.verdict;

import dev.tenfold.scenario.PlacementSpec;
import dev.tenfold.scenario.PriceSpec;

/**
 * What capacity cost, by how it was bought, in the currency of the price.
 *
 * @param onDemand at the full price
 * @param reserved bought in advance: paid all the time, used or not
 * @param spot as the cloud's spare capacity
 */
public record Bill(double onDemand, double reserved, double spot) {
    /** Nothing bought. */
    public static final Bill NOTHING = new Bill(0, 0, 0);

    /**
     * What hours of one kind of capacity cost. What is reserved is a share of the floor, in whole pieces, and is paid
     * all the time; of the rest a share is spot, as the placement says, or the price where the placement names none.
     *
     * @param hours hours paid by the piece, of all replicas or nodes together
     * @param floor the fewest replicas or nodes that there may be
     * @param lengthHours how long the run took
     * @param pieceHour price of one replica or node for one hour, on demand
     */
    static Bill of(
            PriceSpec price, double hours, int floor, double lengthHours, double pieceHour, PlacementSpec placement) {
        double inAdvance = Math.round(price.reserved().ratio() * floor) * lengthHours;
        double rest = Math.max(0, hours - inAdvance);
        boolean placed = placement.spot().ratio() > 0;
        double share = placed ? placement.spot().ratio() : price.spot().ratio();
        double discount =
                placed ? placement.spotDiscount().ratio() : price.spotDiscount().ratio();
        return new Bill(
                rest * (1 - share) * pieceHour,
                inAdvance * (1 - price.reservedDiscount().ratio()) * pieceHour,
                rest * share * (1 - discount) * pieceHour);
    }

    /** Both together. */
    public Bill and(Bill other) {
        return new Bill(onDemand + other.onDemand, reserved + other.reserved, spot + other.spot);
    }

    /** All of it. */
    public double total() {
        return onDemand + reserved + spot;
    }

    /** Whether anything was bought otherwise than on demand. */
    public boolean mixed() {
        return reserved > 0 || spot > 0;
    }
}
