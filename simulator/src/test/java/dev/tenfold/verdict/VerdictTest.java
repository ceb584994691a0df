package dev.tenfold.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.BadInput;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Need;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.rehearsal.When;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One service of 100 ms CPU on replicas of one core, at 10 requests a second and, from minute 2 on, at four times that.
 */
class VerdictTest {
    private static final String POLICY = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: %d
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
              behavior:
                scaleUp:
                  policies: [{type: Pods, value: 2, periodSeconds: 60}, {type: Percent, value: 10, periodSeconds: 60}]
            """;

    @TempDir
    Path folder;

    private Script script(int maximum, String more) throws IOException, BadInput {
        Files.writeString(folder.resolve("hpa.yaml"), POLICY.formatted(maximum));
        Files.writeString(folder.resolve("scenario.yaml"), """
                title: four times the load
                services:
                  web:
                    replicas: 2
                    cpu: 100ms
                    slots: 10
                    queue: 10
                    start-up: {provisioning: 5s, readiness: 15s}
                load:
                  service: web
                  start: 10/s
                  stages: [{hold: {lasts: 2m}}, {ramp: {to: x4, over: 30s}}, {hold: {lasts: 6m}}]
                policies: [file: hpa.yaml]
                """ + more);
        return ScenarioReader.read(folder.resolve("scenario.yaml"), List.of());
    }

    private static History run(Script script) {
        return Rehearsal.ofPolicies(script).run(share -> {});
    }

    private static Report report(Script script) {
        return Verdict.of(script, "", "", share -> {});
    }

    private static Finding finding(Report report, String name) {
        return report.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String answer(Report report, Question question) {
        return report.answers().get(question.ordinal()).answer();
    }

    /** 40 requests a second need 4 cores, and four fifths of 5 are 4. */
    @ParameterizedTest(name = "at {0} s: {1} replicas for {2}/s")
    @CsvSource({"60, 2, 10", "120, 2, 10", "135, 4, 25", "150, 5, 40", "400, 5, 40"})
    void needsWhatStaysBelowFourFifths(double seconds, int replicas, double demand) throws IOException, BadInput {
        Need need = Need.of(script(8, "")).get("web");
        assertEquals(replicas, need.before(seconds));
        assertEquals(demand, need.demand(seconds), 1e-6);
        assertEquals(5, need.most());
    }

    @Test
    void classesWhatIsLostByWhenItHappens() throws IOException, BadInput {
        History yours = run(script(3, ""));
        double all = yours.felt().account().requestsLost();
        assertTrue(all > 1000, "three replicas work off 30 of 40 requests a second");
        assertEquals(all, yours.losses().all(), 1e-6 * all);
        assertTrue(yours.losses().at(When.AT_MAXIMUM) > 0.7 * all);
        assertTrue(yours.losses().at(When.DETECTION) > 0);
        assertTrue(yours.losses().at(When.PROVISIONING) > 0);
        assertEquals(0, yours.losses().at(When.WARM_UP));
        assertEquals(0, yours.losses().at(When.DRAIN));
    }

    @Test
    void answersThatAPolicyIsTooSmall() throws IOException, BadInput {
        Report report = report(script(3, ""));
        assertTrue(answer(report, Question.TOO_SLOW).startsWith("Too small rather than too slow"));
        assertTrue(answer(report, Question.ERRORS).endsWith("while the policy was at its maximum."));
        List<String> changes = report.answers().get(Question.CHANGES.ordinal()).evidence();
        assertTrue(changes.contains("maxReplicas 3 -> 5: the load needs 5 replicas at its peak"), changes::toString);
        Finding pinned = finding(report, "holds-at-maximum");
        assertEquals(Finding.Status.FAILED, pinned.status());
        // M/M/3 has its 95th percentile at 300 ms when idle, and at 500 ms when three quarters busy.
        assertEquals(22.5, 40 / pinned.number().getAsDouble(), 1);
    }

    @Test
    void holdsAtAMaximumThatIsLargeEnough() throws IOException, BadInput {
        Finding pinned = finding(report(script(8, "")), "holds-at-maximum");
        assertEquals(Finding.Status.HELD, pinned.status(), pinned.evidence());
        assertEquals(72, 40 / pinned.number().getAsDouble(), 3, "the more servers, the nearer to all 80 a second");
    }

    @Test
    void namesWhatAPolicyNeverCameTo() throws IOException, BadInput {
        Coverage coverage = report(script(8, "")).coverage().get(0);
        assertEquals(
                List.of("scaling up", "metric cpu", "behavior.scaleUp policy 2 Pods per 1 min"), coverage.exercised());
        assertEquals(
                List.of("scaling down", "the maximum of 8", "behavior.scaleUp policy 10 % per 1 min"),
                coverage.never());
        assertEquals(0.5, coverage.ratio());
    }

    @Test
    void judgesWhatAScenarioAsksForBeside() throws IOException, BadInput {
        Report report = report(script(8, """
                expect:
                  over-provisioning: 30 %
                  churn: 100
                  recovery-within: 1m
                  elasticity-deviation: 5
                  cost: 0.01
                """));
        assertEquals(Finding.Status.FAILED, finding(report, "recovery-within").status());
        assertEquals(Finding.Status.HELD, finding(report, "churn").status());
        assertEquals(
                Finding.Status.FAILED, finding(report, "elasticity-deviation").status());
        assertEquals(
                report.scores().get(0).yours().deviation(),
                finding(report, "elasticity-deviation").number().getAsDouble());
        assertEquals(
                report.bounds().get(0).bill().total(),
                finding(report, "cost").number().getAsDouble());
        assertEquals(Finding.Status.HELD, finding(report, "over-provisioning").status());
        assertFalse(report.held());
    }

    @Test
    void losesNothingToColdReplicasThatAreAsFastAsOldOnes() throws IOException, BadInput {
        Finding cold = finding(report(script(8, "")), "new-replicas-serve");
        assertEquals(Finding.Status.HELD, cold.status());
        assertEquals(0, cold.number().getAsDouble());
    }
}
