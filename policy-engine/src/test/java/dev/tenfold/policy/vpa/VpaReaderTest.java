package dev.tenfold.policy.vpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VpaReaderTest {
    private static final String HEAD = """
            apiVersion: autoscaling.k8s.io/v1
            kind: VerticalPodAutoscaler
            metadata: {name: api}
            spec:
              targetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
            """;

    @Test
    void readsWhatIsWritten() {
        VpaManifest manifest = read(HEAD + """
                          updatePolicy: {updateMode: "Off"}
                          resourcePolicy:
                            containerPolicies:
                              - containerName: istio-proxy
                                mode: "Off"
                              - containerName: api
                                minAllowed: {cpu: 100m, memory: 50Mi}
                                maxAllowed: {cpu: 1, memory: 500Mi}
                                controlledResources: ["cpu", "memory"]
                        """);
        assertEquals(List.of(), manifest.errors());
        assertEquals(List.of(), manifest.doubtful());
        assertEquals(UpdateMode.OFF, manifest.spec().mode());
        assertEquals(
                new ContainerPolicy(
                        "api", false, new Request(100, 50L << 20), new Request(1000, 500L << 20), ContainerPolicy.BOTH),
                manifest.spec().main());
        assertEquals(List.of("api"), manifest.targets());
        assertEquals(List.of(), manifest.spec().controls(), "it only recommends");
        assertEquals(
                "VerticalPodAutoscaler api only recommends: cpu and memory of Deployment api", manifest.understood());
    }

    @Test
    void whatIsLeftOutEvictsPods() {
        VpaManifest manifest = read(HEAD);
        assertEquals(UpdateMode.RECREATE, manifest.spec().mode());
        assertEquals(List.of("cpu", "memory"), manifest.spec().controls());
        assertEquals("spec.updatePolicy.updateMode", manifest.defaulted().get(0).path());
    }

    @Test
    void tellsEveryMistake() {
        VpaManifest manifest = read("""
                apiVersion: autoscaling.k8s.io/v2
                kind: VerticalPodAutoscaler
                metadata: {name: api}
                spec:
                  updatePolicy: {updateMode: Of}
                  resourcePolcy: {}
                  resourcePolicy:
                    containerPolicies:
                      - containerName: api
                        minAllowed: {cpu: 2, memory: fifty}
                        maxAllowed: {cpu: 1}
                        controlledResources: [disk]
                """);
        assertEquals(
                List.of(
                        "vpa.yaml:1: apiVersion must be autoscaling.k8s.io/v1 or autoscaling.k8s.io/v1beta2, "
                                + "was autoscaling.k8s.io/v2",
                        "vpa.yaml:4: spec.targetRef is missing: it must say what is sized",
                        "vpa.yaml:5: spec.updatePolicy.updateMode must be one of "
                                + "Off, Initial, Recreate, Auto, InPlaceOrRecreate, was Of",
                        "vpa.yaml:10: spec.resourcePolicy.containerPolicies[0].minAllowed.memory "
                                + "must be a quantity such as 1Gi, was fifty",
                        "vpa.yaml:10: spec.resourcePolicy.containerPolicies[0].minAllowed "
                                + "must not be more than maxAllowed, was a mapping",
                        "vpa.yaml:12: spec.resourcePolicy.containerPolicies[0].controlledResources "
                                + "must hold cpu, memory or both, was a list"),
                manifest.errors().stream()
                        .map(problem -> problem.lines().get(0))
                        .toList());
        assertEquals(
                List.of("vpa.yaml:6: spec.resourcePolcy is no field of the API: it is dropped without a word, "
                        + "maybe `resourcePolicy`?"),
                manifest.warnings(Optional.empty()).stream()
                        .map(Warning::toString)
                        .toList());
    }

    private static VpaManifest read(String text) {
        Problems problems = new Problems();
        Mapping document = (Mapping) Documents.read("vpa.yaml", text, problems).get(0);
        assertEquals(List.<Problem>of(), problems.all());
        return VpaReader.read(document);
    }
}
