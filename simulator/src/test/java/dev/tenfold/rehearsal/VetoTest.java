package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.rehearsal.Happening.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever scales asks own rules first: with a veto of everything, what would scale stands still. */
class VetoTest {
    private static final String FREEZE = """
            rule "nobody moves"
            when
                $wanted : Recommendation()
            then
                scale.veto($wanted, "it is Friday");
            end
            """;

    private static final String SCENARIO = """
            title: everybody wants more
            start: "2026-01-05T09:00:00Z"
            services: {api: {replicas: 4, cpu: 10ms, nodes: workers}}
            nodes: {workers: {cores: 2, memory: 8Gi, count: 3, max: 9}}
            load: {service: api, start: 360/s, stages: [hold: {lasts: 20m}]}
            metrics: {cloud-watch: {instances: 1m}}
            %s
            policies: [%s]
            """;

    private static final String GROUP = """
            Resources:
              Group:
                Type: AWS::AutoScaling::AutoScalingGroup
                Properties: {AutoScalingGroupName: group, MinSize: "1", MaxSize: "9"}
              Policy:
                Type: AWS::AutoScaling::ScalingPolicy
                Properties:
                  AutoScalingGroupName: {Ref: Group}
                  PolicyType: TargetTrackingScaling
                  TargetTrackingConfiguration:
                    PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
                    TargetValue: 40
            """;

    private static final String KEDA = """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: office-hours}
            spec:
              scaleTargetRef: {name: api}
              minReplicaCount: %s
              triggers: [{type: cron, metadata: {timezone: UTC, start: 0 8 * * *, end: 0 20 * * *, desiredReplicas: "%s"}}]
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an autoscaler of Kubernetes            | {file: api-hpa.yaml}                    |                                           | api     | api
            the autoscaler that KEDA creates       | {file: keda.yaml}                       |                                           | api     | office-hours
            KEDA itself, up to its minimum         | {file: keda-minimum.yaml}               |                                           | api     | office-hours
            an Auto Scaling group of instances     | {file: group.yaml, service: api}        |                                           | api     | group
            an Auto Scaling group of nodes         | {file: group.yaml, service: workers}    |                                           | workers | group
            a repository                           |                                         | git-ops: [{service: api, replicas: 6}]    | api     | git-ops
            other own rules                        | {file: more.drl}                        |                                           | api     | more
            """)
    void nobodyScalesAgainstAVeto(String who, String policy, String more, String target, String name) {
        Sandbox sandbox = new Sandbox(folder)
                .hpa("api", 2, 20, 45, "")
                .file("keda.yaml", KEDA.formatted("1", "7"))
                .file("keda-minimum.yaml", KEDA.formatted("6", "6"))
                .file("group.yaml", GROUP)
                .file("freeze.drl", FREEZE)
                .file("more.drl", """
                        rule "one more"
                        when
                            $api : ServiceFact(name == "api", desired < 6)
                        then
                            scale.by($api, 1, "more is better");
                        end
                        """);
        String others = policy == null ? "" : policy;
        String first = more == null ? "" : more;
        History free = sandbox.rehearse(SCENARIO.formatted(first, others));
        assertNotEquals(List.of(), scalings(free, target), who + " scales where nobody minds");
        String frozen = others.isEmpty() ? "{file: freeze.drl}" : others + ", {file: freeze.drl}";
        History held = sandbox.rehearse(SCENARIO.formatted(first, frozen));
        assertEquals(List.of(), scalings(held, target), who + " stands still");
        Happening told = held.happenings().stream()
                .filter(happening ->
                        happening.kind() == Kind.NOTICE && happening.policy().equals("freeze"))
                .findFirst()
                .orElseThrow();
        assertTrue(told.title().startsWith("freeze forbids " + name + ": " + target), told.title());
        assertEquals("nobody moves: it is Friday", told.rule() + ": " + told.why());
    }

    private static List<String> scalings(History history, String target) {
        return history.happenings().stream()
                .filter(happening -> happening.from() != happening.to() || happening.kind() == Kind.NODES_SCALED)
                .filter(happening -> happening.title().startsWith(target))
                .map(happening -> happening.atNanos() / 1_000_000_000L + " s: " + happening.title())
                .toList();
    }
}
