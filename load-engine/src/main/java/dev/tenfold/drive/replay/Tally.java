package dev.tenfold.drive.replay;

import dev.tenfold.drive.Score;
import dev.tenfold.drive.Window;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts of all workers together, of the whole replay: seconds are not kept. */
final class Tally {
    private final SortedMap<String, Score> scores = new TreeMap<>();
    private final Histogram lag = new Histogram(1_000, 3_600_000_000_000L, 3);

    synchronized void take(Window window) {
        window.scores()
                .forEach((name, score) ->
                        scores.computeIfAbsent(name, any -> new Score()).add(score));
        lag.add(window.lag());
    }

    /** By endpoint. */
    synchronized SortedMap<String, Score> scores() {
        return new TreeMap<>(scores);
    }

    /** How late requests were sent by the generator's own fault, seconds. */
    synchronized double lagSeconds(double quantile) {
        return lag.getTotalCount() == 0 ? 0 : lag.getValueAtPercentile(quantile * 100) / 1e9;
    }
}
