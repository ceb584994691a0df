package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.keda.JobStrategy;
import dev.tenfold.policy.keda.ScaledJob;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads one ScaledJob as it is.
 *
 * @see <a href="https://keda.sh/docs/latest/reference/scaledjob-spec/">ScaledJob specification</a>
 */
public final class ScaledJobReader {
    /** The kind of object that this reads. */
    public static final String KIND = "ScaledJob";

    private static final List<String> STRATEGIES = List.of("default", "custom", "accurate", "eager");
    private static final List<String> CALCULATIONS = List.of("max", "min", "avg", "sum");

    private ScaledJobReader() {}

    /**
     * Reads a document whose kind is {@link #KIND}.
     *
     * @param problems is refused the file if a template is left in it
     * @return empty only in that case
     */
    public static Optional<ScaledJobManifest> read(Mapping document, Problems problems) {
        Problems errors = new Problems();
        Fields root = Fields.of(document, errors);
        String apiVersion = MetricReader.required(root, "apiVersion");
        root.text("kind");
        if (!apiVersion.isEmpty() && !apiVersion.equals(ScaledObjectReader.CURRENT)) {
            root.problem("apiVersion", "must be " + ScaledObjectReader.CURRENT, "");
        }
        root.missing("metadata", "");
        root.missing("spec", "");
        Optional<Fields> metadata = root.object("metadata");
        Optional<Fields> spec = root.object("spec");
        KedaFields.Read triggers = spec.map(KedaFields::triggers).orElse(new KedaFields.Read(List.of(), List.of()));
        ScaledJob job = job(apiVersion, metadata, spec, triggers);
        metadata.ifPresent(Fields::skip);
        root.object("status").ifPresent(Fields::skip);
        if (errors.refusal().isPresent()) {
            problems.refuse(errors.refusal().get());
            return Optional.empty();
        }
        return Optional.of(new ScaledJobManifest(job, document, errors.all(), root.unread(), triggers.warnings()));
    }

    private static ScaledJob job(
            String apiVersion, Optional<Fields> metadata, Optional<Fields> spec, KedaFields.Read triggers) {
        Optional<Fields> strategy = spec.flatMap(fields -> fields.object("scalingStrategy"));
        spec.ifPresent(ScaledJobReader::rest);
        return new ScaledJob(
                metadata.map(fields -> MetricReader.required(fields, "name")).orElse(""),
                metadata.flatMap(fields -> fields.text("namespace")),
                apiVersion,
                KedaFields.annotations(metadata),
                spec.map(fields -> ScaledObjectReader.seconds(fields, "pollingInterval"))
                        .orElse(OptionalInt.empty()),
                spec.map(fields -> fields.int32("minReplicaCount")).orElse(OptionalInt.empty()),
                spec.map(fields -> fields.int32("maxReplicaCount")).orElse(OptionalInt.empty()),
                strategy.map(ScaledJobReader::strategy).orElse(JobStrategy.DEFAULT),
                strategy.map(fields -> choice(fields, "multipleScalersCalculation", CALCULATIONS))
                        .orElse("max"),
                triggers.specs());
    }

    /** What changes nothing about when jobs start. */
    private static void rest(Fields spec) {
        spec.missing("jobTargetRef", "it must say what job is started");
        spec.object("jobTargetRef").ifPresent(Fields::skip);
        spec.int32("successfulJobsHistoryLimit");
        spec.int32("failedJobsHistoryLimit");
        spec.text("envSourceContainerName");
        spec.text("rolloutStrategy");
        spec.object("rollout").ifPresent(Fields::skip);
    }

    private static JobStrategy strategy(Fields fields) {
        if (fields.has("pendingPodConditions")) {
            fields.listOfTexts("pendingPodConditions");
        }
        return JobStrategy.of(
                choice(fields, "strategy", STRATEGIES),
                fields.int32("customScalingQueueLengthDeduction"),
                fields.text("customScalingRunningJobPercentage").orElse(""));
    }

    private static String choice(Fields fields, String key, List<String> choices) {
        Optional<String> written = fields.text(key);
        if (written.filter(text -> !choices.contains(text)).isPresent()) {
            fields.problem(key, "must be one of " + String.join(", ", choices), "");
        }
        return written.orElse(choices.get(0));
    }
}
