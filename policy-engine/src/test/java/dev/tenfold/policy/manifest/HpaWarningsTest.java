package dev.tenfold.policy.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpaWarningsTest {
    private static final String SOUND = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 10
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
              behavior: {}
            """;

    @Test
    void aSoundAutoscalerHasNone() {
        assertEquals(List.of(), warnings(SOUND, Optional.of(Duration.ofSeconds(300))));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = ';', textBlock = """
        1 ; apiVersion: autoscaling/v2beta2 ; autoscaling/v2beta2 is gone since Kubernetes 1.26: write autoscaling/v2
        3 ; metadata: {name: web, annotations: {autoscaling.alpha.kubernetes.io/behavior: "{}"}} ; the annotation \
        autoscaling.alpha.kubernetes.io/behavior holds behavior that only old API servers understand, and is not \
        read: write autoscaling/v2
        5 ; scaleTargetRef: {kind: DaemonSet, name: web} ; a DaemonSet cannot be scaled: the autoscaler fails to get \
        its scale
        5 ; scaleTargetRef: {apiVersion: apps/v1beta1, kind: Deployment, name: web} ; apps/v1beta1 is gone since \
        Kubernetes 1.16, so the autoscaler does not find Deployment web: write apps/v1
        6 ; minReplicas: 10 ; it never scales: minReplicas and maxReplicas are both 10
        6 ; minReplica: 2 ; spec.minReplica is no field of the API (maybe `minReplicas`): it has no effect
        8 ; metrics: [{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}] ; \
        memory rarely falls when load does: once scaled up on it, replicas may never go
        8 ; metrics: [{type: Resource, resource: {name: gpu, target: {type: AverageValue, averageValue: 1}}}] ; the \
        metrics server offers cpu and memory only: gpu will not be found
        8 ; metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 150}}}] \
        ; 150 % of request is reached only if the limit is higher than the request
        9 ; behavior: {scaleUp: {selectPolicy: Disabled}} ; scaling up is disabled: load can grow, replicas cannot
        9 ; behavior: {scaleDown: {selectPolicy: Disabled}} ; scaling down is disabled: replicas that came for a \
        peak stay and cost
        9 ; behavior: {scaleUp: {stabilizationWindowSeconds: 300}} ; every scale-up waits until the need has lasted \
        for 300 s
        9 ; behavior: {scaleDown: {stabilizationWindowSeconds: 0}} ; one low reading is enough to scale down, so \
        replicas may come and go with every fluctuation
        9 ; behavior: {scaleDown: {stabilizationWindowSeconds: 60}} ; the scale-down window, 60 s, is shorter than a \
        replica's start-up, 90 s: replicas may be taken away before they served
        9 ; behavior: {scaleUp: {tolerance: 50m}} ; tolerance needs Kubernetes 1.33 with the feature gate \
        HPAConfigurableTolerance: elsewhere it has no effect
        9 ; behavior: {scaleUp: {policies: [{type: Pods, value: 1, periodSeconds: 5}]}} ; a period of 5 s acts as \
        one of 15 s, since the autoscaler decides every 15 s
        9 ; behavior: {scaleDown: {policies: [{type: Percent, value: 5, periodSeconds: 60}]}} ; 5 % of at most 10 \
        replicas is less than one: it acts as 1 pod in 60 s
        """)
    void namesWhatLooksWrong(int line, String field, String sentence) {
        List<String> lines = new java.util.ArrayList<>(SOUND.lines().toList());
        lines.set(line - 1, lines.get(line - 1).replaceAll("\\S.*", "") + field);
        List<String> warnings = warnings(String.join("\n", lines), Optional.of(Duration.ofSeconds(90)));
        String place = sentence.startsWith("it never scales") ? "f.yaml:7: " : "f.yaml:" + line + ": ";
        boolean atOnce = field.contains("Seconds: 0");
        assertEquals(place + sentence, warnings.get(0));
        assertEquals(atOnce ? 2 : 1, warnings.size(), warnings.toString());
    }

    @ParameterizedTest(name = "{0} aimed at {1} % -> {2}")
    @CsvSource(delimiter = ';', textBlock = """
        {requests: {cpu: 1}, limits: {cpu: 2}}     ; 180 ;
        {requests: {cpu: 1}, limits: {cpu: 2}}     ; 190 ; usage cannot exceed its limit, 200 % of request, and \
        scaling up begins above 209 %: it never scales up on cpu
        {limits: {cpu: 1}}                         ;  95 ; usage cannot exceed its limit, 100 % of request, and \
        scaling up begins above 104 %: it never scales up on cpu
        {requests: {cpu: 1}}                       ; 500 ;
        {requests: {memory: 1Gi}}                  ;  70 ; container app (line 18) requests no cpu: there is no \
        utilization, and the metric fails with FailedGetResourceMetric
        """)
    void comparesTheTargetWithThePodsItMeasures(String resources, int percent, String sentence) {
        String text =
                SOUND.replace("averageUtilization: 70", "averageUtilization: " + percent) + """
            ---
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  # the line below is the container's
                  containers:
                  - name: app
                    resources: %s
            """.formatted(resources);
        List<String> expected = sentence == null ? List.of() : List.of("f.yaml:8: " + sentence);
        assertEquals(expected, warnings(text, Optional.empty()));
    }

    @Test
    void namesWhoeverElseSetsTheReplicas() {
        String text = SOUND + "---\n" + SOUND.replace("{name: web}\nspec", "{name: other}\nspec") + """
            ---
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 4
              template: {spec: {containers: [{name: app, resources: {requests: {cpu: 1}}}]}}
            """;
        assertEquals(
                List.of(
                        "f.yaml:5: HorizontalPodAutoscaler other (line 12) scales Deployment web too: two"
                                + " autoscalers on"
                                + " one target stop each other",
                        "f.yaml:21: Deployment web sets spec.replicas to 4: every time it is applied, what the"
                                + " autoscaler"
                                + " web decided is undone"),
                warnings(text, Optional.empty()));
    }

    @Test
    void printsEverythingAboutAFile() {
        assertEquals(
                List.of(
                        "f.yaml:2: HorizontalPodAutoscaler web (autoscaling/v2) keeps Deployment web at 2 to 1"
                                + " replicas:"
                                + " cpu at 70 % of request",
                        "  left out: spec.behavior.scaleUp, so at once, to twice the replicas or 4, whichever is more",
                        "  left out: spec.behavior.scaleDown.stabilizationWindowSeconds, so 300, the flag of"
                                + " the controller",
                        "f.yaml:7: error: spec.maxReplicas must be >= minReplicas, which is 2, was 1",
                        "f.yaml:1: warning: autoscaling/v2beta2 is gone since Kubernetes 1.26: write autoscaling/v2",
                        "f.yaml:9: warning: spec.minReplicas must stand once, stands already in line 6:"
                                + " Kubernetes takes"
                                + " the last one",
                        "f.yaml: holds besides: Service"),
                HpaReaderTest.file(SOUND.replace("maxReplicas: 10", "maxReplicas: 1")
                                        .replace("autoscaling/v2", "autoscaling/v2beta2")
                                        .replace("behavior: {}", "minReplicas: 2")
                                + "---\nkind: Service\n")
                        .lines()
                        .stream()
                        .map(line -> line.replace("(autoscaling/v2beta2)", "(autoscaling/v2)"))
                        .toList());
    }

    private static List<String> warnings(String text, Optional<Duration> startUp) {
        HpaFile file = HpaReaderTest.file(text);
        return file.warnings(file.autoscalers().get(0), startUp).stream()
                .map(Warning::toString)
                .toList();
    }
}
