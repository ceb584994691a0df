package dev.tenfold.policy.file;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.manifest.HpaDeclaration;
import dev.tenfold.policy.manifest.HpaFile;
import dev.tenfold.policy.manifest.HpaManifest;
import dev.tenfold.policy.manifest.HpaReader;
import dev.tenfold.policy.manifest.KubernetesObjects;
import dev.tenfold.policy.manifest.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of Kubernetes manifests, with policies of several kinds among other objects. */
final class KubernetesManifests {
    private final List<HpaManifest> autoscalers = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private KubernetesManifests() {}

    static PolicyDocument read(String file, byte[] bytes, Problems problems) {
        KubernetesManifests manifests = new KubernetesManifests();
        List<Warning> warnings = KubernetesObjects.read(file, bytes, problems, manifests::take);
        return manifests.document(file, warnings);
    }

    private Optional<Problem> take(String kind, Mapping object) {
        Problems refusals = new Problems();
        if (kind.equals(HpaReader.KIND)) {
            HpaReader.read(object, refusals).ifPresent(autoscalers::add);
            return refusals.refusal();
        }
        Optional<Workload> workload = Workload.of(kind, object);
        workload.ifPresent(workloads::add);
        if (workload.isEmpty()) {
            others.add(kind.isEmpty() ? "an object without kind" : kind);
        }
        return Optional.empty();
    }

    private PolicyDocument document(String file, List<Warning> warnings) {
        HpaFile hpas = new HpaFile(file, autoscalers, workloads, others, warnings);
        autoscalers.forEach(manifest -> declarations.add(new HpaDeclaration(manifest, hpas)));
        declarations.sort(Comparator.comparingInt(policy -> policy.place().line()));
        Set<String> besides = new LinkedHashSet<>();
        workloads.forEach(workload -> besides.add(workload.kind() + " " + workload.name()));
        besides.addAll(others);
        return new PolicyDocument(file, "Kubernetes manifests", declarations, List.copyOf(besides), warnings);
    }
}
