package dev.tenfold.policy.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.manifest.TriggerValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KedaPatchTest {
    private static final String OBJECT = """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata:
              name: orders
            spec:
              scaleTargetRef: {name: orders}
              triggers:
                # What waits in the queue.
                - type: prometheus
                  metadata:
                    serverAddress: http://prometheus:9090
                    threshold: '100'
                    query: |
                      sum(orders_waiting)

              # Bounds come last here.
              maxReplicaCount: 20
            """;

    @Test
    void addsACronTriggerBehindABlockOfText() {
        String cron = """
                - type: cron
                  metadata:
                    timezone: Europe/Berlin
                    start: "0 8 * * 1-5"
                    end: "0 18 * * 1-5"
                    desiredReplicas: "12"
            """;
        String expected = OBJECT.replace("threshold: '100'", "threshold: '250'")
                .replace("sum(orders_waiting)\n", "sum(orders_waiting)\n" + cron);
        ScaledObject before = object();
        List<TriggerSpec> triggers = new ArrayList<>();
        triggers.add(TriggerValues.with(before.triggers().get(0), 0, "threshold", "250"));
        triggers.add(TriggerValues.cron(1, "Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 12));
        ScaledObject wanted = new ScaledObject(
                before.name(),
                before.namespace(),
                before.apiVersion(),
                before.annotations(),
                before.target(),
                before.replicas(),
                before.timing(),
                before.fallback(),
                before.modifiers(),
                before.behavior(),
                before.hpaName(),
                triggers);
        Problems problems = new Problems();
        Optional<Patch> patch = Patches.toward(manuscript(OBJECT), policy(OBJECT), wanted, problems);
        assertEquals(List.of(), problems.lines());
        assertEquals(expected, patch.orElseThrow().after().text());
    }

    @Test
    void addsTheObjectsAroundABehavior() {
        String advanced = """
              advanced:
                horizontalPodAutoscalerConfig:
                  behavior:
                    scaleUp:
                      stabilizationWindowSeconds: 15
            """;
        assertPatched(
                OBJECT + advanced,
                OBJECT,
                Edit.set(
                        "spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.stabilizationWindowSeconds", 15));
    }

    @Test
    void fillsAKeyThatHoldsNothing() {
        String file = OBJECT.replace("  maxReplicaCount: 20", "  maxReplicaCount:  # to be found out");
        assertPatched(
                OBJECT.replace("  maxReplicaCount: 20", "  maxReplicaCount: 9  # to be found out"),
                file,
                Edit.set("spec.maxReplicaCount", 9));
    }

    @Test
    void overridesWhatAMergeBrings() {
        String file =
                OBJECT.replace("spec:\n", "x-defaults: &defaults {pollingInterval: 30}\nspec:\n  <<: *defaults\n");
        assertPatched(
                file.replace("  triggers:", "  pollingInterval: 5\n  triggers:"),
                file,
                Edit.set("spec.pollingInterval", 5));
    }

    @Test
    void refusesToReachIntoWhatIsNoObject() {
        Problems problems = new Problems();
        List<Edit> edits = List.of(Edit.set("spec.maxReplicaCount.most", Draft.of(3)));
        assertTrue(
                Patches.of(manuscript(OBJECT), policy(OBJECT), edits, problems).isEmpty());
        assertEquals(
                List.of("keda.yaml:2: orders cannot be changed: spec.maxReplicaCount.most cannot be reached: what"
                        + " should hold it is a single value"),
                problems.lines());
    }

    private static ScaledObject object() {
        return (ScaledObject) policy(OBJECT).spec();
    }

    private static Manuscript manuscript(String text) {
        return new Manuscript("keda.yaml", text, Map.of());
    }

    private static Declaration policy(String text) {
        return manuscript(text).read(new Problems()).policies().get(0);
    }

    private static void assertPatched(String expected, String file, Edit... edits) {
        Problems problems = new Problems();
        Optional<Patch> patch = Patches.of(manuscript(file), policy(file), List.of(edits), problems);
        assertEquals(List.of(), problems.lines());
        assertEquals(expected, patch.orElseThrow().after().text());
    }
}
