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

    private final History history;
    private final Asked asked;
    private final boolean users;
    private final List<Series> series = new ArrayList<>();

    private Timelines(History history, Asked asked, boolean users) {
        this.history = history;
        this.asked = asked;
        this.users = users;
    }

    /** How much is told of latencies, which take the longest to work out. */
    enum Detail {
        /** Mean and quantiles of every window. */
        ALL,
        /**
         * Of latencies, the high quantiles of users alone, where every other window repeats the one before; of
         * services, what shows how they scale.
         */
        BRIEF
    }

    /** What users felt. */
    static Timeline ofUsers(History history, Detail detail) {
        Timelines all = new Timelines(history, history.felt(), true).flow(detail);
        if (detail == Detail.BRIEF) {
            all.addCoarsely("p95", window -> all.quantile(window, 0.95));
            all.addCoarsely("p99", window -> all.quantile(window, 0.99));
        }
        return all.timeline();
    }

    /** What was seen of a service. */
    static Timeline of(History history, Line line, Detail detail) {
        Timelines own = new Timelines(history, line, history.takesUsers(line));
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
            add("p95", "ms", window -> quantile(window, 0.95));
            add("p99", "ms", window -> quantile(window, 0.99));
        }
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
    static Timeline of(PoolLine pool) {
        return new Timeline(List.of(
                series("wanted", "nodes", pool.size(), pool::wanted),
                series("ready", "nodes", pool.size(), pool::ready),
                series("cpu", "%", pool.size(), window -> pool.cpuRatio(window) * 100)));
    }

    private boolean onNodes(Line line) {
        return history.script().scenario().services().get(line.name()).nodes().isPresent();
    }

    private Timeline timeline() {
        return new Timeline(List.copyOf(series));
    }

    private void add(String name, String unit, IntToDoubleFunction value) {
        series.add(series(name, unit, asked.size(), value));
    }

    private void addCoarsely(String name, IntToDoubleFunction value) {
        double[] last = new double[1];
        add(name, "ms", window -> window % 2 == 0 ? last[0] = value.applyAsDouble(window) : last[0]);
    }

    private static Series series(String name, String unit, int windows, IntToDoubleFunction value) {
        double[] values = new double[windows];
        for (int i = 0; i < windows; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return new Series(name, unit, values);
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
