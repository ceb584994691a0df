package dev.tenfold.policy.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScaledObjectReaderTest {
    private static final String HEAD = """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: web}
            spec:
              scaleTargetRef: {name: web}
            """;
    private static final String TRIGGERS = """
              triggers:
                - {type: redis, metadata: {address: 'redis:6379', listName: jobs, listLength: '5'}}
            """;

    @Test
    void saysWhatItUnderstood() {
        ScaledObjectManifest manifest = read(HEAD + "  maxReplicaCount: 20\n" + TRIGGERS);
        assertEquals(
                "ScaledObject web (keda.sh/v1alpha1) keeps Deployment web at 0 to 20 replicas: redis at 5 per replica",
                manifest.understood());
        assertEquals(List.of("web"), manifest.targets());
        assertEquals(List.of(), manifest.errors());
        assertEquals(List.of(), warnings(manifest));
        assertEquals(
                List.of("spec.minReplicaCount, so 0", "spec.pollingInterval, so 30 s", "spec.cooldownPeriod, so 300 s"),
                manifest.defaulted().stream()
                        .map(each -> each.path() + ", so " + each.value())
                        .toList());
    }

    @Test
    void listsEverythingThatKedaRefuses() {
        ScaledObjectManifest manifest = read("""
                apiVersion: keda.sh/v1
                kind: ScaledObject
                metadata: {name: web}
                spec:
                  scaleTargetRef: {deploymentName: web}
                  minReplicaCount: 5
                  maxReplicaCount: 2
                  pollingInterval: -1
                  fallback: {failureThreshold: 3, replicas: 6, behavior: stay}
                  advanced:
                    scalingModifiers: {formula: a + b, target: '0'}
                    horizontalPodAutoscalerConfig:
                      behavior: {scaleDown: {stabilizationWindowSeconds: 3700}}
                  triggers:
                    - {type: redis, name: a, metadata: {address: x, listName: l, listLength: '5'}}
                    - {type: redis, name: a, metadata: {address: x, listName: m, listLength: '5'}}
                """);
        assertEquals(
                List.of(
                        "web.yaml:1: apiVersion must be keda.sh/v1alpha1, was keda.sh/v1",
                        "web.yaml:5: spec.scaleTargetRef.name is missing",
                        "  Maybe `name` in place of `deploymentName`?",
                        "web.yaml:6: spec.minReplicaCount is refused: MinReplicaCount=5 must be less than"
                                + " MaxReplicaCount=2",
                        "web.yaml:8: spec.pollingInterval must be >= 0, was -1",
                        "web.yaml:9: spec.fallback.behavior must be static, currentReplicas, currentReplicasIfHigher,"
                                + " currentReplicasIfLower or scalingModifiers, was stay",
                        "web.yaml:11: spec.advanced.scalingModifiers.target must be a number > 0",
                        "web.yaml:11: spec.advanced.scalingModifiers.formula is refused: no trigger is named `b` at"
                                + " character 5",
                        "web.yaml:13: spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown"
                                + ".stabilizationWindowSeconds must be less than or equal to 3600",
                        "web.yaml:16: spec.triggers[1].name is refused: a is the name of several triggers, but it must"
                                + " be unique"),
                manifest.errors().stream()
                        .flatMap(each -> each.lines().stream())
                        .toList());
    }

    @Test
    void saysWhatIsMissing() {
        ScaledObjectManifest manifest = read("""
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {}
                spec: {}
                """);
        assertEquals(
                List.of(
                        "web.yaml:3: metadata.name is missing",
                        "web.yaml:4: spec.triggers is missing: it must say what is measured",
                        "web.yaml:4: spec.scaleTargetRef is missing: it must say what is scaled"),
                manifest.errors().stream()
                        .flatMap(each -> each.lines().stream())
                        .toList());
    }

    @Test
    void warnsOfWhatHasNoEffect() {
        ScaledObjectManifest manifest =
                read(HEAD + "  minReplicaCount: 2\n  cooldownPeriod: 60\n  pollingInterval: 5\n" + TRIGGERS);
        String reason = " is configured but is not relevant: minReplicaCount is 2 and idleReplicaCount is not set, so"
                + " only the autoscaler scales";
        assertEquals(
                List.of("web.yaml:7: CooldownPeriod" + reason, "web.yaml:8: PollingInterval" + reason),
                warnings(manifest));
    }

    @Test
    void warnsOfPlaceholdersInTheMetadataAndReadsThem() {
        ScaledObjectManifest manifest = read(HEAD + """
              triggers:
                - type: redis
                  metadata: {address: '${REDIS}', listName: '{{ .LIST }}', listLength: '5'}
            """);
        assertEquals("${REDIS}", manifest.spec().triggers().get(0).metadata().get("address"));
        assertEquals(
                List.of(
                        "web.yaml:8: spec.triggers[0].metadata.address holds ${REDIS}, which KEDA takes as it stands:"
                                + " fill it in first",
                        "web.yaml:8: spec.triggers[0].metadata.listName holds {{ .LIST }}, which KEDA takes as it"
                                + " stands: fill it in first"),
                warnings(manifest));
    }

    @Test
    void refusesATemplateElsewhere() {
        Problems problems = new Problems();
        Optional<ScaledObjectManifest> manifest =
                ScaledObjectReader.read(document(HEAD + "  maxReplicaCount: '{{ .max }}'\n" + TRIGGERS), problems);
        assertEquals(Optional.empty(), manifest);
        assertTrue(problems.lines().get(0).startsWith("web.yaml:6: is an unrendered Helm template ({{ .max }}"));
    }

    @Test
    void readsKeda1AndSaysThatItIsGone() {
        ScaledObjectManifest manifest = read("""
                apiVersion: keda.k8s.io/v1alpha1
                kind: ScaledObject
                metadata: {name: web}
                spec:
                  scaleTargetRef: {deploymentName: api}
                """ + TRIGGERS);
        assertEquals(List.of("api"), manifest.targets());
        assertEquals(List.of(), manifest.errors());
        assertEquals(
                List.of("web.yaml:1: keda.k8s.io/v1alpha1 is of KEDA 1, and KEDA 2 does not see it: write"
                        + " keda.sh/v1alpha1 and scaleTargetRef.name"),
                warnings(manifest));
    }

    @Test
    void warnsOfAPauseAndOfFieldsThatAreNone() {
        ScaledObjectManifest manifest = read("""
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: web, annotations: {autoscaling.keda.sh/paused: 'true'}}
                spec:
                  scaleTargetRef: {name: web}
                  maxReplicaCounts: 5
                """ + TRIGGERS);
        assertEquals(
                List.of(
                        "web.yaml:3: an annotation pauses the scaling, and KEDA deletes the autoscaler meanwhile",
                        "web.yaml:6: spec.maxReplicaCounts is no field of the API (maybe `maxReplicaCount`): it has no"
                                + " effect"),
                warnings(manifest));
    }

    @Test
    void warnsThatCpuDoesNotKeepATargetUp() {
        ScaledObjectManifest manifest =
                read(HEAD + TRIGGERS + "    - {type: cpu, metricType: Utilization, metadata: {value: '60'}}\n");
        assertEquals(
                List.of("web.yaml:4: cpu and memory do not keep the target up: it goes to zero once the other triggers"
                        + " are inactive, however busy it is"),
                warnings(manifest));
    }

    @Test
    void namesASecondScalerOfItsTarget() {
        ScaledObjectManifest manifest = read(HEAD + TRIGGERS);
        ScaleTarget same = new ScaleTarget(Optional.of("apps/v1"), "Deployment", "web");
        Problem conflict = manifest.conflictWith("HorizontalPodAutoscaler", "web-hpa", same)
                .orElseThrow();
        assertEquals(
                List.of("web.yaml:5: spec.scaleTargetRef is refused: the workload web of type Deployment is already"
                        + " managed by HorizontalPodAutoscaler web-hpa"),
                conflict.lines());
        ScaleTarget other = new ScaleTarget(Optional.empty(), "Deployment", "api");
        assertEquals(Optional.empty(), manifest.conflictWith("HorizontalPodAutoscaler", "api-hpa", other));
    }

    @Test
    void readsAScaledJob() {
        Problems problems = new Problems();
        ScaledJobManifest manifest =
                ScaledJobReader.read(document("""
                apiVersion: keda.sh/v1alpha1
                kind: ScaledJob
                metadata: {name: batch}
                spec:
                  jobTargetRef: {template: {}}
                  maxReplicaCount: 20
                  scalingStrategy: {strategy: quick, multipleScalersCalculation: sum}
                """ + TRIGGERS), problems).orElseThrow();
        assertEquals(
                "ScaledJob batch (keda.sh/v1alpha1) starts up to 20 jobs: redis at 5 per replica",
                manifest.understood());
        assertEquals("sum", manifest.spec().calculation());
        assertEquals(
                List.of("web.yaml:7: spec.scalingStrategy.strategy must be one of default, custom, accurate, eager,"
                        + " was quick"),
                manifest.errors().stream()
                        .flatMap(each -> each.lines().stream())
                        .toList());
    }

    private static ScaledObjectManifest read(String yaml) {
        Problems problems = new Problems();
        ScaledObjectManifest manifest =
                ScaledObjectReader.read(document(yaml), problems).orElseThrow();
        assertEquals(List.of(), problems.lines());
        return manifest;
    }

    private static Mapping document(String yaml) {
        return (Mapping) Documents.read("web.yaml", yaml, new Problems()).get(0);
    }

    private static List<String> warnings(ScaledObjectManifest manifest) {
        return manifest.warnings(Optional.empty()).stream()
                .map(Warning::toString)
                .toList();
    }
}
