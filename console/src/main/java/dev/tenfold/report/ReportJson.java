package dev.tenfold.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Coverage;
import dev.tenfold.verdict.Elasticity;
import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.PolicyRead;
import dev.tenfold.verdict.PoolReport;
import dev.tenfold.verdict.Prediction;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Score;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Timeline;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * The report for programs. The format is {@value #SCHEMA}, described in {@code docs/report.schema.json}: times in
 * seconds of virtual time, {@code null} where there was nothing to measure. A field may be added to the format; one
 * that changes or goes gives it a new number.
 */
public final class ReportJson {

    /** The format's name, first field of the file. */
    public static final String SCHEMA = "tenfold/report/1";

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonFields json;

    private ReportJson(JsonFields json) {
        this.json = json;
    }

    /** Spells the report so that a person can read and compare it too: a field a line, a series a line. */
    public static String spell(Report report) {
        return spell(fields -> new ReportJson(fields).report(report));
    }

    /** One object in the same manner. */
    static String spell(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));
            JsonFields fields = new JsonFields(json);
            fields.open();
            content.write(fields);
            fields.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    /** Writes the fields of the whole object. */
    interface Content {
        void write(JsonFields json) throws IOException;
    }

    private void report(Report report) throws IOException {
        json.text("schema", SCHEMA);
        json.text("verdict", report.held() ? "held" : "failed");
        json.object("subject", () -> subject(report.subject()));
        json.objects("findings", report.findings(), this::finding);
        json.objects("bounds", report.bounds(), this::bound);
        json.objects("scores", report.scores(), this::score);
        json.objects("answers", report.answers(), answer -> answer(json, answer));
        json.strings("notes", report.notes());
        json.objects("coverage", report.coverage(), this::coverage);
        json.objects("policies", report.policies(), this::policy);
        List<Span> spans = Span.of(report);
        json.objects("events", report.events(), event -> event(event, spans));
        json.numbers("times", report.times());
        json.object("users", () -> json.objects("series", report.users().series(), this::series));
        json.objects("services", report.services(), this::service);
        json.objects("pools", report.pools(), this::pool);
        if (!report.predictions().isEmpty()) {
            json.objects("predictions", report.predictions(), this::prediction);
        }
    }

    private void subject(Subject subject) throws IOException {
        json.text("file", subject.file());
        json.text("title", subject.title());
        json.text("why", subject.why());
        json.text("sha256", subject.sha256());
        json.whole("seed", subject.seed());
        json.number("lengthSeconds", subject.lengthSeconds());
        json.number("tickSeconds", subject.tickSeconds());
        json.text("command", subject.command());
        json.text("tenfold", subject.tenfold());
    }

    private void finding(Finding finding) throws IOException {
        json.text("name", finding.name());
        json.text("service", finding.service());
        json.text("title", finding.title());
        json.text("status", lower(finding.status()));
        json.text("value", finding.value());
        json.text("limit", finding.limit());
        json.text("margin", finding.margin());
        json.number("number", finding.number());
        json.number("bound", finding.bound());
        json.text("unit", finding.unit());
        json.number("at", finding.at());
        json.text("evidence", finding.evidence());
        json.objects("parts", finding.parts(), part -> {
            json.text("name", part.name());
            json.number("seconds", part.seconds());
        });
    }

    private void bound(Bound bound) throws IOException {
        json.text("name", bound.name());
        json.number("replicaHours", bound.replicaHours());
        json.number("cost", bound.cost());
        json.number("nodeHours", bound.nodeHours());
        json.number("nodeCost", bound.nodeCost());
        json.text("currency", bound.currency());
        json.number("p95Millis", bound.p95Millis());
        json.number("errorRatio", bound.errorRatio());
        json.whole("peakReplicas", bound.peakReplicas());
        json.object("bill", () -> {
            json.number("total", bound.bill().total());
            json.number("onDemand", bound.bill().onDemand());
            json.number("reserved", bound.bill().reserved());
            json.number("spot", bound.bill().spot());
        });
    }

    private void score(Score score) throws IOException {
        json.text("service", score.service());
        json.number("speedup", score.speedup());
        json.object("yours", () -> elasticity(score.yours()));
        json.object("fixed", () -> elasticity(score.fixed()));
        json.object("oracle", () -> elasticity(score.oracle()));
    }

    private void elasticity(Elasticity elasticity) throws IOException {
        json.number("thetaU", elasticity.thetaU());
        json.number("thetaO", elasticity.thetaO());
        json.number("tauU", elasticity.tauU());
        json.number("tauO", elasticity.tauO());
        json.number("upsilon", elasticity.upsilon());
        json.number("sigma", elasticity.deviation());
    }

    static void answer(JsonFields json, Answer answer) throws IOException {
        json.text("question", lower(answer.question()));
        json.text("title", answer.question().title());
        json.text("answer", answer.answer());
        json.strings("evidence", answer.evidence());
    }

    private void coverage(Coverage coverage) throws IOException {
        json.text("file", coverage.file());
        json.text("policy", coverage.policy());
        json.text("target", coverage.target());
        json.strings("exercised", coverage.exercised());
        json.strings("never", coverage.never());
    }

    private void event(Event event, List<Span> spans) throws IOException {
        json.number("at", event.at());
        json.text("kind", lower(event.kind()));
        json.text("service", event.service());
        json.text("title", event.title());
        for (Span span : spans) {
            if (span.start() == event) {
                json.number("until", span.until());
            }
        }
        if (event.alerting()) {
            json.text("alert", event.policy());
        }
        if (event.scaling()) {
            json.whole("from", event.from());
            json.whole("to", event.to());
            json.text("policy", event.policy());
            json.text("rule", event.rule());
            json.objects("readings", event.readings(), reading -> {
                json.text("metric", reading.metric());
                json.text("value", reading.value());
                json.text("target", reading.target());
                json.number("ageSeconds", reading.ageSeconds());
            });
        }
        json.text("why", event.why());
    }

    private void policy(PolicyRead policy) throws IOException {
        json.text("file", policy.file());
        json.text("sha256", policy.sha256());
        json.text("kind", policy.kind());
        json.text("name", policy.name());
        json.text("service", policy.service());
        json.text("understood", policy.understood());
        json.strings("defaulted", policy.defaulted());
        json.strings("warnings", policy.warnings());
    }

    private void service(ServiceReport service) throws IOException {
        json.text("name", service.name());
        json.strings("policies", service.policies());
        json.number("offered", service.offered());
        json.number("served", service.served());
        json.causes("failed", service.failed());
        json.causes("refused", service.refused());
        json.number("waiting", service.waiting());
        json.objects("series", service.timeline().series(), this::series);
    }

    private void pool(PoolReport pool) throws IOException {
        json.text("name", pool.name());
        json.strings("policies", pool.policies());
        json.number("nodeHours", pool.nodeHours());
        json.number("cost", pool.cost());
        json.whole("peakNodes", pool.peakNodes());
        json.objects("series", pool.timeline().series(), this::series);
    }

    private void prediction(Prediction prediction) throws IOException {
        json.text("kind", lower(prediction.kind()));
        json.text("subject", prediction.subject());
        json.text("title", prediction.title());
        json.number("predicted", prediction.predicted());
        json.number("real", prediction.real());
        json.number("difference", prediction.difference());
    }

    private void series(Timeline.Series series) throws IOException {
        json.text("name", series.name());
        json.text("unit", series.unit());
        json.numbers("values", series.values());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
