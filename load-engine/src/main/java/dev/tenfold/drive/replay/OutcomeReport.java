package dev.tenfold.drive.replay;

import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Score;
import dev.tenfold.spelling.Figure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An outcome for people, and for programs.
 *
 * @param outcome the outcome
 */
public record OutcomeReport(Outcome outcome) {
    private static final int TOLD_DIFFERENCES = 10;

    /** Lines of text. */
    public List<String> lines() {
        Score all = outcome.all();
        List<String> lines = new ArrayList<>();
        lines.add(outcome.origin() + ": " + outcome.read() + " requests, " + outcome.planned() + " planned at "
                + Figure.plain(outcome.speed(), 3) + "x speed by " + outcome.times() + "x users, " + all.count()
                + " sent in "
                + Figure.time(outcome.seconds()));
        outcome.leftOut().forEach((reason, many) -> lines.add("left out: " + many + ", " + reason));
        if (outcome.skipped() > 0) {
            lines.add("no requests: " + outcome.skipped() + " parts of the recording");
        }
        if (all.count() < outcome.planned()) {
            lines.add("not sent: " + (outcome.planned() - all.count()) + ", the end came before");
        }
        lines.add("success  " + share(all.count() - all.bad(), all.count()) + (all.bad() > 0 ? "  (" + all + ")" : ""));
        lines.add("match    "
                + share(outcome.matches().matched(), outcome.matches().judged()));
        lines.add(String.format(
                Locale.ROOT,
                "%-48s %8s %8s %9s %9s %9s %9s",
                "endpoint",
                "sent",
                "bad",
                "p50 ms",
                "p95 ms",
                "then p50",
                "then p95"));
        outcome.endpoints().entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Score> each) -> -each.getValue().count()))
                .forEach(each -> lines.add(line(each.getKey(), each.getValue())));
        differences(lines);
        outcome.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    private String line(String name, Score score) {
        return String.format(
                Locale.ROOT,
                "%-48s %8d %8d %9s %9s %9s %9s",
                name.length() > 48 ? name.substring(0, 45) + "..." : name,
                score.count(),
                score.bad(),
                millis(score.felt(0.5)),
                millis(score.felt(0.95)),
                millis(outcome.recordedQuantile(name, 0.5)),
                millis(outcome.recordedQuantile(name, 0.95)));
    }

    private void differences(List<String> lines) {
        Map<String, Long> differences = outcome.matches().differences();
        differences.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(TOLD_DIFFERENCES)
                .forEach(each -> lines.add("differs: " + each.getValue() + "  " + each.getKey()));
        if (differences.size() > TOLD_DIFFERENCES) {
            lines.add("differs: " + (differences.size() - TOLD_DIFFERENCES) + " kinds more; --json has up to 200");
        }
    }

    /** As JSON, whose keys docs/replay.md explains. */
    public JsonObject json() {
        Score all = outcome.all();
        JsonObject json = new JsonObject()
                .put("origin", outcome.origin())
                .put("read", outcome.read())
                .put("skipped", outcome.skipped())
                .put("leftOut", counts(outcome.leftOut()))
                .put("times", outcome.times())
                .put("speed", number(outcome.speed(), 6))
                .put("planned", outcome.planned())
                .put("sent", all.count())
                .put("seconds", number(outcome.seconds(), 3))
                .put("ok", all.count() - all.bad())
                .put("successRate", number(all.count() == 0 ? Double.NaN : 1 - all.errorRate(), 6))
                .put("endings", endings(all))
                .put("compared", outcome.matches().judged())
                .put("matched", outcome.matches().matched())
                .put("matchRate", number(outcome.matches().rate(), 6))
                .put("differences", counts(outcome.matches().differences()))
                .put("lagP99Seconds", number(outcome.lagSeconds(), 6));
        JsonArray endpoints = new JsonArray();
        outcome.endpoints().forEach((name, score) -> endpoints.add(endpoint(name, score)));
        return json.put("endpoints", endpoints).put("notes", new JsonArray(new ArrayList<>(outcome.notes())));
    }

    /** As the text of {@link #json()}. */
    public String jsonText() {
        return json().encodePrettily();
    }

    private JsonObject endpoint(String name, Score score) {
        return new JsonObject()
                .put("endpoint", name)
                .put("sent", score.count())
                .put("endings", endings(score))
                .put("p50Seconds", number(score.felt(0.5), 6))
                .put("p95Seconds", number(score.felt(0.95), 6))
                .put("p99Seconds", number(score.felt(0.99), 6))
                .put("recordedP50Seconds", number(outcome.recordedQuantile(name, 0.5), 6))
                .put("recordedP95Seconds", number(outcome.recordedQuantile(name, 0.95), 6))
                .put("recordedP99Seconds", number(outcome.recordedQuantile(name, 0.99), 6));
    }

    private static JsonObject endings(Score score) {
        JsonObject endings = new JsonObject();
        for (Ending ending : Ending.values()) {
            if (score.count(ending) > 0) {
                endings.put(ending.title(), score.count(ending));
            }
        }
        return endings;
    }

    private static JsonObject counts(Map<String, ? extends Number> counts) {
        JsonObject json = new JsonObject();
        counts.forEach(json::put);
        return json;
    }

    private static BigDecimal number(double value, int digits) {
        return Double.isNaN(value) ? null : new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private static String millis(double seconds) {
        return Double.isNaN(seconds) ? "-" : Figure.plain(seconds * 1e3, 1);
    }

    private static String share(long some, long all) {
        return all == 0 ? "nothing to say" : Figure.plain(100.0 * some / all, 2) + " %  " + some + " of " + all;
    }
}
