package dev.tenfold.policy.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.Declaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubernetesPatchTest {
    private static final String HPA = """
            # The shop front.
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: shop}
            spec:
              scaleTargetRef:   # who
                apiVersion: apps/v1
                kind: Deployment
                name: web
              maxReplicas: 10 # agreed with finance
              metrics:
              - type: Resource
                resource:
                  name: cpu
                  target: {type: Utilization, averageUtilization: 70}
              - type: Pods
                pods:
                  metric:
                    name: rps
                  target:
                    type: AverageValue
                    averageValue: "500m"   # half a request
            """;

    @Test
    void changesOnlyTheValue() {
        assertPatched(HPA.replace("maxReplicas: 10 ", "maxReplicas: 25 "), HPA, Edit.set("spec.maxReplicas", 25));
    }

    @Test
    void changesAValueInBrackets() {
        assertPatched(
                HPA.replace("averageUtilization: 70", "averageUtilization: 55"),
                HPA,
                Edit.set("spec.metrics[0].resource.target.averageUtilization", 55));
    }

    @Test
    void keepsTheQuotesOfAValue() {
        assertPatched(
                HPA.replace("\"500m\"", "\"750m\""),
                HPA,
                Edit.set("spec.metrics[1].pods.target.averageValue", Draft.of("750m")));
    }

    @Test
    void addsAFieldWherePeopleLookForIt() {
        assertPatched(
                HPA.replace("  maxReplicas", "  minReplicas: 3\n  maxReplicas"), HPA, Edit.set("spec.minReplicas", 3));
    }

    @Test
    void addsTheObjectsAroundAFieldInTheIndentationOfTheFile() {
        String behavior = """
              behavior:
                scaleDown:
                  stabilizationWindowSeconds: 600
                  policies:
                  - type: Percent
                    value: 10
                    periodSeconds: 60
            """;
        assertPatched(
                HPA + behavior,
                HPA,
                Edit.set("spec.behavior.scaleDown.stabilizationWindowSeconds", 600),
                Edit.add(
                        "spec.behavior.scaleDown.policies",
                        Draft.fields()
                                .put("type", "Percent")
                                .put("value", 10)
                                .put("periodSeconds", 60)
                                .drafted()));
    }

    @Test
    void keepsALastLineWithoutEndAndLineEndsOfWindows() {
        String file = HPA.stripTrailing().replace("\n", "\r\n");
        assertPatched(
                file.replace("  maxReplicas", "  minReplicas: 3\r\n  maxReplicas") + "\r\n  behavior:\r\n"
                        + "    scaleUp:\r\n      stabilizationWindowSeconds: 30",
                file,
                Edit.set("spec.minReplicas", 3),
                Edit.set("spec.behavior.scaleUp.stabilizationWindowSeconds", 30));
    }

    @Test
    void takesAFieldAwayWithTheObjectsThatOnlyHeldIt() {
        String behavior = "  behavior:\n    scaleDown:\n      stabilizationWindowSeconds: 600\n";
        assertPatched(HPA, HPA + behavior, Edit.remove("spec.behavior.scaleDown.stabilizationWindowSeconds"));
    }

    @Test
    void takesItemsAway() {
        int second = HPA.indexOf("  - type: Pods");
        assertPatched(HPA.substring(0, second), HPA, Edit.remove("spec.metrics[1]"));
    }

    @Test
    void changesTheObjectThatIsMeantAmongSeveral() {
        String other = HPA.replace("name: web, namespace: shop", "name: web, namespace: test");
        String file = "---\n" + other + "---\n" + HPA;
        Manuscript manuscript = new Manuscript("hpa.yaml", file, Map.of());
        Declaration second = manuscript.read(new Problems()).policies().get(1);
        Problems problems = new Problems();
        Optional<Patch> patch = Patches.of(manuscript, second, List.of(Edit.set("spec.maxReplicas", 4)), problems);
        assertEquals(List.of(), problems.lines());
        assertEquals(
                "---\n" + other + "---\n" + HPA.replace("maxReplicas: 10", "maxReplicas: 4"),
                patch.orElseThrow().after().text());
    }

    @Test
    void addsToJsonAsJson() {
        String json = """
                {
                    "apiVersion": "autoscaling/v1",
                    "kind": "HorizontalPodAutoscaler",
                    "metadata": {"name": "web"},
                    "spec": {
                        "maxReplicas": 5,
                        "scaleTargetRef": {"kind": "Deployment", "name": "web"}
                    }
                }""";
        assertPatched(
                json.replace("        \"maxReplicas\": 5,", "        \"minReplicas\": 2,\n        \"maxReplicas\": 5,")
                        .replace("\"web\"}\n", "\"web\"},\n        \"targetCPUUtilizationPercentage\": 60\n"),
                json,
                Edit.set("spec.minReplicas", 2),
                Edit.set("spec.targetCPUUtilizationPercentage", 60));
    }

    @Test
    void writesAValueInPlaceOfAnAlias() {
        String file = HPA.replace("maxReplicas: 10", "minReplicas: &few 2\n  maxReplicas: *few");
        assertPatched(file.replace("*few", "8"), file, Edit.set("spec.maxReplicas", 8));
    }

    @Test
    void refusesToChangeWhatOtherPoliciesShare() {
        String shared = HPA.replace("maxReplicas: 10", "maxReplicas: &most 10");
        String file =
                "kind: List\napiVersion: v1\nitems:\n- " + shared.indent(2).stripLeading() + "- "
                        + HPA.replace("name: web", "name: api")
                                .replace("maxReplicas: 10", "maxReplicas: *most")
                                .indent(2)
                                .stripLeading();
        assertEquals(
                "hpa.yaml:6: web cannot be changed: that would also change api: maxReplicas should be 10 and"
                        + " is 12",
                refusal(file, Edit.set("spec.maxReplicas", 12)).replaceFirst(":\\d+: ", ":6: "));
    }

    @Test
    void refusesWhatWouldBeRefused() {
        assertTrue(refusal(HPA, Edit.set("spec.minReplicas", 40)).contains("it would be refused then"));
    }

    @Test
    void makesADifferenceThatPatchTakes() {
        Patch patch = patched(HPA, Edit.set("spec.maxReplicas", 25));
        assertEquals("""
                --- hpa.yaml
                +++ hpa.yaml
                @@ -7,7 +7,7 @@
                     apiVersion: apps/v1
                     kind: Deployment
                     name: web
                -  maxReplicas: 10 # agreed with finance
                +  maxReplicas: 25 # agreed with finance
                   metrics:
                   - type: Resource
                     resource:
                """, patch.diff());
    }

    private static void assertPatched(String expected, String file, Edit... edits) {
        assertEquals(expected, patched(file, edits).after().text());
    }

    private static Patch patched(String file, Edit... edits) {
        Manuscript manuscript = new Manuscript("hpa.yaml", file, Map.of());
        Declaration policy = manuscript.read(new Problems()).policies().get(0);
        Problems problems = new Problems();
        Optional<Patch> patch = Patches.of(manuscript, policy, List.of(edits), problems);
        assertEquals(List.of(), problems.lines());
        return patch.orElseThrow();
    }

    private static String refusal(String file, Edit... edits) {
        Manuscript manuscript = new Manuscript("hpa.yaml", file, Map.of());
        Declaration policy = manuscript.read(new Problems()).policies().get(0);
        Problems problems = new Problems();
        assertEquals(Optional.empty(), Patches.of(manuscript, policy, List.of(edits), problems));
        return String.join("\n", problems.lines());
    }
}
