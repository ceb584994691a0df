package dev.tenfold.policy.file;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.alert.rulefile.RulesReader;
import dev.tenfold.policy.manifest.HpaDeclaration;
import dev.tenfold.policy.manifest.HpaFile;
import dev.tenfold.policy.manifest.HpaManifest;
import dev.tenfold.policy.manifest.HpaReader;
import dev.tenfold.policy.manifest.KubernetesObjects;
import dev.tenfold.policy.manifest.ScaledJobReader;
import dev.tenfold.policy.manifest.ScaledObjectManifest;
import dev.tenfold.policy.manifest.ScaledObjectReader;
import dev.tenfold.policy.manifest.Workload;
import dev.tenfold.policy.vpa.VpaReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of Kubernetes manifests, with policies of several kinds among other objects. */
final class KubernetesManifests {
    private static final String VERTICAL = "VerticalPodAutoscaler";

    private final List<HpaManifest> autoscalers = new ArrayList<>();
    private final List<ScaledObjectManifest> scaledObjects = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private KubernetesManifests() {}

    static PolicyDocument read(String file, byte[] bytes, Problems problems) {
        KubernetesManifests manifests = new KubernetesManifests();
        List<Warning> warnings = KubernetesObjects.read(file, bytes, problems, manifests::take);
        return problems.refusal().isPresent()
                ? new PolicyDocument(file, "Kubernetes manifests", List.of(), List.of(), List.of())
                : manifests.document(file, warnings);
    }

    private Optional<Problem> take(String kind, Mapping object) {
        Problems refusals = new Problems();
        if (kind.equals(HpaReader.KIND)) {
            HpaReader.read(object, refusals).ifPresent(autoscalers::add);
        } else if (kind.equals(ScaledObjectReader.KIND)) {
            ScaledObjectReader.read(object, refusals).ifPresent(scaledObjects::add);
        } else if (kind.equals(ScaledJobReader.KIND)) {
            ScaledJobReader.read(object, refusals).ifPresent(declarations::add);
        } else if (RulesReader.isKind(kind)) {
            declarations.addAll(RulesReader.readDocument(object, refusals));
        } else if (kind.equals(VERTICAL)) {
            declarations.add(VpaReader.read(object));
        } else {
            other(kind, object);
        }
        return refusals.refusal();
    }

    private void other(String kind, Mapping object) {
        Optional<Workload> workload = Workload.of(kind, object);
        workload.ifPresent(workloads::add);
        if (workload.isEmpty()) {
            others.add(kind.isEmpty() ? "an object without kind" : kind);
        }
    }

    private PolicyDocument document(String file, List<Warning> found) {
        List<Warning> warnings = new ArrayList<>(found);
        HpaFile hpas = new HpaFile(file, autoscalers, workloads, others, found);
        autoscalers.forEach(manifest -> declarations.add(new HpaDeclaration(manifest, hpas)));
        declarations.addAll(scaledObjects);
        declarations.sort(Comparator.comparingInt(policy -> policy.place().line()));
        for (ScaledObjectManifest object : scaledObjects) {
            for (HpaManifest autoscaler : autoscalers) {
                object.conflictWith(
                                HpaReader.KIND,
                                autoscaler.spec().name(),
                                autoscaler.spec().target())
                        .ifPresent(problem ->
                                warnings.add(new Warning(problem.place(), object.name() + " " + problem.rule())));
            }
        }
        Set<String> besides = new LinkedHashSet<>();
        workloads.forEach(workload -> besides.add(workload.kind() + " " + workload.name()));
        besides.addAll(others);
        return new PolicyDocument(file, "Kubernetes manifests", declarations, List.copyOf(besides), warnings);
    }
}
