package dev.tenfold.cli;

import dev.tenfold.document.Json;
import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Honesty;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Score;
import dev.tenfold.drive.Second;
import dev.tenfold.drive.seek.Goal;
import dev.tenfold.spelling.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run, in words and as JSON.
 *
 * @param run that is over, or was stopped
 * @param goal it is judged by
 * @param honesty when its seconds are no evidence
 * @param axis the same over time, beside what the autoscaler did
 */
record LoadResult(Run run, Goal goal, Honesty honesty, TimeAxis axis) {
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999, 1};
    private static final String[] NAMES = {"p50", "p90", "p95", "p99", "p99.9", "max"};
    /** Seconds that may be without evidence, by share, before the whole is. */
    private static final double MOST_VOID = 0.1;

    /** What speaks against the seconds, by second. */
    private Map<Integer, List<String>> objections() {
        Map<Integer, List<String>> objections = new LinkedHashMap<>();
        for (Second second : run.seconds()) {
            List<String> all = honesty.objections(second);
            if (!all.isEmpty()) {
                objections.put(second.number(), all);
            }
        }
        return objections;
    }

    boolean valid() {
        int count = objections().size();
        return count <= 1 || count <= MOST_VOID * run.seconds().size();
    }

    boolean held() {
        Score all = run.all();
        return all.judged() > 0 && all.felt(goal.quantile()) <= goal.seconds() && all.errorRate() <= goal.errorRate();
    }

    Exit exit() {
        return !valid() ? Exit.BAD_INPUT : held() ? Exit.HELD : Exit.FAILED;
    }

    String verdict() {
        if (!valid()) {
            return "INVALID: the generator was the limit in " + objections().size() + " of "
                    + run.seconds().size() + " seconds, so this says nothing of the system; "
                    + objections().values().iterator().next().get(0);
        }
        Score all = run.all();
        String words = "p95 " + Figure.time(all.felt(goal.quantile())) + " of " + Figure.time(goal.seconds())
                + ", errors " + Figure.percent(all.errorRate()) + " of " + Figure.percent(goal.errorRate());
        return (held() ? "HELD: " : "MISSED: ") + words + (run.stopped() ? " (stopped before its end)" : "");
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(verdict());
        Map<String, Score> scores = run.scores(1, Integer.MAX_VALUE);
        Map<String, Score> rows = new LinkedHashMap<>();
        if (scores.size() != 1) {
            rows.put("all", run.all());
        }
        rows.putAll(scores);
        double seconds = seconds();
        rows.forEach((name, score) -> {
            lines.add("");
            lines.add(name + ": " + Figure.count(score.count()) + " in " + Figure.time(seconds) + ", "
                    + Figure.plain(score.count() / seconds, 1) + "/s; " + score);
            lines.add("  users waited: " + quantiles(score, true));
            lines.add("  once sent:    " + quantiles(score, false));
            if (score.toldToWait() > 0) {
                lines.add("  told to wait (Retry-After): " + Figure.count(score.toldToWait()) + " times, "
                        + Figure.time(score.longestWait()) + " at most");
            }
        });
        if (!axis.changes().isEmpty() || axis.beyond() > 0) {
            lines.add("");
            lines.addAll(axis.lines());
        }
        lines.add("");
        lines.add("generator: sent late by p50 " + Figure.time(lag(0.5)) + ", p99 " + Figure.time(lag(0.99)) + "; "
                + objections().size() + " of " + run.seconds().size() + " seconds are no evidence");
        return lines;
    }

    private double seconds() {
        List<Second> all = run.seconds();
        return all.isEmpty() ? 1 : all.get(all.size() - 1).window().endNanos() / 1e9;
    }

    private double lag(double quantile) {
        return run.seconds().stream()
                .mapToDouble(second -> second.window().lagSeconds(quantile))
                .sorted()
                .skip(run.seconds().size() / 2)
                .findFirst()
                .orElse(0);
    }

    private static String quantiles(Score score, boolean felt) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < QUANTILES.length; i++) {
            double value = felt ? score.felt(QUANTILES[i]) : score.served(QUANTILES[i]);
            words.add(NAMES[i] + " " + Figure.time(value));
        }
        return String.join(", ", words);
    }

    String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("verdict", valid() ? held() ? "held" : "missed" : "invalid");
        root.put("stopped", run.stopped());
        root.put("goal", Map.of("p95Seconds", number(goal.seconds()), "errorRate", number(goal.errorRate())));
        Map<String, Object> endpoints = new LinkedHashMap<>();
        endpoints.put("all", score(run.all()));
        run.scores(1, Integer.MAX_VALUE).forEach((name, score) -> endpoints.put(name, score(score)));
        root.put("endpoints", endpoints);
        List<Object> seconds = new ArrayList<>();
        for (Second second : run.seconds()) {
            Score all = second.window().all();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("second", second.number());
            one.put("sent", second.window().sent());
            one.put("ended", all.count());
            one.put("bad", all.bad());
            one.put("inFlight", second.window().inFlight());
            one.put("connections", second.window().standing().lines());
            one.put("p50", number(all.felt(0.5)));
            one.put("p95", number(all.felt(0.95)));
            one.put("lagP99", number(second.window().lagSeconds(0.99)));
            one.put("objections", honesty.objections(second));
            seconds.add(one);
        }
        root.put("seconds", seconds);
        if (!axis.changes().isEmpty()) {
            root.put("scaling", axis.values().get("scaling"));
        }
        return Json.write(root) + "\n";
    }

    private static Map<String, Object> score(Score score) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("requests", score.count());
        for (Ending ending : Ending.values()) {
            if (score.count(ending) > 0) {
                one.put(ending.title(), score.count(ending));
            }
        }
        one.put("bytes", score.bytes());
        one.put("toldToWait", score.toldToWait());
        for (int i = 0; i < QUANTILES.length; i++) {
            one.put(NAMES[i], number(score.felt(QUANTILES[i])));
        }
        return one;
    }

    /** To the microsecond; what was not measured is null. */
    static Object number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros()
                : null;
    }
}
