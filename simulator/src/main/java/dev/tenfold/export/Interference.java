package dev.tenfold.export;

import dev.tenfold.fault.Fate;
import dev.tenfold.fault.Source;
import dev.tenfold.metric.Frame;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What faults of monitoring do to samples between Prometheus' scrape and its store. Each series then goes its own way,
 * which costs time: it is there only where a scenario has such faults.
 */
final class Interference {
    private static final List<String> COUNTERS = List.of("_total", "_count", "_sum", "_bucket");

    private final SeriesStore store;
    private final Distortions distortions;
    private final String podLabel;
    private final long lagNanos;
    /** Only looked up, never walked through. */
    private final Map<Frame, Column[]> columns = new IdentityHashMap<>();

    private final List<Column> late = new ArrayList<>();
    private final Map<String, String> singledOut = new HashMap<>();
    private String service = "";

    /**
     * @param podLabel the label that tells pods apart
     * @param lagNanos how late all samples are without faults, nanoseconds
     */
    Interference(SeriesStore store, Distortions distortions, String podLabel, long lagNanos) {
        this.store = store;
        this.distortions = distortions;
        this.podLabel = podLabel;
        this.lagNanos = lagNanos;
    }

    /** A service's targets are scraped next. */
    void subject(String name) {
        service = name;
    }

    /** A column of a frame is a series from now on. */
    void open(Frame frame, int width, int column, Labels labels) {
        String name = labels.get(Labels.NAME);
        boolean counter = COUNTERS.stream().anyMatch(name::endsWith);
        Optional<Channel> channel = distortions.channel(Source.PROMETHEUS, service, name, counter);
        columns.computeIfAbsent(frame, unused -> new Column[width])[column] = new Column(labels, service, channel);
    }

    /** A target was scraped. */
    void write(Frame frame, long nowNanos, long timeMillis, double[] values) {
        Column[] written = columns.get(frame);
        for (int i = 0; i < written.length; i++) {
            if (written[i] != null) {
                written[i].write(nowNanos, timeMillis, values[i]);
            }
        }
    }

    /** What is due by now can be queried. */
    void deliver(long nowNanos) {
        late.removeIf(column -> column.deliver(nowNanos));
    }

    private record Sample(long dueNanos, long timeMillis, double value) {}

    /** One series on its way. */
    private final class Column {
        private final Labels labels;
        private final String owner;
        private final Optional<Channel> channel;
        private final Deque<Sample> queue = new ArrayDeque<>();

        private Column(Labels labels, String owner, Optional<Channel> channel) {
            this.labels = labels;
            this.owner = owner;
            this.channel = channel;
        }

        private void write(long nowNanos, long timeMillis, double value) {
            Fate fate = channel.map(way -> way.fate(nowNanos)).orElse(Fate.ARRIVES);
            if (fate == Fate.MISSING) {
                return;
            }
            double told = value;
            if (fate == Fate.ENDS) {
                told = labels.get(Labels.NAME).equals("up") && !Staleness.isMarker(value) ? 0 : Staleness.MARKER;
            } else if (channel.isPresent() && !Staleness.isMarker(value)) {
                told = channel.get().told(value, share(channel.get(), nowNanos), nowNanos);
            }
            long ahead = channel.map(way -> way.aheadNanos(nowNanos)).orElse(0L);
            long behind = lagNanos + channel.map(way -> way.lateNanos(nowNanos)).orElse(0L);
            send(nowNanos + behind, timeMillis + Math.floorDiv(ahead, 1_000_000L), told, nowNanos);
        }

        /** The first series of a pod that is written under such a fault singles that pod out. */
        private double share(Channel way, long nowNanos) {
            String pod = labels.get(podLabel);
            if (pod.isEmpty() || !way.singlesOut(nowNanos)) {
                return 0;
            }
            return singledOut.computeIfAbsent(owner, unused -> pod).equals(pod) ? 1 : 0;
        }

        private void send(long dueNanos, long timeMillis, double value, long nowNanos) {
            if (dueNanos <= nowNanos && queue.isEmpty()) {
                put(timeMillis, value);
                return;
            }
            if (queue.isEmpty()) {
                late.add(this);
            }
            long behindOthers = queue.isEmpty()
                    ? dueNanos
                    : Math.max(dueNanos, queue.getLast().dueNanos());
            queue.add(new Sample(behindOthers, timeMillis, value));
        }

        /** Returns whether nothing is left. */
        private boolean deliver(long nowNanos) {
            while (!queue.isEmpty() && queue.peek().dueNanos() <= nowNanos) {
                Sample sample = queue.remove();
                put(sample.timeMillis(), sample.value());
            }
            return queue.isEmpty();
        }

        /** What is not newer than the newest sample is thrown away, as Prometheus does by default. */
        private void put(long timeMillis, double value) {
            Series series = store.series(labels);
            int size = series.size();
            boolean ended = size == 0 || Staleness.isMarker(series.value(size - 1));
            boolean newer = size == 0 || series.time(size - 1) < timeMillis;
            if (newer && !(ended && Staleness.isMarker(value))) {
                series.append(timeMillis, value);
            }
        }
    }
}
