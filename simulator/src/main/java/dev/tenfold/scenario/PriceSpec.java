package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;

/**
 * What replicas cost.
 *
 * @param coreHour price of one core for one hour
 * @param currency such as {@code USD}
 */
@Meaning("What replicas cost: their requested cores, from creation to the end.")
public record PriceSpec(
        @Meaning("Price of one requested core for one hour.") @Default("0.048")
        double coreHour,

        @Meaning("Such as USD.") @Default("USD") String currency) {
    public PriceSpec {
        if (!(coreHour >= 0) || coreHour > 1e6) {
            throw new IllegalArgumentException("coreHour must be >= 0");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency must be three capital letters such as USD, was " + currency);
        }
    }
}
