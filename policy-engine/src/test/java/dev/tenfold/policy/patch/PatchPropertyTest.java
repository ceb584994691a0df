package dev.tenfold.policy.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.emit.AwsCliText;
import dev.tenfold.policy.emit.CloudFormationText;
import dev.tenfold.policy.emit.KubernetesText;
import dev.tenfold.policy.emit.RandomPolicies;
import dev.tenfold.policy.emit.RandomScaling;
import dev.tenfold.policy.emit.TerraformText;
import dev.tenfold.policy.emit.Tool;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.keda.ScaledObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any policy can be made to say what any other says of its bounds and its pace, and nothing else changes. */
class PatchPropertyTest {
    private static final int SEEDS = 200;
    private static final int SEEDS_OF_CLOUDS = 100;

    /** Lines on which bounds and behavior stand, whatever they say. */
    private static final Pattern MAY_GO =
            Pattern.compile("-\\s*(- )?(min|max|behavior|advanced|horizontalPod|scaleUp|scaleDown|"
                    + "stabilizationWindowSeconds|tolerance|selectPolicy|policies|type: (Pods|Percent)|value|"
                    + "periodSeconds|pollingInterval|cooldownPeriod|idleReplicaCount|fallback|"
                    + "failureThreshold|replicas).*");

    @Test
    void anyAutoscalerTakesTheBoundsAndPaceOfAnother() {
        for (long seed = 0; seed < SEEDS; seed++) {
            HpaSpec before = new RandomPolicies(seed).hpa();
            HpaSpec other = new RandomPolicies(seed + SEEDS).hpa();
            HpaSpec wanted = new HpaSpec(
                    before.name(),
                    before.namespace(),
                    before.apiVersion(),
                    before.target(),
                    other.minReplicas(),
                    other.maxReplicas(),
                    before.metrics(),
                    other.behavior());
            assertOnlyThatChanges(seed, "hpa.yaml", KubernetesText.of(before, "Ours."), wanted);
        }
    }

    @Test
    void anyScaledObjectTakesTheBoundsAndPaceOfAnother() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ScaledObject before = new RandomPolicies(seed).scaledObject();
            ScaledObject other = new RandomPolicies(seed + SEEDS).scaledObject();
            ScaledObject wanted = new ScaledObject(
                    before.name(),
                    before.namespace(),
                    before.apiVersion(),
                    before.annotations(),
                    before.target(),
                    other.replicas(),
                    other.timing(),
                    other.fallback(),
                    before.modifiers(),
                    other.behavior(),
                    before.hpaName(),
                    before.triggers());
            assertOnlyThatChanges(seed, "keda.yaml", KubernetesText.of(before, "Ours."), wanted);
        }
    }

    private static void assertOnlyThatChanges(long seed, String file, String text, PolicySpec wanted) {
        // Everything is remarked upon, so that whatever is rewritten loses something.
        String remarked = text.replaceAll("(?m)(: [\\w\"./-]+)$", "$1  # so be it");
        Patch patch = patched(seed, file, remarked, wanted);
        assertEquals(wanted, patch.policy().spec());
        patch.diff()
                .lines()
                .skip(2)
                .filter(line -> line.startsWith("-"))
                .forEach(line -> assertTrue(MAY_GO.matcher(line).matches(), "seed " + seed + "\n" + patch.diff()));
    }

    private static Patch patched(long seed, String file, String text, PolicySpec wanted) {
        Manuscript before = new Manuscript(file, text, Map.of());
        Declaration policy = before.read(new Problems()).policies().get(0);
        Problems problems = new Problems();
        Optional<Patch> patch = Patches.toward(before, policy, wanted, problems);
        return patch.orElseThrow(
                () -> new AssertionError("seed " + seed + "\n" + problems.lines() + "\n" + before.text()));
    }

    @Test
    void anyGroupTakesAnotherTargetAndAnotherMaximum() {
        for (long seed = 0; seed < SEEDS_OF_CLOUDS; seed++) {
            var group = new RandomScaling(seed).group();
            Turned.Turn turn = Turned.of(group).orElseThrow();
            // Each seed in one of the formats: they are told apart by reading, which costs the same in all of them.
            switch ((int) (seed % 4)) {
                case 0 -> turned(seed, "t.yaml", CloudFormationText.yaml(group, "Ours."), turn);
                case 1 -> turned(seed, "t.json", CloudFormationText.json(group), turn);
                case 2 -> turned(seed, "t.tf", TerraformText.of(group, "Ours."), turn);
                default -> turned(seed, "t.json", AwsCliText.document(group), turn);
            }
        }
    }

    @Test
    void anyGroupTakesOtherAlarmsStepsAndTimes() {
        for (long seed = 0; seed < SEEDS_OF_CLOUDS; seed++) {
            RandomScaling random = new RandomScaling(seed);
            GroupScaling before = seed % 2 == 0 ? random.group() : random.target();
            GroupScaling wanted = Retimed.of(before);
            switch ((int) (seed / 2 % 4)) {
                case 0 -> patched(seed, "t.yaml", CloudFormationText.yaml(before, "Ours."), wanted);
                case 1 -> patched(seed, "t.json", CloudFormationText.json(before), wanted);
                case 2 -> patched(seed, "t.tf", TerraformText.of(before, "Ours."), wanted);
                default -> patched(seed, "t.json", AwsCliText.document(before), wanted);
            }
        }
    }

    private static void turned(long seed, String file, String text, Turned.Turn turn) {
        Patch patch = patched(seed, file, text, turn.spec());
        long gone = patch.diff()
                .lines()
                .skip(2)
                .filter(line -> line.startsWith("-"))
                .count();
        assertEquals(turn.values(), gone, patch.diff());
    }

    @Test
    void theRealPatchProgramMakesTheSameFile(@TempDir Path folder) throws IOException, InterruptedException {
        for (long seed = 0; seed < 12; seed++) {
            HpaSpec before = new RandomPolicies(seed).hpa();
            HpaSpec other = new RandomPolicies(seed + SEEDS).hpa();
            String text = KubernetesText.of(before, "Ours.");
            String ended = seed % 3 == 0 ? text.stripTrailing() : seed % 3 == 1 ? text.replace("\n", "\r\n") : text;
            String file = seed % 2 == 0 ? "hpa.yaml" : "our hpa.yaml";
            HpaSpec wanted = new HpaSpec(
                    before.name(),
                    before.namespace(),
                    before.apiVersion(),
                    before.target(),
                    before.minReplicas(),
                    before.maxReplicas() + 7,
                    before.metrics(),
                    other.behavior());
            Patch patch = patched(seed, file, ended, wanted);
            Files.writeString(folder.resolve(file), ended);
            Files.writeString(folder.resolve("change.diff"), patch.diff());
            Tool.Answer answer = Tool.run(folder, "patch", "-p0", "--binary", "-i", "change.diff");
            assertEquals(0, answer.code(), answer.said() + patch.diff());
            assertEquals(patch.after().text(), Files.readString(folder.resolve(file)));
        }
    }
}
