package dev.tenfold.policy.manifest;

import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.keda.Admission;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingAnnotations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What works about a ScaledObject and is probably not meant. */
final class ScaledObjectWarnings {
    private final ScaledObjectManifest manifest;
    private final ScaledObject spec;
    private final List<Warning> warnings = new ArrayList<>();

    ScaledObjectWarnings(ScaledObjectManifest manifest) {
        this.manifest = manifest;
        this.spec = manifest.spec();
    }

    List<Warning> all() {
        if (spec.isLegacy()) {
            warn(
                    "apiVersion",
                    spec.apiVersion() + " is of KEDA 1, and KEDA 2 does not see it: write keda.sh/v1alpha1 and"
                            + " scaleTargetRef.name");
        }
        annotations();
        Admission.warnings(spec).forEach(each -> warn(each.field(), each.message()));
        replicas();
        fallback();
        for (Problem field : manifest.unread()) {
            String guess = field.hint().isEmpty() ? "" : " (maybe " + field.hint() + ")";
            warnings.add(new Warning(
                    field.place(), field.path() + " is no field of the API" + guess + ": it has no effect"));
        }
        warnings.addAll(manifest.ofTriggers());
        warnings.sort(Comparator.comparingInt(warning -> warning.place().line()));
        return List.copyOf(warnings);
    }

    private void annotations() {
        ScalingAnnotations annotations = spec.annotations();
        if (annotations.misspellPausedReplicas()) {
            warn("metadata.annotations", "the annotation paused-replicas is no whole number, so nothing is scaled");
        } else if (annotations.pause()) {
            warn("metadata.annotations", "an annotation pauses the scaling, and KEDA deletes the autoscaler meanwhile");
        }
    }

    private void replicas() {
        ReplicaBounds bounds = spec.replicas();
        if (bounds.idle().orElse(0) > 0) {
            warn("spec.idleReplicaCount", "idleReplicaCount other than 0 is not supported: the autoscaler undoes it");
        }
        if (bounds.asleep() == bounds.hpaMaximum()) {
            warn("spec.maxReplicaCount", "it never scales: the fewest and the most replicas are " + bounds.asleep());
        }
        boolean mixed = spec.triggers().stream().anyMatch(trigger -> trigger.isResource())
                && !spec.triggers().stream().allMatch(trigger -> trigger.isResource());
        if (mixed && bounds.asleep() == 0) {
            warn(
                    "spec.minReplicaCount",
                    "cpu and memory do not keep the target up: it goes to zero once the other triggers are inactive,"
                            + " however busy it is");
        }
    }

    private void fallback() {
        if (spec.fallback().map(Fallback::replicas).orElse(1) == 0) {
            warn("spec.fallback.replicas", "with fallback.replicas 0 a target whose triggers fail goes to rest");
        }
        if (spec.fallback().isPresent() && !spec.modifiers().allowFallback()) {
            warn(
                    "spec.fallback",
                    "the fallback never holds: with scalingModifiers it needs a target that is a whole number");
        }
    }

    private void warn(String path, String sentence) {
        warnings.add(new Warning(manifest.document().placeOf(path), sentence));
    }
}
