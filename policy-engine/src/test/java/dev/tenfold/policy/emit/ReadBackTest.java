package dev.tenfold.policy.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.patch.Manuscript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is written is read back, by the readers that users' own files go through, to the same policy. */
class ReadBackTest {
    private static final int SEEDS = 200;
    private static final String REMARK = "Keeps the shop open.\nWritten for the team that runs it.";

    @Test
    void readsBackEveryAutoscaler() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var hpa = new RandomPolicies(seed).hpa();
            assertReadBack(seed, hpa, "hpa.yaml", KubernetesText.of(hpa, REMARK));
        }
    }

    @Test
    void readsBackEveryScaledObject() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var object = new RandomPolicies(seed).scaledObject();
            assertReadBack(seed, object, "keda.yaml", KubernetesText.of(object, REMARK));
        }
    }

    @Test
    void readsBackEveryTemplate() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var group = new RandomScaling(seed).group();
            assertReadBack(seed, group, "t.yaml", CloudFormationText.yaml(group, REMARK));
            assertReadBack(seed, group, "t.json", CloudFormationText.json(group));
            var target = new RandomScaling(seed).target();
            assertReadBack(seed, target, "t.yaml", CloudFormationText.yaml(target, REMARK));
        }
    }

    @Test
    void readsBackEveryConfigurationOfTerraform() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var group = new RandomScaling(seed).group();
            assertReadBack(seed, group, "t.tf", TerraformText.of(group, REMARK));
            var target = new RandomScaling(seed).target();
            assertReadBack(seed, target, "t.tf", TerraformText.of(target, REMARK));
        }
    }

    @Test
    void readsBackEveryDocumentOfTheCommandLine() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var group = new RandomScaling(seed).group();
            assertReadBack(seed, group, "t.json", AwsCliText.document(group));
            var target = new RandomScaling(seed).target();
            assertReadBack(seed, target, "t.json", AwsCliText.document(target));
        }
    }

    static void assertReadBack(long seed, PolicySpec expected, String file, String text) {
        Problems problems = new Problems();
        List<Declaration> policies =
                new Manuscript(file, text, Map.of()).read(problems).policies();
        assertEquals(List.of(), problems.lines(), "seed " + seed + "\n" + text);
        assertEquals(
                List.of(expected),
                policies.stream().map(Declaration::spec).toList(),
                () -> "seed " + seed + "\n" + text);
    }
}
