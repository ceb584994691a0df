package dev.tenfold.policy.manifest;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.hpa.HpaSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What works as written and probably not as meant: the autoscaler as a whole, then its metrics and its behavior. */
final class HpaWarnings {
    private static final Set<String> HARMLESS_ANNOTATIONS = Set.of("conditions", "current-metrics");
    private static final String ANNOTATION_PREFIX = "autoscaling.alpha.kubernetes.io/";

    /** Kinds without a scale: the controller cannot change how many there are. */
    private static final Set<String> NOT_SCALABLE = Set.of("DaemonSet", "Pod", "Service", "Job", "CronJob", "Ingress");

    /** Versions of workload APIs that Kubernetes 1.16 removed. */
    private static final Set<String> GONE_WORKLOADS = Set.of("extensions/v1beta1", "apps/v1beta1", "apps/v1beta2");

    private final HpaManifest manifest;
    private final HpaFile file;
    private final Optional<Duration> startUp;
    private final List<Warning> warnings = new ArrayList<>();

    HpaWarnings(HpaManifest manifest, HpaFile file, Optional<Duration> startUp) {
        this.manifest = manifest;
        this.file = file;
        this.startUp = startUp;
    }

    List<Warning> all() {
        apiVersion();
        annotations();
        target();
        replicas();
        unknownFields();
        new MetricWarnings(manifest, file.targetOf(manifest), this::warn).all();
        new BehaviorWarnings(manifest, startUp, this::warn).all();
        return warnings.stream()
                .sorted(Comparator.comparingInt(warning -> warning.place().line()))
                .toList();
    }

    private void apiVersion() {
        ApiVersion.of(manifest.spec().apiVersion())
                .flatMap(ApiVersion::goneSince)
                .ifPresent(release -> warn(
                        "apiVersion",
                        manifest.spec().apiVersion() + " is gone since Kubernetes " + release
                                + ": write autoscaling/v2"));
    }

    private void annotations() {
        manifest.document()
                .get("metadata")
                .flatMap(HpaWarnings::annotationsOf)
                .ifPresent(annotations -> annotations.entries().forEach((key, entry) -> {
                    String name = key.startsWith(ANNOTATION_PREFIX) ? key.substring(ANNOTATION_PREFIX.length()) : "";
                    if (!name.isEmpty() && !HARMLESS_ANNOTATIONS.contains(name)) {
                        String sentence = "the annotation " + key + " holds " + name
                                + " that only old API servers understand, and is not read: write autoscaling/v2";
                        warnings.add(new Warning(entry.place(), sentence));
                    }
                }));
    }

    private static Optional<Mapping> annotationsOf(Node metadata) {
        return metadata instanceof Mapping mapping
                ? mapping.get("annotations").filter(Mapping.class::isInstance).map(Mapping.class::cast)
                : Optional.empty();
    }

    private void target() {
        HpaSpec.ScaleTarget target = manifest.spec().target();
        String name = target.kind() + " " + target.name();
        if (NOT_SCALABLE.contains(target.kind())) {
            warn(
                    "spec.scaleTargetRef.kind",
                    "a " + target.kind() + " cannot be scaled: the autoscaler fails to get its scale");
        }
        target.apiVersion()
                .filter(GONE_WORKLOADS::contains)
                .ifPresent(version -> warn(
                        "spec.scaleTargetRef.apiVersion",
                        version + " is gone since Kubernetes 1.16, so the autoscaler does not find " + name
                                + ": write apps/v1"));
        for (HpaManifest other : file.autoscalers()) {
            if (other != manifest && sameTarget(other.spec(), manifest.spec())) {
                warn(
                        "spec.scaleTargetRef",
                        "HorizontalPodAutoscaler " + other.name() + " (line "
                                + other.place().line() + ") scales " + name
                                + " too: two autoscalers on one target stop each other");
            }
        }
        file.targetOf(manifest)
                .filter(workload -> workload.replicas().isPresent())
                .ifPresent(workload -> warnings.add(new Warning(
                        workload.place(),
                        name + " sets spec.replicas to " + workload.replicas().getAsInt()
                                + ": every time it is applied, what the autoscaler " + manifest.name()
                                + " decided is undone")));
    }

    private static boolean sameTarget(HpaSpec one, HpaSpec other) {
        return one.target().kind().equals(other.target().kind())
                && one.target().name().equals(other.target().name())
                && !one.target().name().isEmpty()
                && (one.namespace().isEmpty()
                        || other.namespace().isEmpty()
                        || one.namespace().equals(other.namespace()));
    }

    private void replicas() {
        HpaSpec spec = manifest.spec();
        if (spec.minimum() == spec.maxReplicas()) {
            warn("spec.maxReplicas", "it never scales: minReplicas and maxReplicas are both " + spec.maxReplicas());
        }
        if (spec.minReplicas().isPresent() && spec.minimum() == 0) {
            warn(
                    "spec.minReplicas",
                    "minReplicas 0 needs the feature gate HPAScaleToZero, off by default before Kubernetes 1.37");
        }
    }

    private void unknownFields() {
        for (Problem field : manifest.unread()) {
            String guess = field.hint().isEmpty() ? "" : " (maybe " + field.hint() + ")";
            Place place = field.place();
            warnings.add(new Warning(place, field.path() + " is no field of the API" + guess + ": it has no effect"));
        }
    }

    private void warn(String path, String sentence) {
        warnings.add(new Warning(manifest.place(path), sentence));
    }
}
