package dev.tenfold.drive;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What happened in one second, of one worker or of all.
 *
 * @param endNanos when it ended, nanoseconds since start
 * @param scores by endpoint, in the order of the plan
 * @param lag of sending behind the intended moment, as far as the generator caused it, nanoseconds
 * @param sent requests that were sent
 * @param inFlight exchanges that have not ended
 * @param waiting of these, how many wait for a connection
 * @param lines open connections
 * @param exhausted how often, since start, all connections were busy
 * @param users visits that are going on
 */
public record Window(
        long endNanos,
        Map<String, Score> scores,
        Histogram lag,
        long sent,
        int inFlight,
        int waiting,
        int lines,
        long exhausted,
        int users) {
    /** All endpoints together. */
    public Score all() {
        Score all = new Score();
        scores.values().forEach(all::add);
        return all;
    }

    /** The generator's own lag, seconds; 0 if nothing was sent. */
    public double lagSeconds(double quantile) {
        return lag.getTotalCount() == 0 ? 0 : lag.getValueAtPercentile(quantile * 100) / 1e9;
    }
}
