package dev.tenfold.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tenfold.trial.Breaking;
import dev.tenfold.trial.Certainty;
import dev.tenfold.trial.Interval;
import dev.tenfold.trial.Margin;
import dev.tenfold.trial.Probe;
import dev.tenfold.trial.Sensitivity;
import dev.tenfold.trial.Setting;
import dev.tenfold.trial.WorstCase;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A probe for programs: shares 0..1, margins in limits, {@code null} where there is nothing to tell. */
public final class ProbeJson {
    /** The format's name, first field of the document. */
    public static final String SCHEMA = "tenfold/probe/1";

    private final JsonFields json;

    private ProbeJson(JsonFields json) {
        this.json = json;
    }

    /** Spells a probe. */
    public static String spell(Probe probe) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));
            new ProbeJson(new JsonFields(generator)).probe(probe);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private void probe(Probe probe) throws IOException {
        json.open();
        json.text("schema", SCHEMA);
        json.text("verdict", probe.held() ? "held" : "failed");
        json.text("scenario", probe.file());
        json.text("title", probe.title());
        json.object("certainty", () -> certainty(probe.certainty()));
        json.object("breaking", () -> breaking(probe));
        if (probe.worst().isPresent()) {
            json.object("worst", () -> worst(probe.worst().get()));
        }
        json.object("sensitivity", () -> sensitivity(probe.sensitivity()));
        json.close();
    }

    private void certainty(Certainty certainty) throws IOException {
        json.whole("seeds", certainty.trials().size());
        json.whole("held", certainty.held());
        interval("share", Optional.of(certainty.share()));
        json.objects("expectations", certainty.expectations(), expectation -> {
            json.text("name", expectation.name());
            json.whole("exercised", expectation.exercised());
            json.whole("held", expectation.held());
            interval("mean", expectation.mean());
            json.number(
                    "worst",
                    expectation.least().map(Margin::finding).stream()
                            .flatMapToDouble(finding -> finding.number().stream())
                            .findFirst());
            json.number(
                    "limit",
                    expectation.least().map(Margin::finding).stream()
                            .flatMapToDouble(finding -> finding.bound().stream())
                            .findFirst());
            json.text(
                    "unit",
                    expectation.least().map(least -> least.finding().unit()).orElse(""));
            json.number("margin", expectation.least().map(Margin::share).orElse(Double.NaN));
        });
    }

    private void interval(String name, Optional<Interval> interval) throws IOException {
        json.number(name + "-low", interval.map(Interval::low).orElse(Double.NaN));
        json.number(name + "-high", interval.map(Interval::high).orElse(Double.NaN));
    }

    private void breaking(Probe probe) throws IOException {
        Breaking breaking = probe.breaking();
        json.number("holds-at", breaking.holds().map(Breaking.Step::factor).orElse(Double.NaN));
        json.number("fails-at", breaking.fails().map(Breaking.Step::factor).orElse(Double.NaN));
        json.number("peak", probe.peak());
        json.text("unit", probe.users() ? "users" : "requests/s");
        json.strings(
                "failed",
                breaking.fails().stream()
                        .flatMap(step -> step.failures().stream())
                        .map(finding -> (finding.name() + " " + finding.service()).strip())
                        .toList());
        json.numbers(
                "holds-again-at",
                breaking.again().stream().mapToDouble(Double::doubleValue).toArray());
        json.whole("tried", breaking.tried());
        json.whole("seeds", breaking.seeds());
    }

    private void worst(WorstCase worst) throws IOException {
        json.object("settings", () -> {
            for (Setting setting : worst.settings()) {
                json.text(setting.path(), setting.value());
            }
        });
        json.number("margin", worst.margin());
        json.strings(
                "failed",
                worst.trial().failures().stream()
                        .map(finding -> (finding.name() + " " + finding.service()).strip())
                        .toList());
        json.whole("tried", worst.tried());
        json.whole("points-that-failed", worst.failed());
    }

    private void sensitivity(Sensitivity sensitivity) throws IOException {
        json.whole("seeds", sensitivity.seeds());
        json.objects("levers", sensitivity.levers(), lever -> {
            json.text("path", lever.guess().path());
            json.text("value", lever.guess().value());
            json.text("why", lever.guess().why());
            json.text("turns-verdict", lever.turns() ? "yes" : "no");
            side("smaller", lever.smaller());
            side("larger", lever.larger());
        });
    }

    private void side(String name, Optional<Sensitivity.Side> side) throws IOException {
        if (side.isPresent()) {
            json.object(name, () -> {
                json.text("value", side.get().value());
                json.text("turns-verdict", side.get().turns() ? "yes" : "no");
                json.text("moved", side.get().moved());
                json.number("margin-before", side.get().before());
                json.number("margin-after", side.get().after());
            });
        }
    }
}
