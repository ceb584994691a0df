package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.metric.FloatText;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Point;
import dev.tenfold.metric.Sample;
import dev.tenfold.promql.QueryResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a query must answer, and the differences of what it does answer, compared as Prometheus' own tests compare. An
 * answer is lines of labels with points; an instant vector has its points at time 0.
 */
final class PromqlAnswer {
    /** Prometheus' tests allow so much of the sum of both values. */
    private static final double TOLERANCE = 1e-6;

    private final JsonNode expect;

    PromqlAnswer(JsonNode expect) {
        this.expect = expect;
    }

    boolean failureWanted() {
        return expect.path("type").asText().equals("fail");
    }

    /** What differs, or empty. */
    String difference(QueryResult actual) {
        if (failureWanted()) {
            return "expected a failure, was " + text(lines(actual));
        }
        if (actual instanceof QueryResult.Text string) {
            boolean same = string.value().equals(expect.path("value").asText());
            return same ? "" : "expected " + expect + ", was \"" + string.value() + "\"";
        }
        List<Line> wanted = wanted();
        List<Line> found = lines(actual);
        if (!expect.path("ordered").asBoolean()) {
            wanted.sort(Comparator.comparing(Line::labels));
            found.sort(Comparator.comparing(Line::labels));
        }
        boolean same = wanted.size() == found.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = wanted.get(i).agrees(found.get(i));
        }
        return same ? "" : "expected " + text(wanted) + ", was " + text(found);
    }

    private List<Line> wanted() {
        List<Line> lines = new ArrayList<>();
        if (expect.path("type").asText().equals("scalar")) {
            lines.add(Line.at(Labels.EMPTY, PromqlLoads.number(expect.path("value"))));
        }
        for (JsonNode sample : expect.path("samples")) {
            lines.add(Line.at(PromqlLoads.labels(sample.path("labels")), PromqlLoads.number(sample.path("value"))));
        }
        for (JsonNode series : expect.path("series")) {
            List<Point> points = new ArrayList<>();
            series.path("points")
                    .forEach(point -> points.add(new Point(point.path(0).asLong(), PromqlLoads.number(point.path(1)))));
            lines.add(new Line(PromqlLoads.labels(series.path("labels")), points));
        }
        return lines;
    }

    private static List<Line> lines(QueryResult result) {
        List<Line> lines = new ArrayList<>();
        if (result instanceof QueryResult.Matrix matrix) {
            matrix.rows().forEach(row -> lines.add(new Line(row.labels(), row.points())));
        }
        for (Sample sample : result.samples()) {
            lines.add(Line.at(sample.labels(), sample.value()));
        }
        return lines;
    }

    private static String text(List<Line> lines) {
        return lines.isEmpty()
                ? "nothing"
                : String.join("; ", lines.stream().map(Line::toString).toList());
    }

    /** A series of an answer. */
    private record Line(Labels labels, List<Point> points) {
        static Line at(Labels labels, double value) {
            return new Line(labels, List.of(new Point(0, value)));
        }

        boolean agrees(Line other) {
            boolean agrees = labels.equals(other.labels) && points.size() == other.points.size();
            for (int i = 0; agrees && i < points.size(); i++) {
                agrees = points.get(i).timeMillis() == other.points.get(i).timeMillis()
                        && almostEqual(
                                points.get(i).value(), other.points.get(i).value());
            }
            return agrees;
        }

        private static boolean almostEqual(double a, double b) {
            if (a == b || Double.isNaN(a) && Double.isNaN(b)) {
                return true;
            }
            return Math.abs(a - b) / Math.min(Math.abs(a) + Math.abs(b), Double.MAX_VALUE) < TOLERANCE;
        }

        @Override
        public String toString() {
            List<String> values = points.stream()
                    .map(point -> FloatText.shortest(point.value()) + "@" + point.timeMillis())
                    .toList();
            return labels + " " + String.join(" ", values);
        }
    }
}
