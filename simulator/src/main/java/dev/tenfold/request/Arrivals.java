package dev.tenfold.request;

/**
 * Requests that come by chance at a rate of their own, whatever the answers, whose rate is straight over every step: a
 * Poisson process, or one whose gaps are gamma. Chance is drawn in expected requests, not in time, so that where a step
 * is cut changes nothing.
 */
final class Arrivals {
    private final Dice dice;
    private final double variability;
    /** Requests that are to be expected until the next one comes. */
    private double ahead;

    private long fromNanos;
    private double lengthNanos;
    /** Requests a nanosecond at the place reached, and how that changes, per nanosecond. */
    private double rate;

    private double slope;
    private double place;

    /** @param variability squared coefficient of variation of the time between two requests at a constant rate */
    Arrivals(Dice dice, double variability) {
        this.dice = dice;
        this.variability = variability;
        ahead = dice.unit(variability);
    }

    /**
     * A step begins.
     *
     * @param start rate at its start, per second
     * @param mean mean rate over it, per second
     */
    void begin(long fromNanos, long toNanos, double start, double mean) {
        this.fromNanos = fromNanos;
        lengthNanos = toNanos - fromNanos;
        double end = 2 * mean - start;
        boolean straight = end >= 0;
        rate = (straight ? start : mean) / 1e9;
        slope = straight ? (end - start) / lengthNanos / 1e9 : 0;
        place = 0;
    }

    /** When the next request comes, nanoseconds since start; {@link Long#MAX_VALUE} if none does in this step. */
    long next() {
        double root = slope == 0 ? rate : Math.sqrt(Math.max(0, rate * rate + 2 * slope * ahead));
        boolean never = slope < 0 && rate * rate + 2 * slope * ahead < 0;
        double wait = never ? Double.POSITIVE_INFINITY : 2 * ahead / (rate + root);
        double left = lengthNanos - place;
        if (!(wait <= left)) {
            ahead -= left * (rate + slope * left / 2);
            ahead = Math.max(ahead, 0);
            place = lengthNanos;
            rate = 0;
            slope = 0;
            return Long.MAX_VALUE;
        }
        place += wait;
        rate = Math.max(0, rate + slope * wait);
        ahead = dice.unit(variability);
        return fromNanos + (long) place;
    }
}
