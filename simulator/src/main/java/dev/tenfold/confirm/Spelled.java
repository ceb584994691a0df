package dev.tenfold.confirm;

import dev.tenfold.spelling.Figure;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A confirmation as JSON: times in seconds, shares 0..1. */
public final class Spelled {
    private static final long SECOND = 1_000_000_000L;

    private Spelled() {}

    /** One object, on lines. */
    public static String json(Confirmation all) {
        Calibration found = all.calibration();
        Ruling ruling = all.ruling();
        return "{\n"
                + field("scenario", text(all.subject().script().file()))
                + field("scale", text(all.subject().scale().toString()))
                + field("system", text(all.balancer()))
                + field("verdict", text(ruling.verdict().title()))
                + field("worst", ruling.worst().map(worst -> text(key(worst))).orElse("null"))
                + field("why", texts(ruling.why()))
                + field("insideShare", number(ruling.inside()))
                + field("scaledTo", Integer.toString(all.prediction().target()))
                + field(
                        "predictedRuns",
                        Integer.toString(all.prediction().trials().size()))
                + field(
                        "calibration",
                        "{\"boot\": " + number(found.bootSeconds()) + ", \"together\": "
                                + number(found.togetherSeconds()) + ", \"deviation\": "
                                + number(found.bootDeviation()) + ", \"overhead\": " + number(found.overheadSeconds())
                                + ", \"late\": " + number(found.lateSeconds()) + "}")
                + field(
                        "quantities",
                        list(all.findings().stream().map(Spelled::finding).toList()))
                + field(
                        "runs",
                        list(all.measured().stream().map(run -> run(run, all)).toList()))
                + "  \"replicas\": " + replicas(all) + "\n}\n";
    }

    private static String finding(Finding finding) {
        return "{\"name\": " + text(key(finding.quantity()))
                + ", \"predicted\": {\"p5\": " + number(finding.predicted().low()) + ", \"median\": "
                + number(finding.predicted().median()) + ", \"p95\": "
                + number(finding.predicted().high())
                + "}, \"measured\": " + numbers(finding.measured()) + ", \"median\": " + number(finding.median())
                + ", \"error\": " + number(finding.error()) + ", \"inside\": " + finding.inside()
                + ", \"tolerance\": "
                + (finding.quantity().decides() ? number(finding.quantity().tolerance()) : "null") + "}";
    }

    private static String run(Measurement run, Confirmation all) {
        long end = all.subject().phases().endNanos();
        StringBuilder ready = new StringBuilder("[");
        for (long at = 0; at <= end && run.trial().ready().isPresent(); at += SECOND) {
            ready.append(at == 0 ? "" : ", ").append(run.trial().ready().get().at(at));
        }
        return "{\"requests\": " + run.requests() + ", \"seconds\": " + run.seconds() + ", \"spoilt\": " + run.spoilt()
                + ", \"late\": " + number(run.late().share()) + ", \"lag\": " + number(run.lagSeconds())
                + ", \"ready\": " + ready + "], \"events\": "
                + texts(run.events()) + "}";
    }

    private static String replicas(Confirmation all) {
        StringBuilder rows = new StringBuilder("[");
        for (long at = 0; at <= all.subject().phases().endNanos(); at += SECOND) {
            Band band = all.prediction().replicasAt(at);
            rows.append(at == 0 ? "" : ", ")
                    .append("[")
                    .append(number(band.low()))
                    .append(", ")
                    .append(number(band.median()))
                    .append(", ")
                    .append(number(band.high()))
                    .append("]");
        }
        return rows.append("]").toString();
    }

    private static String key(Quantity quantity) {
        return quantity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String field(String name, String value) {
        return "  \"" + name + "\": " + value + ",\n";
    }

    private static String list(Collection<String> values) {
        return values.stream().collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    }

    private static String texts(Collection<String> values) {
        return values.stream().map(Spelled::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String numbers(Collection<Double> values) {
        return values.stream().map(Spelled::number).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Figure.plain(value, 6) : "null";
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char letter : value.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        return text.append('"').toString();
    }
}
