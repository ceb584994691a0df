package dev.tenfold.policy.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.RecordSpec;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.emit.RuleTest.AlertCheck;
import dev.tenfold.policy.emit.RuleTest.Case;
import dev.tenfold.policy.emit.RuleTest.Firing;
import dev.tenfold.policy.emit.RuleTest.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the programs that take these files say of them. */
class ToolsTest {
    private static final String REMARK = "Tells the team of the shop when it runs out of room.";

    private static final RuleGroupSpec GROUP = new RuleGroupSpec(
            "shop",
            Optional.of(Duration.ofSeconds(30)),
            10,
            Optional.empty(),
            Map.of(),
            List.of(
                    new RecordSpec("job:rps:rate1m", "sum by (job) (\n  rate(requests_total[1m])\n)", Map.of()),
                    new AlertSpec(
                            "NearMaximum",
                            "kube_hpa_replicas >= 0.9 * kube_hpa_max",
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(5),
                            Map.of("severity", "page", "tier", "1"),
                            Map.of("summary", "{{ $labels.hpa }} is at {{ $value }} replicas: 90 % of its maximum"))));

    private static final RuleTest TEST = new RuleTest(
            List.of("rules.yaml"),
            Duration.ofSeconds(30),
            List.of(new Case(
                    "fires after two minutes near the maximum",
                    Duration.ofMinutes(1),
                    List.of(
                            new Series("kube_hpa_replicas{hpa=\"web\"}", "5x2 9x10"),
                            new Series("kube_hpa_max{hpa=\"web\"}", "10x12")),
                    List.of(
                            new AlertCheck(Duration.ofMinutes(4), "NearMaximum", List.of()),
                            new AlertCheck(
                                    Duration.ofMinutes(6),
                                    "NearMaximum",
                                    List.of(new Firing(
                                            Map.of("hpa", "web", "severity", "page", "tier", "1"),
                                            Map.of("summary", "web is at 9 replicas: 90 % of its maximum"))))))));

    @Test
    void promtoolTakesRulesAndTheirTest(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("rules.yaml"), RuleText.of(List.of(GROUP), REMARK));
        Files.writeString(folder.resolve("rules_test.yaml"), TEST.text("Proves when the alerts fire."));
        assertRuns(Tool.run(folder, "promtool", "check", "rules", "rules.yaml"));
        assertRuns(Tool.run(folder, "promtool", "test", "rules", "rules_test.yaml"));
    }

    @Test
    void promtoolFindsAnAlertThatDoesNotFire(@TempDir Path folder) throws IOException, InterruptedException {
        String patient = RuleText.of(List.of(GROUP), REMARK).replace("for: 2m", "for: 20m");
        Files.writeString(folder.resolve("rules.yaml"), patient);
        Files.writeString(folder.resolve("rules_test.yaml"), TEST.text(""));
        assertEquals(
                1,
                Tool.run(folder, "promtool", "test", "rules", "rules_test.yaml").code());
    }

    @Test
    void rulesAreReadBack() {
        ReadBackTest.assertReadBack(0, GROUP, "rules.yaml", RuleText.of(List.of(GROUP), REMARK));
    }

    @Test
    void terraformFindsNothingToFormat(@TempDir Path folder) throws IOException, InterruptedException {
        for (int seed = 0; seed < 40; seed++) {
            Files.writeString(
                    folder.resolve("group" + seed + ".tf"), TerraformText.of(new RandomScaling(seed).group(), REMARK));
            Files.writeString(
                    folder.resolve("target" + seed + ".tf"),
                    TerraformText.of(new RandomScaling(seed).target(), REMARK));
        }
        Tool.Answer answer = Tool.run(folder, "terraform", "fmt", "-check", "-diff", "-no-color");
        assertRuns(answer);
    }

    private static void assertRuns(Tool.Answer answer) {
        assertEquals(0, answer.code(), answer.said());
    }
}
