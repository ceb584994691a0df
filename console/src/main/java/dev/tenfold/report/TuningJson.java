package dev.tenfold.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tenfold.spelling.Figure;
import dev.tenfold.trial.Trial;
import dev.tenfold.tune.Obstacle;
import dev.tenfold.tune.Proof;
import dev.tenfold.tune.Setting;
import dev.tenfold.tune.Showing;
import dev.tenfold.tune.Tuning;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A tuning for machines: as JSON, and its front as a table for plots. */
public final class TuningJson {
    private final JsonFields fields;

    private TuningJson(JsonGenerator json) {
        fields = new JsonFields(json);
    }

    /** Spells a tuning. */
    public static String spell(Tuning tuning) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new TuningJson(json).write(tuning);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    /** The front as comma-separated values: cost, pain, holds, fields. */
    public static String front(Tuning tuning) {
        StringBuilder csv = new StringBuilder("cost,pain,holds,fields\n");
        for (Tuning.Point point : tuning.front()) {
            csv.append(Figure.plain(point.cost(), 6)).append(',');
            csv.append(Figure.plain(point.pain(), 6)).append(',');
            csv.append(point.holds()).append(',');
            csv.append(point.settings().size()).append('\n');
        }
        return csv.toString();
    }

    private void write(Tuning tuning) throws IOException {
        fields.open();
        fields.strings("scenarios", tuning.files());
        fields.text("verdict", tuning.proven() ? "tuned" : tuning.answer().isPresent() ? "not proven" : "impossible");
        fields.text("currency", tuning.currency());
        settings(tuning.answer().map(Proof::settings).orElse(List.of()));
        fields.objects("yours", tuning.yours(), this::showing);
        fields.objects("tuned", tuning.tuned(), this::showing);
        fields.objects("fixed", tuning.fixed().stream().toList(), this::fixed);
        fields.objects("fixedAtCorners", tuning.fixedAtCorners().stream().toList(), this::fixed);
        fields.objects("front", tuning.front(), this::point);
        fields.objects("proofs", tuning.proofs(), this::proof);
        fields.objects("obstacles", tuning.obstacle().stream().toList(), this::obstacle);
        fields.object("effort", () -> effort(tuning.effort()));
        fields.close();
    }

    private void settings(List<Setting> settings) throws IOException {
        fields.objects("settings", settings, setting -> {
            fields.text("policy", setting.place().name());
            fields.text("field", setting.place().path());
            fields.text("before", setting.before());
            fields.text("value", setting.value());
        });
    }

    private void fixed(Tuning.Fixed fixed) throws IOException {
        fields.objects("sizes", List.copyOf(fixed.sizes().entrySet()), this::size);
        fields.objects("trials", fixed.trials(), this::trial);
    }

    private void size(Map.Entry<String, Integer> size) throws IOException {
        fields.text("name", size.getKey());
        fields.whole("count", size.getValue());
    }

    private void showing(Showing showing) throws IOException {
        trial(showing.trial());
        fields.text("variation", showing.variation().told());
        fields.strings("failures", showing.failures());
    }

    private void trial(Trial trial) throws IOException {
        fields.text("scenario", trial.file());
        fields.whole("seed", trial.seed());
        fields.number("cost", trial.cost());
        fields.number("replicaHours", trial.replicaHours());
        fields.number("pain", trial.pain());
        fields.number("p95Millis", trial.p95Millis());
        fields.number("errors", trial.errors());
    }

    private void point(Tuning.Point point) throws IOException {
        fields.number("cost", point.cost());
        fields.number("pain", point.pain());
        fields.text("expectations", point.holds() ? "held" : "failed");
        settings(point.settings());
    }

    private void proof(Proof proof) throws IOException {
        fields.number("cost", proof.answer().score().cost());
        fields.whole("held", proof.held());
        fields.whole("of", proof.showings().size());
        settings(proof.settings());
        fields.objects("scenarios", proof.showings(), this::showing);
    }

    private void obstacle(Obstacle obstacle) throws IOException {
        fields.strings("failures", obstacle.failures());
        fields.number("startUpShare", obstacle.share().orElse(Double.NaN));
        fields.objects("startUps", obstacle.startUps(), time -> {
            fields.text("name", time.name());
            fields.number("provisioningSeconds", time.provisioning());
            fields.number("readinessSeconds", time.readiness());
        });
    }

    private void effort(Tuning.Effort effort) throws IOException {
        fields.whole("fields", effort.fields());
        fields.whole("space", effort.space());
        fields.whole("candidates", effort.candidates());
        fields.whole("rehearsals", effort.rehearsals());
        fields.text("cutShort", effort.cutShort() ? "yes" : "no");
        fields.whole("seed", effort.seed());
    }
}
