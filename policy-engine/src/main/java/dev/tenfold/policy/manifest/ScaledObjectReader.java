package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.FallbackBehavior;
import dev.tenfold.policy.keda.PollTiming;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingModifiers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads one ScaledObject as it is: keda.sh/v1alpha1, and keda.k8s.io/v1alpha1 of KEDA 1. What can be understood is,
 * even if KEDA would refuse it: such things are its errors. Only an unrendered template outside of the triggers'
 * metadata keeps it from being read.
 *
 * @see <a href="https://keda.sh/docs/latest/reference/scaledobject-spec/">ScaledObject specification</a>
 */
public final class ScaledObjectReader {
    /** The kind of object that this reads. */
    public static final String KIND = "ScaledObject";

    static final String CURRENT = "keda.sh/v1alpha1";
    private static final String LEGACY = "keda.k8s.io/v1alpha1";

    private ScaledObjectReader() {}

    /**
     * Reads a document whose kind is {@link #KIND}.
     *
     * @param problems is refused the file if a template is left in it
     * @return empty only in that case
     */
    public static Optional<ScaledObjectManifest> read(Mapping document, Problems problems) {
        Problems errors = new Problems();
        Fields root = Fields.of(document, errors);
        String apiVersion = MetricReader.required(root, "apiVersion");
        root.text("kind");
        if (!apiVersion.isEmpty() && !apiVersion.equals(CURRENT) && !apiVersion.equals(LEGACY)) {
            root.problem("apiVersion", "must be " + CURRENT, "");
        }
        root.missing("metadata", "");
        root.missing("spec", "");
        Optional<Fields> metadata = root.object("metadata");
        Optional<Fields> spec = root.object("spec");
        KedaFields.Read triggers = spec.map(KedaFields::triggers).orElse(new KedaFields.Read(List.of(), List.of()));
        ScaledObject object = object(apiVersion, metadata, spec, triggers);
        metadata.ifPresent(Fields::skip);
        root.object("status").ifPresent(Fields::skip);
        if (errors.refusal().isPresent()) {
            problems.refuse(errors.refusal().get());
            return Optional.empty();
        }
        return Optional.of(
                new ScaledObjectManifest(object, document, errors.all(), root.unread(), triggers.warnings()));
    }

    private static ScaledObject object(
            String apiVersion, Optional<Fields> metadata, Optional<Fields> spec, KedaFields.Read triggers) {
        Optional<Fields> advanced = spec.flatMap(fields -> fields.object("advanced"));
        Optional<Fields> hpa = advanced.flatMap(fields -> fields.object("horizontalPodAutoscalerConfig"));
        advanced.ifPresent(fields -> KedaFields.flag(fields, "restoreToOriginalReplicaCount"));
        return new ScaledObject(
                metadata.map(fields -> MetricReader.required(fields, "name")).orElse(""),
                metadata.flatMap(fields -> fields.text("namespace")),
                apiVersion,
                KedaFields.annotations(metadata),
                spec.map(fields -> target(apiVersion, fields)).orElse(new ScaleTarget(Optional.empty(), "", "")),
                spec.map(ScaledObjectReader::bounds).orElse(ReplicaBounds.NONE),
                spec.map(ScaledObjectReader::timing).orElse(PollTiming.NONE),
                spec.flatMap(fields -> fields.object("fallback")).map(ScaledObjectReader::fallback),
                advanced.flatMap(fields -> fields.object("scalingModifiers"))
                        .map(ScaledObjectReader::modifiers)
                        .orElse(ScalingModifiers.NONE),
                hpa.flatMap(fields -> fields.object("behavior")).map(BehaviorReader::read),
                hpa.flatMap(fields -> fields.text("name")),
                triggers.specs());
    }

    private static ScaleTarget target(String apiVersion, Fields spec) {
        spec.missing("scaleTargetRef", "it must say what is scaled");
        Optional<Fields> target = spec.object("scaleTargetRef");
        boolean legacy = apiVersion.equals(LEGACY);
        Optional<String> deployment = target.flatMap(fields -> fields.text("deploymentName"));
        target.ifPresent(fields -> {
            fields.text("envSourceContainerName");
            fields.text("containerName");
            if (legacy && deployment.isEmpty()) {
                fields.missing("deploymentName", "");
            } else if (!legacy && !fields.has("name")) {
                fields.problem(
                        "name", "is missing", deployment.isPresent() ? "`name` in place of `deploymentName`" : "");
            }
        });
        return new ScaleTarget(
                target.flatMap(fields -> fields.text("apiVersion")),
                target.flatMap(fields -> fields.text("kind")).orElse("Deployment"),
                target.flatMap(fields -> fields.text("name"))
                        .or(() -> legacy ? deployment : Optional.empty())
                        .orElse(""));
    }

    private static ReplicaBounds bounds(Fields spec) {
        return new ReplicaBounds(
                spec.int32("minReplicaCount"), spec.int32("maxReplicaCount"), spec.int32("idleReplicaCount"));
    }

    private static PollTiming timing(Fields spec) {
        return new PollTiming(
                seconds(spec, "pollingInterval"),
                seconds(spec, "cooldownPeriod"),
                seconds(spec, "initialCooldownPeriod"));
    }

    /** Seconds that must not be negative; absent if they are. */
    static OptionalInt seconds(Fields spec, String key) {
        OptionalInt seconds = spec.int32(key);
        if (seconds.isPresent() && seconds.getAsInt() < 0) {
            spec.problem(key, "must be >= 0", "");
            return OptionalInt.empty();
        }
        return seconds;
    }

    private static Fallback fallback(Fields fields) {
        fields.missing("failureThreshold", "");
        fields.missing("replicas", "");
        Optional<String> written = fields.text("behavior");
        Optional<FallbackBehavior> behavior = written.flatMap(FallbackBehavior::of);
        if (written.isPresent() && behavior.isEmpty()) {
            fields.problem(
                    "behavior",
                    "must be static, currentReplicas, currentReplicasIfHigher, currentReplicasIfLower or"
                            + " scalingModifiers",
                    "");
        }
        return new Fallback(
                fields.int32("failureThreshold").orElse(0),
                fields.int32("replicas").orElse(0),
                behavior.orElse(FallbackBehavior.STATIC));
    }

    private static ScalingModifiers modifiers(Fields fields) {
        return new ScalingModifiers(
                fields.text("formula").map(String::strip).orElse(""),
                fields.text("target").orElse(""),
                fields.text("activationTarget").orElse(""),
                fields.text("metricType").orElse(""));
    }
}
