package dev.tenfold.cli;

import dev.tenfold.drive.Run;
import dev.tenfold.drive.Score;
import dev.tenfold.drive.Second;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Interval;
import dev.tenfold.recording.Latency;
import dev.tenfold.recording.ScalingLog;
import dev.tenfold.recording.file.Recordings;
import dev.tenfold.spelling.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users felt and what the autoscalers did meanwhile, on one axis.
 *
 * @param intervals of the load, by time
 * @param changes of capacity within them, by time
 * @param beyond changes that lie before or after
 */
record TimeAxis(List<Interval> intervals, List<ScalingLog.Change> changes, int beyond) {
    static final Option SCALING = Option.value(
            "--scaling",
            "FILE",
            "What the autoscaler did meanwhile, read when the load is over and put on the same time axis: answers of"
                    + " `aws autoscaling describe-scaling-activities` or of `kubectl get events -o json`.");

    private static final double[] PERCENTS = {50, 95, 99};
    private static final int MOST_ROWS = 40;

    /** Reads the logs, if there are any. */
    static TimeAxis of(List<Interval> intervals, List<String> files) throws Misuse {
        List<ScalingLog.Change> within = new ArrayList<>();
        int beyond = 0;
        for (String file : files) {
            for (ScalingLog.Change change : read(Path.of(file)).changes()) {
                if (!intervals.isEmpty()
                        && change.atMillis() >= start(intervals)
                        && change.atMillis() <= end(intervals)) {
                    within.add(change);
                } else {
                    beyond++;
                }
            }
        }
        within.sort(Comparator.comparingLong(ScalingLog.Change::atMillis));
        return new TimeAxis(intervals, within, beyond);
    }

    private static ScalingLog read(Path file) throws Misuse {
        try {
            if (Recordings.read(file) instanceof ScalingLog log) {
                return log;
            }
        } catch (BadRecording bad) {
            throw new Misuse(bad.problems().get(0).text(file));
        }
        throw new Misuse(file + ": must tell of scaling, such as describe-scaling-activities, was something else");
    }

    /** The seconds of a run of our own. */
    static List<Interval> of(Run run, long beganMillis) {
        List<Interval> intervals = new ArrayList<>();
        for (Second second : run.seconds()) {
            Score all = second.window().all();
            TreeMap<Double, Double> percentiles = new TreeMap<>();
            for (double percent : PERCENTS) {
                double felt = all.felt(percent / 100);
                if (Double.isFinite(felt)) {
                    percentiles.put(percent, felt);
                }
            }
            long from = beganMillis + second.window().endNanos() / 1_000_000 - 1000;
            Latency latency = new Latency(Double.NaN, percentiles);
            intervals.add(new Interval(from, 1, Double.NaN, all.count(), all.bad(), latency));
        }
        return intervals;
    }

    private static long start(List<Interval> intervals) {
        return intervals.get(0).fromMillis();
    }

    private static long end(List<Interval> intervals) {
        Interval last = intervals.get(intervals.size() - 1);
        return last.fromMillis() + Math.round(last.seconds() * 1000);
    }

    /** For people: a line for each interval and change, or for as many together as a screen takes. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!intervals.isEmpty()) {
            lines.add(String.format(
                    java.util.Locale.ROOT,
                    "  %8s %10s %9s %9s %9s %9s",
                    "from",
                    "rate",
                    "failed",
                    "p50",
                    "p95",
                    "p99"));
            int together = (intervals.size() + MOST_ROWS - 1) / MOST_ROWS;
            int next = 0;
            for (int i = 0; i < intervals.size(); i += together) {
                List<Interval> group = intervals.subList(i, Math.min(intervals.size(), i + together));
                lines.add(row(group));
                while (next < changes.size() && changes.get(next).atMillis() <= end(group)) {
                    lines.add(row(changes.get(next++)));
                }
            }
            changes.subList(next, changes.size()).forEach(change -> lines.add(row(change)));
        }
        if (beyond > 0) {
            lines.add("  " + beyond + (beyond == 1 ? " scaling event was" : " scaling events were")
                    + " before or after the load");
        }
        return lines;
    }

    private String since(long millis) {
        return Figure.clock((millis - start(intervals)) / 1000.0);
    }

    private String row(List<Interval> group) {
        double seconds = group.stream().mapToDouble(Interval::seconds).sum();
        double done = group.stream()
                .mapToDouble(each -> each.ratePerSecond() * each.seconds())
                .sum();
        double failed = group.stream()
                .mapToDouble(each -> each.failuresPerSecond() * each.seconds())
                .sum();
        StringBuilder row = new StringBuilder(String.format(
                java.util.Locale.ROOT,
                "  %8s %10s %9s",
                since(group.get(0).fromMillis()),
                Figure.plain(done / seconds, 1) + "/s",
                done > 0 ? Figure.percent(failed / done) : "-"));
        for (double percent : PERCENTS) {
            double worst = group.stream()
                    .mapToDouble(each -> each.latency().percentile(percent))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(Double.NaN);
            row.append(String.format(java.util.Locale.ROOT, " %9s", Double.isNaN(worst) ? "-" : Figure.time(worst)));
        }
        return row.toString();
    }

    private String row(ScalingLog.Change change) {
        String from = change.from() < 0 ? "?" : Integer.toString(change.from());
        String to = change.to() < 0 ? "?" : Integer.toString(change.to());
        String why =
                change.reason().isBlank() ? "" : ": " + change.reason().strip().replaceAll("\\s+", " ");
        return "  " + String.format(java.util.Locale.ROOT, "%8s", since(change.atMillis())) + "   " + change.target()
                + " " + from + " -> " + to + why;
    }

    /** For machines. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Object> rows = new ArrayList<>();
        for (Interval interval : intervals) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("at", LoadResult.number((interval.fromMillis() - start(intervals)) / 1000.0));
            row.put("seconds", LoadResult.number(interval.seconds()));
            row.put("rate", LoadResult.number(interval.ratePerSecond()));
            row.put("failed", LoadResult.number(interval.failuresPerSecond()));
            for (double percent : PERCENTS) {
                row.put(
                        "p" + (int) percent,
                        LoadResult.number(interval.latency().percentile(percent)));
            }
            rows.add(row);
        }
        values.put("intervals", rows);
        List<Object> scaling = new ArrayList<>();
        for (ScalingLog.Change change : changes) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("at", LoadResult.number((change.atMillis() - start(intervals)) / 1000.0));
            row.put("target", change.target());
            row.put("from", change.from() < 0 ? null : change.from());
            row.put("to", change.to() < 0 ? null : change.to());
            row.put("why", change.reason());
            scaling.add(row);
        }
        values.put("scaling", scaling);
        return values;
    }
}
