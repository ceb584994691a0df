package dev.tenfold.policy.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.LabelSelector.Operator;
import dev.tenfold.policy.hpa.LabelSelector.Requirement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpaReaderTest {
    private static final String HEAD = """
            apiVersion: autoscaling/%s
            kind: HorizontalPodAutoscaler
            metadata:
              name: web
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 10
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
        v2      ; {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}  ; \
        cpu at 70 % of request
        v2      ; {type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 200Mi}}} ; \
        memory at 200 MiB a pod
        v2      ; {type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1e-1}}}     ; \
        cpu at 0.1 cores a pod
        v2      ; {type: ContainerResource, containerResource: {name: cpu, container: app, target: {type: \
        Utilization, averageUtilization: 60}}} ; cpu of container app at 60 % of request
        v2      ; {type: Pods, pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: "30"}}}   ; \
        rps at 30 a pod
        v2      ; {type: Object, object: {describedObject: {kind: Ingress, name: main}, metric: {name: rps}, target: \
        {type: Value, value: 2k}}} ; rps of Ingress main at 2000
        v2      ; {type: External, external: {metric: {name: queue}, target: {type: AverageValue, averageValue: \
        1500m}}} ; queue at 1.5 a pod
        v2beta2 ; {type: Pods, pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: 30}}}     ; \
        rps at 30 a pod
        v2beta1 ; {type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}                         ; \
        cpu at 70 % of request
        v2beta1 ; {type: Resource, resource: {name: memory, targetAverageValue: 100M}}                          ; \
        memory at 100000000 bytes a pod
        v2beta1 ; {type: Pods, pods: {metricName: rps, targetAverageValue: 30}}                                 ; \
        rps at 30 a pod
        v2beta1 ; {type: Object, object: {metricName: rps, target: {kind: Ingress, name: main}, targetValue: 5}} ; \
        rps of Ingress main at 5
        v2beta1 ; {type: Object, object: {metricName: rps, target: {kind: Ingress, name: main}, targetValue: 5, \
        averageValue: 2}} ; rps of Ingress main at 2 a pod and 5
        v2beta1 ; {type: External, external: {metricName: queue, targetValue: 30}}                              ; \
        queue at 30
        v2beta1 ; {type: External, external: {metricName: queue, targetAverageValue: 30}}                       ; \
        queue at 30 a pod
        v2beta1 ; {type: ContainerResource, containerResource: {name: cpu, container: app, targetAverageUtilization: \
        60}} ; cpu of container app at 60 % of request
        """)
    void understandsEveryMetricInEverySpelling(String version, String metric, String understood) {
        HpaManifest manifest = one(HEAD.formatted(version) + "  metrics:\n  - " + metric + "\n");
        assertEquals(List.of(), lines(manifest));
        assertEquals(
                "HorizontalPodAutoscaler web (autoscaling/" + version + ") keeps Deployment web at 2 to 10 replicas: "
                        + understood,
                manifest.understood());
        assertEquals(List.of(), manifest.unread(), "every field is read");
    }

    @Test
    void readsVersionOne() {
        HpaSpec spec = one(HEAD.formatted("v1") + "  targetCPUUtilizationPercentage: 65\n")
                .spec();
        assertEquals(List.of(new MetricSpec.Resource("cpu", MetricTarget.utilization(65))), spec.metrics());
        assertEquals(List.of(), one(HEAD.formatted("v1")).spec().metrics(), "the default is not written");
    }

    @Test
    void readsSelectors() {
        HpaManifest manifest = one(HEAD.formatted("v2") + """
              metrics:
              - type: External
                external:
                  metric:
                    name: queue
                    selector:
                      matchLabels: {app: shop}
                      matchExpressions:
                      - {key: tier, operator: NotIn, values: [a, b]}
                      - {key: zone, operator: Exists}
                  target: {type: Value, value: 1}
            """);
        assertEquals(List.of(), manifest.unread());
        LabelSelector selector = new LabelSelector(List.of(
                new Requirement("app", Operator.IN, List.of("shop")),
                new Requirement("tier", Operator.NOT_IN, List.of("a", "b")),
                new Requirement("zone", Operator.EXISTS, List.of())));
        assertEquals(
                List.of(new MetricSpec.External("queue", Optional.of(selector), MetricTarget.value(1000))),
                manifest.spec().metrics());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
        maxReplicas: 1                 ; 8: spec.maxReplicas must be >= minReplicas, which is 2, was 1
        maxReplicas: 0                 ; 8: spec.maxReplicas must be >= 1, was 0
        maxReplicas: "10"              ; 8: spec.maxReplicas must be a whole number, was "10" / 10 without quotes?
        maxReplicas: 9.5               ; 8: spec.maxReplicas must be a whole number, was 9.5
        maxReplicas: 9999999999        ; 8: spec.maxReplicas must be a whole number, was 9999999999
        maxReplicas:                   ; 8: spec.maxReplicas is missing
        minReplicas: 0                 ; 7: spec.minReplicas must be >= 1 without an Object or External metric, \
        which is seen at zero, was 0
        minReplicas: -1                ; 7: spec.minReplicas must be >= 1, was -1
        apiVersion: autoscaling/v3     ; 1: apiVersion must be autoscaling/v2, v2beta2, v2beta1 or v1, was \
        autoscaling/v3
        apiVersion:                    ; 1: apiVersion is missing
        name: 12                       ; 4: metadata.name must be text, was 12 / "12"?
        name: on                       ; 4: metadata.name must be text, was on / "on"?
        name: My_App                   ; 4: metadata.name must be of lower case letters, digits, - and ., was My_App
        scaleTargetRef: {kind: Deployment}   ; 6: spec.scaleTargetRef.name is missing
        scaleTargetRef: web            ; 6: spec.scaleTargetRef must be an object, was web
        metrics: {}                    ; 9: spec.metrics must be a list, was an empty mapping / a `- ` before each item?
        metrics: [{}]                  ; 9: spec.metrics[0].type is missing: it must be one of Resource, \
        ContainerResource, Pods, Object, External
        metrics: [{type: resource}]    ; 9: spec.metrics[0].type must be one of Resource, ContainerResource, Pods, \
        Object, External, was resource
        metrics: [{type: Pods}]        ; 9: spec.metrics[0].pods is missing: a metric of type Pods is described there
        metrics: [cpu]                 ; 9: spec.metrics[0] must be an object, was cpu
        targetCPUUtilizationPercentage: 70   ; 9: spec.targetCPUUtilizationPercentage is a field of autoscaling/v1, \
        not of autoscaling/v2: the API server does not read it, was 70
        behavior: {scaleUp: {selectPolicy: Most}}   ; 9: spec.behavior.scaleUp.selectPolicy supported values: \
        "Disabled", "Max", "Min"
        behavior: {scaleUp: {stabilizationWindowSeconds: 3601}} ; 9: \
        spec.behavior.scaleUp.stabilizationWindowSeconds must be less than or equal to 3600
        behavior: {scaleUp: {policies: []}}         ; 9: spec.behavior.scaleUp.policies must specify at least one Policy
        behavior: {scaleUp: {policies: [{type: Pods, value: 1}]}} ; 9: \
        spec.behavior.scaleUp.policies[0].periodSeconds is missing
        behavior: {scaleDown: {policies: [{type: Pods, value: 0, periodSeconds: 15}]}} ; 9: \
        spec.behavior.scaleDown.policies[0].value must be greater than zero
        behavior: {scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 1801}]}} ; 9: \
        spec.behavior.scaleDown.policies[0].periodSeconds must be less than or equal to 1800
        """)
    void namesWhatTheApiServerRefuses(String field, String complaint) {
        List<String> lines = new ArrayList<>(HEAD.formatted("v2").lines().toList());
        String key = field.substring(0, field.indexOf(':') + 1);
        int at = lines.indexOf(lines.stream()
                .filter(line -> line.strip().startsWith(key))
                .findFirst()
                .orElse(""));
        if (at < 0) {
            lines.add("  " + field);
        } else {
            lines.set(at, lines.get(at).replaceAll("\\S.*", "") + field);
        }
        assertEquals(
                "f.yaml:" + complaint,
                String.join("", lines(one(String.join("\n", lines)))).replace("  Maybe ", " / "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
        v2      ; resource: {name: cpu, target: {type: Utilization, averageUtilization: 0}} ; \
        spec.metrics[0].resource.target.averageUtilization must be > 0, was 0
        v2      ; resource: {name: cpu, target: {type: Utilization, averageUtilization: "70"}} ; \
        spec.metrics[0].resource.target.averageUtilization must be a whole number, was "70" / 70 without quotes?
        v2      ; resource: {name: cpu, target: {averageUtilization: 70}}               ; \
        spec.metrics[0].resource.target.type is missing: it must be Utilization, AverageValue or Value
        v2      ; resource: {name: cpu, target: {type: Percent, averageUtilization: 70}} ; \
        spec.metrics[0].resource.target.type must be Utilization, AverageValue or Value, was Percent
        v2      ; resource: {name: cpu, target: {type: AverageValue, averageValue: 1K}} ; \
        spec.metrics[0].resource.target.averageValue must be a quantity such as 500m, 2 or 512Mi, was 1K / `1k`?
        v2      ; resource: {name: cpu, target: {type: AverageValue, averageValue: 1, averageUtilization: 2}} ; \
        spec.metrics[0].resource.target must have one of averageUtilization and averageValue, was both
        v2      ; resource: {name: cpu, target: {type: Value, value: 3}}                ; \
        spec.metrics[0].resource.target must have averageUtilization or averageValue
        v2      ; resource: {name: cpu}                                                 ; \
        spec.metrics[0].resource.target must have averageUtilization or averageValue
        v2      ; resource: {target: {type: Utilization, averageUtilization: 70}}       ; \
        spec.metrics[0].resource.name is missing
        v2beta2 ; resource: {name: cpu, targetAverageUtilization: 70}                   ; \
        spec.metrics[0].resource.targetAverageUtilization is spelled as in autoscaling/v2beta1, not as in \
        autoscaling/v2beta2: the API server does not read it, was 70
        v2beta1 ; resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}} ; \
        spec.metrics[0].resource.target is spelled as in autoscaling/v2, not as in autoscaling/v2beta1: the API \
        server does not read it, was a mapping
        v2beta1 ; resource: {name: cpu, targetAverageUtilization: 0}                    ; \
        spec.metrics[0].resource.targetAverageUtilization must be > 0, was 0
        """)
    void namesWhatIsWrongWithATarget(String version, String section, String complaint) {
        String text = HEAD.formatted(version) + "  metrics:\n  - type: Resource\n    " + section + "\n";
        String said = String.join("", lines(one(text))).replace("  Maybe ", " / ");
        assertEquals("f.yaml:11: " + complaint, said);
    }

    @Test
    void understandsEntriesWithoutTypeAsUnknown() {
        HpaManifest manifest = one(HEAD.formatted("v2") + """
              metrics:
              - resource:
                  name: cpu
                  target: {type: Utilization, averageUtilization: 70}
            """);
        assertEquals(List.of(new MetricSpec.Unknown("")), manifest.spec().metrics());
        assertEquals(
                List.of(
                        "f.yaml:10: spec.metrics[0].type is missing: it must be one of Resource,"
                                + " ContainerResource, Pods,"
                                + " Object, External",
                        "  Maybe `type: Resource`?"),
                lines(manifest));
    }

    @Test
    void findsAutoscalersAmongOtherObjects() {
        String autoscaler = HEAD.formatted("v2");
        String list = "kind: List\napiVersion: v1\nitems:\n- "
                + autoscaler.strip().replace("\n", "\n  ") + "\n- {kind: Service, metadata: {name: s}}\n";
        String typedList = "kind: HorizontalPodAutoscalerList\nitems:\n- "
                + autoscaler.strip().replace("kind: Horizontal", "#").replace("\n", "\n  ") + "\n";
        String deployment = """
                kind: Deployment
                metadata: {name: web}
                spec:
                  template:
                    spec:
                      initContainers: [{name: once}, {name: mesh, restartPolicy: Always}]
                      containers:
                      - name: app
                        resources: {requests: {cpu: 250m}, limits: {cpu: 1, memory: 1Gi}}
                """;
        HpaFile file = file("# nothing\n---\n" + list + "---\n" + typedList + "---\n" + deployment + "---\n---\n");
        assertEquals(2, file.autoscalers().size());
        assertEquals(List.of("Service"), file.others());
        Workload workload = file.workloads().get(0);
        assertEquals(Optional.of(workload), file.targetOf(file.autoscalers().get(0)));
        assertEquals(
                List.of("app", "mesh"),
                workload.containers().stream().map(Workload.Container::name).toList());
        assertEquals(
                Map.of("cpu", 250L, "memory", 1_073_741_824_000L),
                workload.containers().get(0).requests());
    }

    @Test
    void readsWhatPeopleAndToolsReallyWrite() {
        String text = HEAD.formatted("v2").replace("maxReplicas: 10", "maxReplicas:\t10\t# tab") + """
              metrics:
              - &cpu
                type: Resource
                resource: {name: cpu, target: &aim {type: Utilization, averageUtilization: 70}}
              - type: Resource
                resource: {name: memory, target: *aim}
            status: {currentReplicas: 3, conditions: [{type: AbleToScale}]}
            """;
        HpaManifest manifest = one("\ufeff---\n" + text.replace("\n", "\r\n"));
        assertEquals(List.of(), lines(manifest));
        assertEquals(List.of(), manifest.unread());
        assertEquals(10, manifest.spec().maxReplicas());
        assertEquals(2, manifest.spec().metrics().size());
    }

    @Test
    void refusesPlaceholdersInNumbers() {
        for (String placeholder : List.of("${MAX}", "\"{{ max }}\"", "$(MAX)")) {
            Problems problems = new Problems();
            String text = HEAD.formatted("v2").replace("maxReplicas: 10", "maxReplicas: " + placeholder);
            HpaFile file = HpaReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
            assertEquals(List.of(), file.autoscalers());
            assertEquals(1, problems.lines().size());
            assertTrue(
                    problems.lines().get(0).startsWith("f.yaml:8: is an unrendered "),
                    problems.lines().toString());
        }
    }

    @Test
    void listsWhatIsLeftOut() {
        HpaManifest manifest = one("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web}
                spec:
                  scaleTargetRef: {kind: Deployment, name: web}
                  maxReplicas: 3
                  behavior: {scaleDown: {selectPolicy: Min}}
                """);
        assertEquals(
                List.of(
                        "spec.minReplicas = 1",
                        "spec.metrics = cpu at 80 % of request",
                        "spec.behavior.scaleUp.stabilizationWindowSeconds = 0",
                        "spec.behavior.scaleUp.selectPolicy = Max",
                        "spec.behavior.scaleUp.policies = 4 pods in 15 s, 100 % in 15 s",
                        "spec.behavior.scaleDown.stabilizationWindowSeconds = 300, the flag of the controller",
                        "spec.behavior.scaleDown.policies = 100 % in 15 s"),
                manifest.defaulted().stream()
                        .map(value -> value.path() + " = " + value.value())
                        .toList());
    }

    static List<String> lines(HpaManifest manifest) {
        return manifest.errors().stream()
                .flatMap(error -> error.lines().stream())
                .toList();
    }

    static HpaManifest one(String text) {
        List<HpaManifest> autoscalers = file(text).autoscalers();
        assertEquals(1, autoscalers.size());
        return autoscalers.get(0);
    }

    static HpaFile file(String text) {
        Problems problems = new Problems();
        HpaFile file = HpaReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
        assertEquals(List.of(), problems.lines());
        return file;
    }
}
