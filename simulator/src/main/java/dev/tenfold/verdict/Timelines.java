package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.PoolLine;
import dev.tenfold.service.Cause;
import dev.tenfold.verdict.Timeline.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Lays what was seen window by window out as series. */
final class Timelines {
    private static final String PER_SECOND = "1/s";
    /** What moves while it is looked at needs no more points. */
    private static final int MOST_POINTS = 240;

    private final History history;
    private final Asked asked;
    private final boolean users;
    private final int stride;
    private final List<Series> series = new ArrayList<>();

    private Timelines(History history, Asked asked, boolean users, Detail detail) {
        stride = detail.stride(asked.size());
        this.history = history;
        this.asked = asked;
        this.users = users;
    }

    /** How much is told of latencies, which take the longest to work out. */
    enum Detail {
        /** Mean and quantiles of every window. */
        ALL,
        /** Of some windows only; of latencies, the high quantiles of users alone; of services, how they scale. */
        BRIEF;

        /** Of so many windows one is told; the last of them is always. */
        private int stride(int windows) {
            return this == ALL ? 1 : Math.max(1, (windows + MOST_POINTS - 1) / MOST_POINTS);
        }
    }

    /** End of each window that is told, seconds since start. */
    static double[] times(History history, Detail detail) {
        double[] all = history.times();
        return points(all.length, detail.stride(all.length), window -> all[window]);
    }

    /** What users felt. */
    static Timeline ofUsers(History history, Detail detail) {
        return new Timelines(history, history.felt(), true, detail).flow(detail).timeline();
    }

    /** What was seen of a service. */
    static Timeline of(History history, Line line, Detail detail) {
        Timelines own = new Timelines(history, line, history.takesUsers(line), detail);
        return (detail == Detail.ALL ? own.flow(detail).fleet(line) : own.scaling(line)).timeline();
    }

    private Timelines flow(Detail detail) {
        add("demand", PER_SECOND, asked::demand);
        if (asked.account().retried() > 0) {
            add("retries", PER_SECOND, asked::retried);
        }
        add("served", PER_SECOND, asked::served);
        add("failed", PER_SECOND, window -> lost(window, false));
        add("refused", PER_SECOND, window -> lost(window, true));
        add("waiting", "requests", asked::waiting);
        if (detail == Detail.ALL) {
            add("mean", "ms", window -> asked.latencies(window).mean() * 1000);
            add("p50", "ms", window -> quantile(window, 0.5));
        }
        add("p95", "ms", window -> quantile(window, 0.95));
        add("p99", "ms", window -> quantile(window, 0.99));
        for (Cause cause : Cause.values()) {
            if (asked.account().lost(cause) > 0) {
                add("cause:" + cause.title(), PER_SECOND, window -> asked.lost(cause, window));
            }
        }
        return this;
    }

    private Timelines fleet(Line line) {
        add("wanted", "replicas", line::wanted);
        add("ready", "replicas", line::ready);
        add("starting", "replicas", line::starting);
        if (onNodes(line)) {
            add("pending", "replicas", line::pending);
        }
        if (line.consumes()) {
            add("lag", "messages", line::lag);
            add("oldest-age", "s", line::oldestAgeSeconds);
        }
        add("cpu", "%", window -> line.cpuRatio(window) * 100);
        add("cpu-of-request", "%", window -> line.requestRatio(window) * 100);
        if (line.hasSlots()) {
            add("slots", "%", window -> line.slotRatio(window) * 100);
        }
        return this;
    }

    private Timelines scaling(Line line) {
        add("wanted", "replicas", line::wanted);
        add("ready", "replicas", line::ready);
        if (line.consumes()) {
            add("lag", "messages", line::lag);
        }
        add("cpu-of-request", "%", window -> line.requestRatio(window) * 100);
        return this;
    }

    /** What was seen of a pool of nodes. */
    static Timeline of(PoolLine pool, Detail detail) {
        int stride = detail.stride(pool.size());
        return new Timeline(List.of(
                new Series("wanted", "nodes", points(pool.size(), stride, pool::wanted)),
                new Series("ready", "nodes", points(pool.size(), stride, pool::ready)),
                new Series("cpu", "%", points(pool.size(), stride, window -> pool.cpuRatio(window) * 100))));
    }

    private boolean onNodes(Line line) {
        return history.script().scenario().services().get(line.name()).nodes().isPresent();
    }

    private Timeline timeline() {
        return new Timeline(List.copyOf(series));
    }

    private void add(String name, String unit, IntToDoubleFunction value) {
        series.add(new Series(name, unit, points(asked.size(), stride, value)));
    }

    private static double[] points(int windows, int stride, IntToDoubleFunction value) {
        double[] values = new double[(windows + stride - 1) / stride];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(Math.min(windows - 1, i * stride + stride - 1));
        }
        return values;
    }

    private double lost(int window, boolean refusal) {
        double sum = 0;
        for (Cause cause : Cause.values()) {
            sum += cause.refusal() == refusal ? asked.lost(cause, window) : 0;
        }
        return sum;
    }

    private double quantile(int window, double q) {
        double millis = asked.latencies(window).quantile(q) * 1000;
        return users ? Latency.cut(millis, history) : millis;
    }
}
