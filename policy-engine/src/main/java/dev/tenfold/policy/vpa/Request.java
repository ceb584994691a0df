package dev.tenfold.policy.vpa;

/**
 * What one replica asks for.
 *
 * @param milliCores CPU, thousandths of a core
 * @param bytes memory, bytes
 */
public record Request(long milliCores, long bytes) {

    /** More than any replica can ask for: the recommender's own bound. */
    static final long MOST = 100_000_000_000_000L;

    /** A request multiplied, rounded down. */
    Request times(double factor) {
        return new Request(scaled(milliCores, factor), scaled(bytes, factor));
    }

    Request plus(Request other) {
        return new Request(milliCores + other.milliCores, bytes + other.bytes);
    }

    Request atLeast(Request least) {
        return new Request(Math.max(milliCores, least.milliCores), Math.max(bytes, least.bytes));
    }

    Request atMost(Request most) {
        return new Request(Math.min(milliCores, most.milliCores), Math.min(bytes, most.bytes));
    }

    /** A whole number of units, rounded down; never less than none. */
    static long whole(double amount) {
        return amount > MOST ? MOST : amount > 0 ? (long) amount : 0;
    }

    private static long scaled(long amount, double factor) {
        return whole(amount * factor);
    }
}
