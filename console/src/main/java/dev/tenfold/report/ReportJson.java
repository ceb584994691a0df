package dev.tenfold.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.PolicyRead;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Timeline;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The report for programs. The format is {@value #SCHEMA}, described in {@code docs/report.schema.json}: times in
 * seconds of virtual time, {@code null} where there was nothing to measure. A field may be added to the format; one
 * that changes or goes gives it a new number.
 */
public final class ReportJson {

    /** The format's name, first field of the file. */
    public static final String SCHEMA = "tenfold/report/1";

    /** Digits kept of moments and series: a millisecond, a thousandth of a request. */
    private static final int SERIES = 3;

    /** Digits kept of single numbers. */
    private static final int SINGLE = 6;

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /** The report as a file that a person can read and compare too: a field a line, a series a line. */
    public static String file(Report report) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return spell(report, new DefaultPrettyPrinter().withObjectIndenter(lines)) + "\n";
    }

    /** The same in as few bytes as it takes, to be embedded in a page. */
    static String compact(Report report) {
        return spell(report, null);
    }

    private static String spell(Report report, DefaultPrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(printer);
            new ReportJson(json).report(report);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    private void report(Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("verdict", report.held() ? "held" : "failed");
        subject(report.subject());
        objects("findings", report.findings(), this::finding);
        objects("bounds", report.bounds(), this::bound);
        strings("notes", report.notes());
        objects("policies", report.policies(), this::policy);
        List<Span> spans = Span.of(report);
        objects("events", report.events(), event -> event(event, spans));
        numbers("times", report.times());
        json.writeObjectFieldStart("users");
        objects("series", report.users().series(), this::series);
        json.writeEndObject();
        objects("services", report.services(), this::service);
        json.writeEndObject();
    }

    private void subject(Subject subject) throws IOException {
        json.writeObjectFieldStart("subject");
        json.writeStringField("file", subject.file());
        json.writeStringField("title", subject.title());
        json.writeStringField("why", subject.why());
        json.writeStringField("sha256", subject.sha256());
        json.writeNumberField("seed", subject.seed());
        number("lengthSeconds", subject.lengthSeconds());
        number("tickSeconds", subject.tickSeconds());
        json.writeStringField("command", subject.command());
        json.writeStringField("tenfold", subject.tenfold());
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStringField("name", finding.name());
        json.writeStringField("service", finding.service());
        json.writeStringField("title", finding.title());
        json.writeStringField("status", lower(finding.status()));
        json.writeStringField("value", finding.value());
        json.writeStringField("limit", finding.limit());
        json.writeStringField("margin", finding.margin());
        number("number", finding.number());
        number("bound", finding.bound());
        json.writeStringField("unit", finding.unit());
        number("at", finding.at());
        json.writeStringField("evidence", finding.evidence());
        objects("parts", finding.parts(), part -> {
            json.writeStringField("name", part.name());
            number("seconds", part.seconds());
        });
    }

    private void bound(Bound bound) throws IOException {
        json.writeStringField("name", bound.name());
        number("replicaHours", bound.replicaHours());
        number("cost", bound.cost());
        json.writeStringField("currency", bound.currency());
        number("p95Millis", bound.p95Millis());
        number("errorRatio", bound.errorRatio());
        json.writeNumberField("peakReplicas", bound.peakReplicas());
    }

    private void event(Event event, List<Span> spans) throws IOException {
        number("at", event.at());
        json.writeStringField("kind", lower(event.kind()));
        json.writeStringField("service", event.service());
        json.writeStringField("title", event.title());
        for (Span span : spans) {
            if (span.start() == event) {
                number("until", span.until());
            }
        }
        if (event.scaling()) {
            json.writeNumberField("from", event.from());
            json.writeNumberField("to", event.to());
            json.writeStringField("policy", event.policy());
            json.writeStringField("rule", event.rule());
            objects("readings", event.readings(), reading -> {
                json.writeStringField("metric", reading.metric());
                json.writeStringField("value", reading.value());
                json.writeStringField("target", reading.target());
                number("ageSeconds", reading.ageSeconds());
            });
        }
        json.writeStringField("why", event.why());
    }

    private void policy(PolicyRead policy) throws IOException {
        json.writeStringField("file", policy.file());
        json.writeStringField("sha256", policy.sha256());
        json.writeStringField("kind", policy.kind());
        json.writeStringField("name", policy.name());
        json.writeStringField("service", policy.service());
        json.writeStringField("understood", policy.understood());
        strings("defaulted", policy.defaulted());
        strings("warnings", policy.warnings());
    }

    private void service(ServiceReport service) throws IOException {
        json.writeStringField("name", service.name());
        strings("policies", service.policies());
        number("offered", service.offered());
        number("served", service.served());
        causes("failed", service.failed());
        causes("refused", service.refused());
        number("waiting", service.waiting());
        objects("series", service.timeline().series(), this::series);
    }

    private void series(Timeline.Series series) throws IOException {
        json.writeStringField("name", series.name());
        json.writeStringField("unit", series.unit());
        numbers("values", series.values());
    }

    private void causes(String name, Map<String, Double> requests) throws IOException {
        json.writeObjectFieldStart(name);
        // The record does not promise an order, the file does.
        for (Map.Entry<String, Double> cause : new TreeMap<>(requests).entrySet()) {
            number(cause.getKey(), cause.getValue());
        }
        json.writeEndObject();
    }

    private <T> void objects(String name, List<T> values, Fields<T> fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            json.writeStartObject();
            fields.of(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void numbers(String name, double[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            number(value, SERIES);
        }
        json.writeEndArray();
    }

    private void number(String name, OptionalDouble value) throws IOException {
        number(name, value.orElse(Double.NaN));
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value, SINGLE);
    }

    private void number(double value, int decimals) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(Figures.plain(value, decimals));
        } else {
            json.writeNull();
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Writes the fields of one value. */
    private interface Fields<T> {
        void of(T value) throws IOException;
    }
}
