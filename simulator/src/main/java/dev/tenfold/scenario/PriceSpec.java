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

        @Meaning("Share of the floor, the fewest replicas or nodes there may be, that is bought in advance.")
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
}
