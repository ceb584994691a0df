package dev.tenfold.export;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes samples to the store: at once, or when the pipeline's lag is over, with the time of the scrape. */
final class Tape {
    private final SeriesStore store;
    private final Wanted wanted;
    private final long epochMillis;
    private final boolean lagging;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long nowMillis;

    private record Pending(Series series, long timeMillis, double value) {}

    Tape(SeriesStore store, Wanted wanted, long epochMillis, boolean lagging) {
        this.store = store;
        this.wanted = wanted;
        this.epochMillis = epochMillis;
        this.lagging = lagging;
    }

    /** A scrape begins. */
    void moveTo(long nowNanos) {
        nowMillis = millis(nowNanos);
    }

    long millis(long nanos) {
        return epochMillis + Math.floorDiv(nanos, 1_000_000L);
    }

    /** The series of these labels; null if nobody wants it. */
    Series series(Labels labels) {
        return wanted.series(labels) ? store.series(labels) : null;
    }

    void write(Series series, double value) {
        if (lagging) {
            pending.add(new Pending(series, nowMillis, value));
        } else {
            append(series, nowMillis, value);
        }
    }

    /** What was scraped until then can be queried. */
    void deliver(long untilNanos) {
        long until = millis(untilNanos);
        while (!pending.isEmpty() && pending.peek().timeMillis() <= until) {
            Pending sample = pending.remove();
            append(sample.series(), sample.timeMillis(), sample.value());
        }
    }

    /** Where two exporters give a series the same name the first counts: Prometheus drops such duplicates. */
    private static void append(Series series, long timeMillis, double value) {
        int size = series.size();
        if (size == 0 || series.time(size - 1) < timeMillis) {
            series.append(timeMillis, value);
        }
    }
}
