package dev.tenfold.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.BadInput;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario that means to show a conflict says so; one that does not is told of it. */
class PolicyConflictsTest {
    @TempDir
    Path folder;

    /** 90 % of 4 replicas against 45 % calls for 8, and the repository takes them back each minute. */
    @ParameterizedTest(name = "{0} allowed: {1}")
    @CsvSource({"0, FAILED", "1, HELD"})
    void asManyConflictsAsTheScenarioAllows(int allowed, Finding.Status status) throws IOException, BadInput {
        Files.writeString(folder.resolve("hpa.yaml"), """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: api}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
                  maxReplicas: 9
                  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 45}}}]
                """);
        Files.writeString(folder.resolve("scenario.yaml"), """
                title: conflict
                services: {api: {replicas: 4, cpu: 10ms}}
                load: {service: api, start: 360/s, stages: [hold: {lasts: 5m}]}
                git-ops: [{service: api, replicas: 4, every: 1m}]
                policies: [file: hpa.yaml]
                expect: {conflicts: %d}
                """.formatted(allowed));
        History history = Rehearsal.ofPolicies(ScenarioReader.read(folder.resolve("scenario.yaml"), List.of()))
                .run(share -> {});
        List<Finding> findings = new PolicyConflicts().judge(history, history);
        assertEquals(1, findings.size());
        assertEquals(status, findings.get(0).status());
        String evidence = findings.get(0).evidence();
        assertTrue(evidence.contains("one undid the other's work within two minutes"), evidence);
    }
}
