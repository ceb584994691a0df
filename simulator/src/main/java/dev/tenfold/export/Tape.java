package dev.tenfold.export;

import dev.tenfold.metric.Crowd;
import dev.tenfold.metric.Frame;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Writes samples to the store: at once, or when the pipeline's lag is over, with the time of the scrape. */
final class Tape {
    private final SeriesStore store;
    private final Wanted wanted;
    private final long epochMillis;
    private final boolean lagging;
    private final Optional<Interference> interference;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long nowNanos;
    private long nowMillis;

    private record Pending(Frame frame, long timeMillis, double[] values) {}

    /** @param interference what faults do to samples; empty if there are none of that kind */
    Tape(SeriesStore store, Wanted wanted, long epochMillis, boolean lagging, Optional<Interference> interference) {
        this.interference = interference;
        this.store = store;
        this.wanted = wanted;
        this.epochMillis = epochMillis;
        this.lagging = lagging;
    }

    /** A scrape of a service's targets begins. */
    void moveTo(long nowNanos, String service) {
        interference.ifPresent(faults -> faults.subject(service));
        this.nowNanos = nowNanos;
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

    /** Has a column of a frame be a series from now on. */
    void open(Frame frame, int width, int column, Labels labels) {
        if (interference.isPresent()) {
            interference.get().open(frame, width, column, labels);
        } else {
            frame.open(column, labels);
        }
    }

    /** Whether anybody wants a series. */
    boolean wants(Labels labels) {
        return wanted.series(labels);
    }

    /** Where two exporters give a series the same name the first counts: Prometheus drops such duplicates. */
    void write(Frame frame, double[] values) {
        if (interference.isPresent()) {
            interference.get().write(frame, nowNanos, nowMillis, values);
        } else if (lagging) {
            pending.add(new Pending(frame, nowMillis, values.clone()));
        } else {
            frame.append(nowMillis, values);
        }
    }

    /** What is late by faults and due by now can be queried. */
    void deliverLate(long nowNanos) {
        interference.ifPresent(faults -> faults.deliver(nowNanos));
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
