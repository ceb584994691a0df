package dev.tenfold.scenario;

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
