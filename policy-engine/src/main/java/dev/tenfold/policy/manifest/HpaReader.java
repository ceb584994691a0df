package dev.tenfold.policy.manifest;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the HorizontalPodAutoscalers of a file, as they are: autoscaling/v2, v2beta2, v2beta1 and v1, single, as
 * several documents or in a {@code List}, among other objects. What can be understood is, even if the API server would
 * refuse it: such things are the autoscaler's errors. Only what cannot be read at all, such as a template, is a problem
 * of the file.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/">
 *     the API reference</a>
 */
public final class HpaReader {
    /** The kind of the objects that it reads. */
    public static final String KIND = "HorizontalPodAutoscaler";

    private HpaReader() {}

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param bytes YAML or JSON
     * @param problems takes what keeps the file from being read
     * @return what it holds; nothing if it cannot be read
     */
    public static HpaFile read(String file, byte[] bytes, Problems problems) {
        List<HpaManifest> autoscalers = new ArrayList<>();
        List<Workload> workloads = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<Warning> warnings = KubernetesObjects.read(file, bytes, problems, (kind, object) -> {
            if (kind.equals(KIND)) {
                Problems refusals = new Problems();
                autoscalers.addAll(read(object, refusals).stream().toList());
                return refusals.refusal();
            }
            Optional<Workload> workload = Workload.of(kind, object);
            workload.ifPresent(workloads::add);
            if (workload.isEmpty()) {
                others.add(kind.isEmpty() ? "an object without kind" : kind);
            }
            return Optional.empty();
        });
        return problems.refusal().isPresent()
                ? new HpaFile(file, List.of(), List.of(), List.of(), List.of())
                : new HpaFile(file, autoscalers, workloads, others, warnings);
    }

    /**
     * Reads one object.
     *
     * @param problems takes why it must be refused as a whole
     * @return what it says; nothing if it must be refused
     */
    public static Optional<HpaManifest> read(Mapping object, Problems problems) {
        Problems errors = new Problems();
        Fields root = Fields.of(object, errors);
        HpaSpec spec = spec(root);
        if (errors.refusal().isPresent()) {
            problems.refuse(errors.refusal().get());
            return Optional.empty();
        }
        root.object("metadata").ifPresent(Fields::skip);
        root.object("status").ifPresent(Fields::skip);
        return Optional.of(new HpaManifest(spec, object, errors.all(), root.unread()));
    }

    private static HpaSpec spec(Fields root) {
        String written = MetricReader.required(root, "apiVersion");
        root.text("kind");
        Optional<ApiVersion> known = ApiVersion.of(written);
        if (known.isEmpty() && !written.isEmpty()) {
            root.problem("apiVersion", "must be autoscaling/v2, v2beta2, v2beta1 or v1", "");
        }
        ApiVersion version = known.orElse(ApiVersion.V2);
        Optional<Fields> metadata = root.object("metadata");
        root.missing("metadata", "");
        Optional<Fields> spec = root.object("spec");
        root.missing("spec", "");
        return new HpaSpec(
                metadata.map(fields -> MetricReader.required(fields, "name")).orElse(""),
                metadata.flatMap(fields -> fields.text("namespace")),
                written,
                spec.map(HpaReader::target).orElse(new ScaleTarget(Optional.empty(), "", "")),
                spec.map(fields -> fields.int32("minReplicas")).orElse(OptionalInt.empty()),
                spec.map(HpaReader::maxReplicas).orElse(0),
                spec.map(fields -> metrics(version, fields)).orElse(List.of()),
                spec.flatMap(fields -> behavior(version, fields)));
    }

    private static ScaleTarget target(Fields spec) {
        Optional<Fields> target = spec.object("scaleTargetRef");
        if (!spec.has("scaleTargetRef")) {
            String rule = "is missing: it must say what is scaled";
            spec.problem("scaleTargetRef", rule, "this is a patch, to be rendered with kubectl kustomize FOLDER");
        }
        return target.map(fields -> new ScaleTarget(
                        fields.text("apiVersion"),
                        MetricReader.required(fields, "kind"),
                        MetricReader.required(fields, "name")))
                .orElse(new ScaleTarget(Optional.empty(), "", ""));
    }

    private static int maxReplicas(Fields spec) {
        OptionalInt most = spec.int32("maxReplicas");
        spec.missing("maxReplicas", "");
        return most.orElse(0);
    }

    private static List<MetricSpec> metrics(ApiVersion version, Fields spec) {
        List<MetricSpec> metrics = new ArrayList<>();
        ApiVersion spelling = version == ApiVersion.V1 ? ApiVersion.V2 : version;
        for (Fields entry : spec.objects("metrics")) {
            metrics.add(new MetricReader(spelling, entry).read());
        }
        if (spec.has("metrics") && version == ApiVersion.V1) {
            otherVersion(spec, "metrics", version, ApiVersion.V2);
        }
        OptionalInt percent = spec.int32("targetCPUUtilizationPercentage");
        if (percent.isPresent() && version != ApiVersion.V1) {
            otherVersion(spec, "targetCPUUtilizationPercentage", version, ApiVersion.V1);
        }
        if (percent.isPresent() && metrics.isEmpty()) {
            metrics.add(new MetricSpec.Resource("cpu", MetricTarget.utilization(percent.getAsInt())));
        }
        return metrics;
    }

    private static Optional<Behavior> behavior(ApiVersion version, Fields spec) {
        if (spec.has("behavior") && (version == ApiVersion.V1 || version == ApiVersion.V2BETA1)) {
            otherVersion(spec, "behavior", version, ApiVersion.V2);
        }
        return spec.object("behavior").map(BehaviorReader::read);
    }

    private static void otherVersion(Fields spec, String key, ApiVersion version, ApiVersion home) {
        String rule = "is a field of " + home.written() + ", not of " + version.written();
        spec.problem(key, rule + ": the API server does not read it", "");
    }
}
