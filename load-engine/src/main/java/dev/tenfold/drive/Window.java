package dev.tenfold.drive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What happened in one second, of one worker or of all.
 *
 * @param endNanos when it ended, nanoseconds since start
 * @param scores by endpoint, in the order in which they were asked first
 * @param lag of sending behind the intended moment, as far as the generator caused it, nanoseconds
 * @param sent requests that were due and given to a connection, or to the queue for one
 * @param cpuNanos CPU time of the event loop, of the busiest where there are several
 * @param standing how things stood at its end
 */
public record Window(
        long endNanos, Map<String, Score> scores, Histogram lag, long sent, long cpuNanos, Standing standing) {
    /** Several workers' windows of one second as one. */
    static Window together(List<Window> parts) {
        Map<String, Score> scores = new LinkedHashMap<>();
        Histogram lag = Score.packed();
        long sent = 0;
        long cpu = 0;
        Standing standing = Standing.NONE;
        for (Window part : parts) {
            part.scores().forEach((name, score) -> scores.merge(name, score, Window::sum));
            lag.add(part.lag());
            sent += part.sent();
            cpu = Math.max(cpu, part.cpuNanos());
            standing = standing.and(part.standing());
        }
        return parts.size() == 1 ? parts.get(0) : new Window(parts.get(0).endNanos(), scores, lag, sent, cpu, standing);
    }

    private static Score sum(Score one, Score other) {
        Score sum = one.copy();
        sum.add(other);
        return sum;
    }

    /** Exchanges that had not ended at its end. */
    public int inFlight() {
        return standing.inFlight();
    }

    /** All endpoints together. */
    public Score all() {
        Score all = new Score();
        scores.values().forEach(all::add);
        return all;
    }

    /** How many were sent later than so many seconds behind the intended moment. */
    public long late(double seconds) {
        long from = lag.nextNonEquivalentValue((long) (seconds * 1e9));
        return lag.getCountBetweenValues(from, Math.max(from, lag.getMaxValue()));
    }

    /** The generator's own lag, seconds; 0 if nothing was sent. */
    public double lagSeconds(double quantile) {
        return lag.getTotalCount() == 0 ? 0 : lag.getValueAtPercentile(quantile * 100) / 1e9;
    }
}
