package dev.tenfold.drive.seek;

/**
 * What must hold at a rate for it to count as sustained.
 *
 * @param quantile of the latency that is judged, 0..1, such as 0.95
 * @param seconds it may be at most this, from the intended moment
 * @param errorRate share of requests that may end badly, 0..1
 */
public record Goal(double quantile, double seconds, double errorRate) {
    /** p95 below 500 ms and errors below 1 %. */
    public static final Goal DEFAULT = new Goal(0.95, 0.5, 0.01);

    public Goal {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile must be 0..1, was " + quantile);
        }
        if (!(seconds > 0) || !(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("goal must be > 0 s and 0..1, was " + seconds + " and " + errorRate);
        }
    }
}
