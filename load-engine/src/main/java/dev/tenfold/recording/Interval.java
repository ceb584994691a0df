package dev.tenfold.recording;

/**
 * A while of a load test.
 *
 * @param fromMillis when it began, milliseconds since 1970
 * @param seconds how long it was; > 0
 * @param users virtual users at its end, or at most; NaN if unknown
 * @param ratePerSecond requests done a second, failed ones included; NaN if unknown
 * @param failuresPerSecond of them failed; NaN if unknown
 * @param latency how long they took
 */
public record Interval(
        long fromMillis,
        double seconds,
        double users,
        double ratePerSecond,
        double failuresPerSecond,
        Latency latency) {
    public Interval {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds must be > 0, was " + seconds);
        }
    }
}
