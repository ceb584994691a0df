package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which policies are in each other's way, and which are not. */
class ConflictsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writePolicies() throws IOException {
        for (String name : List.of("one", "two")) {
            write(name + ".yaml", """
                    apiVersion: autoscaling/v2
                    kind: HorizontalPodAutoscaler
                    metadata: {name: %s}
                    spec:
                      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
                      maxReplicas: 9
                      metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
                    """.formatted(name));
        }
        write("keda.yaml", """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: queue}
                spec:
                  scaleTargetRef: {name: api}
                  triggers: [{type: cron, metadata: {timezone: UTC, start: 0 8 * * *, end: 0 20 * * *, desiredReplicas: "5"}}]
                """);
        for (String mode : List.of("Off", "Recreate")) {
            write(mode.toLowerCase(java.util.Locale.ROOT) + ".yaml", """
                    apiVersion: autoscaling.k8s.io/v1
                    kind: VerticalPodAutoscaler
                    metadata: {name: size}
                    spec:
                      targetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
                      updatePolicy: {updateMode: "%s"}
                    """.formatted(mode));
        }
        write("memory.yaml", """
                apiVersion: autoscaling.k8s.io/v1
                kind: VerticalPodAutoscaler
                metadata: {name: size}
                spec:
                  targetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
                  resourcePolicy: {containerPolicies: [{containerName: "*", controlledResources: [memory]}]}
                """);
        write("scales.drl", rule("scale.by($api, 1, \"more\");"));
        write("bounds.drl", rule("scale.atMost($api, 5, \"no more\");"));
        write("forbids.drl", rule("scale.veto($api, \"frozen\");"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            # policies                | git-ops                     | what is said
            one.yaml                  |                             | none
            one.yaml, two.yaml        |                             | HorizontalPodAutoscaler one and HorizontalPodAutoscaler two select the same pods: Kubernetes stops both
            keda.yaml, one.yaml       |                             | ScaledObject queue and HorizontalPodAutoscaler one both end in a HorizontalPodAutoscaler on api: two select the same pods, and Kubernetes stops both
            one.yaml, off.yaml        |                             | none
            one.yaml, memory.yaml     |                             | none
            keda.yaml, recreate.yaml  |                             | none
            one.yaml, recreate.yaml   |                             | HorizontalPodAutoscaler one scales by cpu, of which VerticalPodAutoscaler size changes the request (mode Recreate): what one does looks to the other like another load
            one.yaml                  | {service: api, replicas: 3} | a repository says replicas: 3 and is applied every 3m: it takes back what HorizontalPodAutoscaler one did; leave replicas out of the manifest
            scales.drl                | {service: api, replicas: 3} | a repository says replicas: 3 and is applied every 3m: it takes back what Drools rules scales did; leave replicas out of the manifest
            bounds.drl                | {service: api, replicas: 3} | none
            one.yaml                  | {service: db, replicas: 3}  | none
            one.yaml, bounds.drl      |                             | none
            one.yaml, forbids.drl     |                             | none
            one.yaml, scales.drl      |                             | Drools rules scales and HorizontalPodAutoscaler one both set the replicas of api: each undoes what the other did; rules that forbid or bound would not
            """)
    void saysWhoIsInWhoseWay(String policies, String gitOps, String said) throws BadInput {
        List<Conflict> conflicts = Conflicts.of(script(policies, gitOps == null ? "" : gitOps));
        assertEquals(
                said == null ? List.of() : List.of(said),
                conflicts.stream().map(Conflict::sentence).toList());
        assertTrue(conflicts.stream().allMatch(conflict -> conflict.target().equals("api")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "none", textBlock = """
            none, none
            cluster-autoscaler, the cluster autoscaler and AWS::AutoScaling::AutoScalingGroup workers both set the nodes of workers: each undoes what the other did
            """)
    void aServiceAndTheNodesItRunsOnAreTwoLayers(String autoscaler, String said) throws IOException, BadInput {
        write("group.yaml", """
                Resources:
                  Group:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties: {AutoScalingGroupName: workers, MinSize: "1", MaxSize: "5"}
                  Policy:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: {Ref: Group}
                      PolicyType: TargetTrackingScaling
                      TargetTrackingConfiguration:
                        PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
                        TargetValue: 60
                """);
        write("layers.yaml", """
                title: layers
                services: {api: {replicas: 2, cpu: 10ms, nodes: workers}}
                nodes: {workers: {cores: 4, memory: 8Gi, max: 5, autoscaler: %s}}
                load: {service: api, start: 10/s, stages: [hold: {lasts: 1m}]}
                policies: [{file: one.yaml}, {file: group.yaml, service: workers}]
                """.formatted(autoscaler == null ? "none" : autoscaler));
        Script script = ScenarioReader.read(folder.resolve("layers.yaml"), List.of());
        assertEquals(
                List.of("api", "workers"),
                script.policies().stream().map(Script.Policy::target).toList());
        assertEquals(
                said == null ? List.of() : List.of(said),
                Conflicts.of(script).stream().map(Conflict::sentence).toList());
    }

    private Script script(String policies, String gitOps) throws BadInput {
        String files = "{file: " + policies.replace(", ", "}, {file: ") + "}";
        try {
            write("scenario.yaml", """
                    title: conflicts
                    services: {api: {replicas: 2, cpu: 10ms}, db: {replicas: 2, cpu: 1ms}}
                    load: {service: api, start: 10/s, stages: [hold: {lasts: 1m}]}
                    git-ops: [%s]
                    policies: [%s]
                    """.formatted(gitOps, files));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return ScenarioReader.read(folder.resolve("scenario.yaml"), List.of());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String rule(String act) {
        return """
                rule "one"
                when
                    $api : ServiceFact(name == "api", cpu > 0.9)
                then
                    %s
                end
                """.formatted(act);
    }
}
