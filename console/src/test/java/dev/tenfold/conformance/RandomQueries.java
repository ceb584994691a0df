package dev.tenfold.conformance;

import java.util.List;
import java.util.random.RandomGenerator;

/** Expressions such as scaling policies and alerts are made of, over the names of {@link RandomSeries}. */
final class RandomQueries {
    private static final List<String> RANGES = List.of("30s", "1m", "2m", "5m", "75s", "10m");
    private static final List<String> COMPARISONS = List.of("==", "!=", ">", "<", ">=", "<=");
    private static final List<String> COUNTER_FUNCTIONS = List.of("rate", "increase", "irate", "resets", "delta");
    private static final List<String> GAUGE_FUNCTIONS = List.of(
            "avg_over_time",
            "min_over_time",
            "max_over_time",
            "sum_over_time",
            "count_over_time",
            "last_over_time",
            "stddev_over_time",
            "present_over_time",
            "changes",
            "deriv",
            "delta",
            "idelta");
    private static final List<String> FOLDS = List.of("sum", "avg", "min", "max", "count", "group", "stddev", "stdvar");
    private static final List<String> GROUPINGS =
            List.of("", " by (job)", " by (pod)", " by (job, pod)", " without (pod)", " without (code, le)");

    private final RandomGenerator random;

    RandomQueries(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        return vector(1 + random.nextInt(3));
    }

    private String vector(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> pick(FOLDS) + pick(GROUPINGS) + " (" + vector(depth - 1) + ")";
            case 3 -> pick(List.of("topk", "bottomk")) + "(" + (1 + random.nextInt(3)) + ", " + leaf() + ")";
            case 4 -> "(" + vector(depth - 1) + ") " + pick(List.of("+", "-", "*", "/", "%", "^")) + " " + number();
            case 5 -> number() + " " + pick(COMPARISONS) + " " + bool() + "(" + vector(depth - 1) + ")";
            case 6 -> "(" + vector(depth - 1) + ") " + pick(COMPARISONS) + " " + bool() + number();
            case 7 -> matched(depth);
            case 8 ->
                "(" + vector(depth - 1) + ") " + pick(List.of("and", "or", "unless")) + matching() + "("
                        + vector(depth - 1) + ")";
            case 9 -> element(vector(depth - 1));
            case 10 -> special(depth);
            default -> subquery(depth);
        };
    }

    private String leaf() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> pick(COUNTER_FUNCTIONS) + "(requests_total" + labels() + range() + ")";
            case 3, 4 -> pick(GAUGE_FUNCTIONS) + "(" + gauge() + range() + ")";
            case 5 -> "requests_total" + labels() + offset();
            default -> gauge() + offset();
        };
    }

    private String gauge() {
        return pick(List.of("queue_depth", "memory_bytes", "up"))
                + pick(List.of("", "{job=\"api\"}", "{pod!~\".*-1\"}"));
    }

    private String labels() {
        return pick(List.of(
                "",
                "{job=\"web\"}",
                "{code=~\"5..\"}",
                "{code!~\"2..|4..\"}",
                "{code!=\"200\",job=~\"api|web\"}",
                "{missing=\"\"}"));
    }

    private String range() {
        return "[" + pick(RANGES) + "]" + offset();
    }

    private String offset() {
        return random.nextInt(6) == 0 ? " offset " + pick(List.of("1m", "15s", "-30s", "5m")) : "";
    }

    private String number() {
        return pick(List.of("0", "1", "2", "0.5", "10", "100", "-1"));
    }

    private String bool() {
        return random.nextBoolean() ? "bool " : "";
    }

    private String matching() {
        return pick(List.of(" ", " on (job) ", " on (job, pod) ", " ignoring (code) ", " on () "));
    }

    private String matched(int depth) {
        String op = random.nextInt(3) > 0 ? pick(List.of("+", "-", "*", "/")) : pick(COMPARISONS) + " " + bool();
        return switch (random.nextInt(5)) {
            case 0 -> leaf() + " " + op + " on (job) group_left (team) team_info";
            case 1 -> "team_info " + op + " on (job) group_right () " + leaf();
            case 2 -> "sum by (job) (" + vector(depth - 1) + ") " + op + " on (job) sum by (job) (" + leaf() + ")";
            case 3 -> leaf() + " " + op + " ignoring (code) group_left () " + gauge();
            default -> leaf() + " " + op + matching() + leaf();
        };
    }

    private String element(String inner) {
        return switch (random.nextInt(7)) {
            case 0 -> "-(" + inner + ")";
            case 1 -> "clamp_min(" + inner + ", " + number() + ")";
            case 2 -> "clamp_max(" + inner + ", " + number() + ")";
            case 3 -> "round(" + inner + ", 0.5)";
            case 4 -> "scalar(" + inner + ") + vector(1)";
            default -> pick(List.of("abs", "ceil", "floor", "sqrt", "ln", "sgn", "absent", "sort")) + "(" + inner + ")";
        };
    }

    private String special(int depth) {
        return switch (random.nextInt(7)) {
            case 0, 1 ->
                "histogram_quantile(" + pick(List.of("0.5", "0.9", "0.99", "1", "0")) + ", sum"
                        + pick(List.of(" by (le)", " by (job, le)", " without (pod)")) + " (rate(latency_bucket"
                        + range()
                        + ")))";
            case 2 -> "predict_linear(" + gauge() + range() + ", 600)";
            case 3 -> "quantile_over_time(0.9, " + gauge() + range() + ")";
            case 4 -> "quantile" + pick(GROUPINGS) + " (0.75, " + vector(depth - 1) + ")";
            case 5 -> "label_replace(" + leaf() + ", \"number\", \"$1\", \"pod\", \".*-(.)\")";
            default -> "count_values" + pick(GROUPINGS) + " (\"value\", " + gauge() + ")";
        };
    }

    private String subquery(int depth) {
        return pick(List.of("avg_over_time", "max_over_time", "count_over_time", "last_over_time", "deriv")) + "(("
                + vector(depth - 1) + ")[" + pick(RANGES) + ":" + pick(List.of("", "15s", "40s", "1m")) + "])";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
