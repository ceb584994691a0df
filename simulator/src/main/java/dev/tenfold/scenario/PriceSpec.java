package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;

/**
 * What replicas cost, and how they are bought.
 *
 * @param coreHour price of one core for one hour, on demand
 * @param currency such as {@code USD}
 * @param reserved share of the floor that is bought in advance: of the fewest replicas or nodes that there may be
 * @param reservedDiscount how much cheaper that is; a list price of AWS for one year without payment in advance is 37 %
 *     below that on demand (m5.large, 0.06 against 0.096 USD)
 * @param spot share of the rest that is bought as spot capacity, where a service's or pool's placement names none
 * @param spotDiscount how much cheaper that is; 54 % to 70 % in the price lists of 2019 to 2021
 */
@Meaning("What replicas cost: their requested cores, from creation to the end, and how they are bought.")
public record PriceSpec(
        @Meaning("Price of one requested core for one hour, on demand.") @Default("0.048")
        double coreHour,

        @Meaning("Such as USD.") @Default("USD") String currency,

        @Meaning(
                "Share of the floor, the fewest replicas or nodes there may be, that is bought in advance and paid all the"
                        + " time.")
        @Default("0 %")
        Share reserved,

        @Meaning("How much cheaper reserved capacity is.") @Default("37 %")
        Share reservedDiscount,

        @Meaning("Share of the rest that is bought as spot capacity, where a placement names none.") @Default("0 %")
        Share spot,

        @Meaning("How much cheaper that spot capacity is.") @Default("60 %")
        Share spotDiscount) {
    public PriceSpec {
        if (!(coreHour >= 0) || coreHour > 1e6) {
            throw new IllegalArgumentException("coreHour must be >= 0");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be three capital letters such as USD, was " + currency);
        }
    }

    /**
     * What hours of one kind of capacity cost.
     *
     * @param hours hours paid by the piece, of all replicas or nodes together
     * @param floor the fewest replicas or nodes that there may be
     * @param lengthHours how long the run took
     * @param pieceHour price of one replica or node for one hour, on demand
     * @param placement whose spot share counts, if it names one
     */
    public Bill bill(double hours, int floor, double lengthHours, double pieceHour, PlacementSpec placement) {
        double inAdvance = Math.round(reserved.ratio() * floor) * lengthHours;
        double rest = Math.max(0, hours - inAdvance);
        boolean placed = placement.spot().ratio() > 0;
        double share = placed ? placement.spot().ratio() : spot.ratio();
        double discount = placed ? placement.spotDiscount().ratio() : spotDiscount.ratio();
        return new Bill(
                rest * (1 - share) * pieceHour,
                inAdvance * (1 - reservedDiscount.ratio()) * pieceHour,
                rest * share * (1 - discount) * pieceHour);
    }
}
