package dev.tenfold.export;

import dev.tenfold.metric.Crowd;
import dev.tenfold.metric.Frame;
import dev.tenfold.metric.Labels;
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

    private record Pending(Frame frame, long timeMillis, double[] values) {}

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

    long nowMillis() {
        return nowMillis;
    }

    long millis(long nanos) {
        return epochMillis + Math.floorDiv(nanos, 1_000_000L);
    }

    /** Room for the series of one target, which may stand for more. */
    Frame frame(int width, int weight) {
        return store.frame(width, weight);
    }

    /** Room for counters that rise alike. */
    Crowd crowd(int width) {
        return store.crowd(width);
    }

    /** Whether anybody wants a series. */
    boolean wants(Labels labels) {
        return wanted.series(labels);
    }

    /** Where two exporters give a series the same name the first counts: Prometheus drops such duplicates. */
    void write(Frame frame, double[] values) {
        if (lagging) {
            pending.add(new Pending(frame, nowMillis, values.clone()));
        } else {
            frame.append(nowMillis, values);
        }
    }

    /** What was scraped until then can be queried. */
    void deliver(long untilNanos) {
        long until = millis(untilNanos);
        while (!pending.isEmpty() && pending.peek().timeMillis() <= until) {
            Pending row = pending.remove();
            row.frame().append(row.timeMillis(), row.values());
        }
    }
}
