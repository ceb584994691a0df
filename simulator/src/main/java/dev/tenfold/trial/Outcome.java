package dev.tenfold.trial;

import dev.tenfold.document.Json;
import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a sweep keeps of a point: a line of JSON, the same bytes wherever it was worked on.
 *
 * @param index the point's place in the order
 * @param held whether no expectation failed
 * @param cost what is paid for the fleet, in the scenario's currency
 * @param p95Millis 95th percentile of what users waited, milliseconds; NaN if nothing was answered
 * @param pain share of users' requests that were lost or slower than the limit, 0..1
 * @param line the line, with its end
 */
record Outcome(int index, boolean held, double cost, double p95Millis, double pain, String line) {
    private static final int DIGITS = 6;
    private static final Pattern FORM = Pattern.compile("\\{\"point\":(\\d+),\"set\":\\{.*},\"seed\":-?\\d+,"
            + "\"held\":(true|false),\"failed\":\\[.*],\"cost\":(\\S+?),\"replica-hours\":\\S+?,"
            + "\"peak-replicas\":\\d+,\"p95-ms\":(\\S+?),\"pain\":(\\S+?),\"errors\":\\S+?,\"numbers\":\\{.*}}");

    static Outcome of(Sweep.Point point, Trial trial) {
        List<String> fields = new ArrayList<>();
        fields.add("\"point\":" + point.index());
        fields.add("\"set\":"
                + object(point.settings().stream()
                        .map(set -> Json.write(set.path()) + ":" + Json.write(set.value()))
                        .toList()));
        fields.add("\"seed\":" + point.seed());
        fields.add("\"held\":" + trial.held());
        fields.add("\"failed\":["
                + trial.failures().stream().map(one -> Json.write(name(one))).collect(Collectors.joining(",")) + "]");
        fields.add("\"cost\":" + number(trial.cost()));
        fields.add("\"replica-hours\":" + number(trial.replicaHours()));
        fields.add("\"peak-replicas\":" + trial.peakReplicas());
        fields.add("\"p95-ms\":" + number(trial.p95Millis()));
        fields.add("\"pain\":" + number(trial.pain()));
        fields.add("\"errors\":" + number(trial.errors()));
        fields.add("\"numbers\":"
                + object(trial.findings().stream()
                        .map(one -> Json.write(name(one)) + ":"
                                + number(one.number().orElse(Double.NaN)))
                        .toList()));
        return of(object(fields) + "\n");
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none of a sweep
     */
    static Outcome of(String line) {
        Matcher form = FORM.matcher(line.stripTrailing());
        if (!form.matches()) {
            throw new IllegalArgumentException("must be a line of a sweep's results");
        }
        return new Outcome(
                Integer.parseInt(form.group(1)),
                form.group(2).equals("true"),
                value(form.group(3)),
                value(form.group(4)),
                value(form.group(5)),
                line);
    }

    /** Expectations that are about one service each are told apart by it. */
    private static String name(Finding finding) {
        return finding.service().isEmpty() ? finding.name() : finding.name() + " " + finding.service();
    }

    private static double value(String text) {
        return text.equals("null") ? Double.NaN : Double.parseDouble(text);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Figure.plain(value, DIGITS) : "null";
    }

    private static String object(List<String> fields) {
        return fields.stream().collect(Collectors.joining(",", "{", "}"));
    }
}
