package dev.tenfold.policy.hpa;

import static dev.tenfold.policy.hpa.SmallCluster.SECOND;
import static dev.tenfold.policy.hpa.SmallCluster.cpuSpec;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.hpa.Decision.Action;
import dev.tenfold.policy.hpa.Decision.ErrorLabel;
import dev.tenfold.policy.hpa.Decision.MetricReading;
import dev.tenfold.policy.hpa.HpaSettings.ScaleToZeroMode;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpaControllerTest {
    private PolicySession session;

    @BeforeEach
    void open() {
        session = PolicySession.open();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest(name = "{0} pods at {1} % against {2} % -> {3}: {4}")
    @CsvSource(textBlock = """
            # pods, cpu %, target %, wanted, because
            1, 305, 50, 7, one pod carries 6.1 times its target
            4,  85, 80, 4, 6 % off is inside the tolerance
            4,  88, 80, 4, exactly 10 % off still is
            4,  89, 80, 5, 11 % off is not and partial replicas round up
            4,  72, 80, 4, exactly 10 % below still is
            4,  71, 80, 4, 11 % below is not but 3.55 rounds up to 4
            10, 20, 50, 4, load that fell by 60 % takes 60 % of the replicas
            """)
    void scalesInProportionToUtilization(int pods, long cpu, int target, int wanted, String because) {
        // No window, so that what the metrics ask for is done at once.
        HpaController hpa = controller(cpuSpec(target, 1, 20, noWindow()));
        SmallCluster cluster = new SmallCluster(pods).ready(pods, cpu);
        assertEquals(wanted, hpa.reconcile(cluster, 0).desired(), because);
        assertEquals(wanted, cluster.replicas, because);
    }

    @Test
    void tellsRuleReadingsAndNumbersOfAScaleUp() {
        HpaController hpa = controller(cpuSpec(50, 1, 20, noWindow()));
        Decision decision = hpa.reconcile(new SmallCluster(1).ready(1, 305), 0);
        assertEquals("the metrics ask for more replicas", decision.rule());
        assertEquals(
                "cpu utilization is 305 % of request against a target of 50 %: 1 ready pod x 6.1 = 7 replicas",
                decision.why());
        assertEquals(
                List.of(new MetricReading("cpu utilization", "305 % of request", "50 %", 15 * SECOND)),
                decision.readings());
        assertEquals(Action.SCALE_UP, decision.action());
    }

    @ParameterizedTest(name = "{0} s after 9 were recommended, 4 are wanted -> {1}")
    @CsvSource(textBlock = """
            # seconds, replicas, without behavior an entry exactly as old as the window still counts
            15,  9
            300, 9
            301, 4
            """)
    void withoutBehaviorTheWindowIncludesItsEdge(long seconds, int replicas) {
        HpaController hpa = remembering(cpuSpec(50, 1, 20, null), -seconds * SECOND);
        Decision decision = hpa.reconcile(new SmallCluster(10).ready(10, 20), 0);
        assertEquals(replicas, decision.desired());
    }

    @ParameterizedTest(name = "{0} s after 9 were recommended, 4 are wanted -> {1}")
    @CsvSource(textBlock = """
            # seconds, replicas, with behavior an entry exactly as old as the window no longer counts
            15,  9
            299, 9
            300, 4
            """)
    void withBehaviorTheWindowExcludesItsEdge(long seconds, int replicas) {
        Behavior behavior = new Behavior(Optional.empty(), Optional.of(ScalingRules.NONE));
        HpaController hpa = remembering(cpuSpec(50, 1, 20, behavior), -seconds * SECOND);
        assertEquals(
                replicas, hpa.reconcile(new SmallCluster(10).ready(10, 20), 0).desired());
    }

    @Test
    void tellsWhatTheWindowHolds() {
        HpaController hpa = remembering(cpuSpec(50, 1, 20, null), -60 * SECOND);
        Decision decision = hpa.reconcile(new SmallCluster(10).ready(10, 20), 0);
        assertEquals("without behavior, a higher recommendation of the window holds the replicas up", decision.rule());
        assertEquals(
                "cpu utilization is 20 % of request against a target of 50 %: 10 ready pods x 0.4 = 4 replicas,"
                        + " but the 5 min scale-down window still holds a recommendation of 9",
                decision.why());
    }

    @Test
    void scaleDownWaitsForTheWholeWindowAndThenGoesInProportion() {
        HpaController hpa = controller(cpuSpec(50, 2, 20, null));
        SmallCluster cluster = new SmallCluster(10).ready(10, 50);
        hpa.reconcile(cluster, 0);
        cluster.cleared().ready(10, 20);
        for (int seconds = 15; seconds <= 300; seconds += 15) {
            assertFalse(hpa.reconcile(cluster, seconds * SECOND).rescaled(), "after " + seconds + " s");
        }
        assertEquals(4, hpa.reconcile(cluster, 315 * SECOND).desired());
    }

    @ParameterizedTest(name = "{0} ready at {1} %, {2} missing, {3} pending, current {4} -> {5}: {6}")
    @CsvSource(textBlock = """
            # ready, cpu %, missing, pending, current, wanted, because
            3, 100, 3, 0, 6, 6, going up a missing pod counts as idle: 6 x 1.0 is on target
            3, 200, 3, 0, 6, 12, going up a missing pod counts as idle: 6 x 2.0
            3, 200, 0, 3, 6, 12, a pending pod counts as idle too
            3, 10, 3, 0, 6, 6, going down a missing pod counts as full: 55 % of 50 % is within tolerance
            4, 10, 1, 0, 5, 3, 'going down: (40 + 100) / 5 = 28 %, 5 x 0.56 = 2.8'
            3, 10, 0, 3, 6, 1, going down pending pods are left out: 3 x 0.2
            """)
    void takesTheUnknownForTheSmallerMove(
            int ready, long cpu, int missing, int pending, int current, int wanted, String because) {
        HpaController hpa = controller(cpuSpec(50, 1, 50, noWindow()));
        SmallCluster cluster = new SmallCluster(current).ready(ready, cpu);
        if (missing > 0) {
            cluster.missing(missing);
        }
        if (pending > 0) {
            cluster.pending(pending);
        }
        assertEquals(wanted, hpa.reconcile(cluster, 0).desired(), because);
    }

    @Test
    void tellsWhatItTookTheUnknownFor() {
        HpaController hpa = controller(cpuSpec(50, 1, 50, noWindow()));
        SmallCluster cluster = new SmallCluster(5).ready(4, 10).missing(1);
        assertEquals(
                "cpu utilization is 10 % of request against a target of 50 %;"
                        + " with 1 pod without a sample counted at 100 % of request the ratio is 0.56:"
                        + " 5 pods x 0.56 = 3 replicas",
                hpa.reconcile(cluster, 0).why());
    }

    @Test
    void identicalPodsInOneRecordCountLikeAsManyRecords() {
        SmallCluster together = new SmallCluster(10_000).ready(9_000, 80).missing(1_000);
        SmallCluster apart = new SmallCluster(10_000);
        for (int i = 0; i < 9_000; i++) {
            apart.ready(1, 80);
        }
        for (int i = 0; i < 1_000; i++) {
            apart.missing(1);
        }
        HpaSpec spec = cpuSpec(50, 1, 100_000, noWindow());
        assertEquals(
                controller(spec).reconcile(apart, 0).desired(),
                controller(spec).reconcile(together, 0).desired());
        assertEquals(14_400, together.replicas);
    }

    @Test
    void withoutBehaviorOneStepAtMostDoubles() {
        HpaController hpa = controller(cpuSpec(50, 1, 100, null));
        SmallCluster cluster = new SmallCluster(5).ready(5, 500);
        Decision decision = hpa.reconcile(cluster, 0);
        assertEquals(10, decision.desired());
        assertTrue(decision.why().endsWith("= 50 replicas; limited to 10 in one step"), decision.why());
    }

    @Test
    void fourPodsAreAlwaysWithinOneStep() {
        HpaController hpa = controller(cpuSpec(50, 1, 100, null));
        assertEquals(4, hpa.reconcile(new SmallCluster(1).ready(1, 500), 0).desired());
    }

    @Test
    void tellsWhichPolicyLimitsThePace() {
        HpaController hpa = controller(cpuSpec(50, 1, 100, up("Max", new ScalingPolicy("Pods", 4, 15))));
        Decision decision = hpa.reconcile(new SmallCluster(5).ready(5, 500), 0);
        assertEquals(9, decision.desired());
        assertEquals("behavior.scaleUp limits the pace", decision.rule());
        assertTrue(decision.why().endsWith("; limited to 9 by the policy 4 Pods per 15 s"), decision.why());
    }

    @Test
    void aDisabledDirectionDoesNotMove() {
        HpaController hpa = controller(cpuSpec(50, 1, 100, up("Disabled", new ScalingPolicy("Pods", 4, 15))));
        Decision decision = hpa.reconcile(new SmallCluster(5).ready(5, 500), 0);
        assertEquals(5, decision.desired());
        assertTrue(decision.why().endsWith("; limited to 5 since this direction is disabled"), decision.why());
    }

    @ParameterizedTest(name = "{0} replicas of 2..6 -> {1} by rule {2}")
    @CsvSource(textBlock = """
            8, 6, replicas are above maxReplicas
            1, 2, replicas are below minReplicas
            """)
    void boundsComeBeforeMetrics(int replicas, int wanted, String rule) {
        HpaController hpa = controller(cpuSpec(50, 2, 6, null));
        Decision decision = hpa.reconcile(new SmallCluster(replicas).ready(replicas, 50), 0);
        assertEquals(wanted, decision.desired());
        assertEquals(rule, decision.rule());
        assertTrue(decision.metricStatuses().isEmpty());
    }

    @Test
    void aFailedMetricStopsAScaleDownButNotAScaleUp() {
        MetricSpec queue = new MetricSpec.External("queue", Optional.empty(), MetricTarget.averageValue(10_000));
        MetricSpec cpu = new MetricSpec.Resource("cpu", MetricTarget.utilization(50));
        HpaSpec spec = SmallCluster.spec(1, 20, noWindow(), queue, cpu);
        Decision down = controller(spec).reconcile(new SmallCluster(4).ready(4, 10), 0);
        assertEquals("a metric failed and the rest would scale down", down.rule());
        assertEquals(Action.NONE, down.action());
        assertEquals(ErrorLabel.INTERNAL, down.error());
        Decision up = controller(spec).reconcile(new SmallCluster(4).ready(4, 100), 0);
        assertEquals("a metric failed but the rest does not scale down", up.rule());
        assertEquals(8, up.desired());
        assertEquals(ErrorLabel.INTERNAL, up.error());
    }

    @Test
    void aWorkloadThatSomebodyPutAtZeroStaysThere() {
        HpaController hpa = controller(cpuSpec(50, 1, 20, null));
        Decision decision = hpa.reconcile(new SmallCluster(0), 0);
        assertEquals(0, decision.desired());
        assertEquals("the workload is at zero and scaling is disabled", decision.rule());
    }

    @Test
    void aQueueBringsAWorkloadToZeroAndWakesItAgain() {
        MetricSpec queue = new MetricSpec.External("queue", Optional.empty(), MetricTarget.averageValue(10_000));
        Behavior behavior = new Behavior(Optional.empty(), noWindow().scaleDown());
        HpaSpec spec = SmallCluster.spec(0, 20, behavior, queue);
        HpaController hpa = new HpaController(spec, withMode(ScaleToZeroMode.CONDITION_ON), session);
        SmallCluster cluster = new SmallCluster(2).queueOf(0);
        assertEquals(0, hpa.reconcile(cluster, 0).desired());
        assertTrue(hpa.memory().conditions().contains(new Condition("ScaledToZero", "True", "ScaledToZero")));
        cluster.queueOf(35);
        Decision woken = hpa.reconcile(cluster, 15 * SECOND);
        assertEquals(4, woken.desired());
        assertTrue(hpa.memory().conditions().contains(new Condition("ScaledToZero", "False", "NotScaledToZero")));
    }

    @Test
    void aPaceInPercentAloneNeverLeavesZero() {
        MetricSpec queue = new MetricSpec.External("queue", Optional.empty(), MetricTarget.averageValue(10_000));
        HpaController hpa = controller(SmallCluster.spec(0, 20, noWindow(), queue));
        Decision decision = hpa.reconcile(new SmallCluster(0).queueOf(35), 0);
        assertEquals(0, decision.desired());
        assertEquals("behavior.scaleUp limits the pace", decision.rule());
    }

    @Test
    void aWriteThatNeverSucceedsIsAnErrorAndNoEvent() {
        HpaController hpa = controller(cpuSpec(50, 1, 20, noWindow()));
        SmallCluster cluster = new SmallCluster(2).ready(2, 100);
        cluster.answer = Cluster.Write.CONFLICT;
        Decision decision = hpa.reconcile(cluster, 0);
        assertEquals(ErrorLabel.INTERNAL, decision.error());
        assertTrue(decision.why().endsWith("; but the scale could not be written, so 2 replicas stay"), decision.why());
        assertTrue(hpa.memory().scaleUps().isEmpty());
        cluster.answer = Cluster.Write.DONE;
        assertEquals(4, hpa.reconcile(cluster, 15 * SECOND).desired());
        assertEquals(1, hpa.memory().scaleUps().size());
    }

    @Test
    void aPodOfTwoAutoscalersStopsBoth() {
        HpaController hpa = controller(cpuSpec(50, 1, 20, noWindow()));
        SmallCluster cluster = new SmallCluster(2).ready(2, 100);
        cluster.others = List.of(LabelSelector.parse("app in (web, api)").orElseThrow());
        Decision decision = hpa.reconcile(cluster, 0);
        assertEquals("the selector does not tell whose pods are meant", decision.rule());
        assertTrue(decision.conditions().contains(new Condition("ScalingActive", "False", "AmbiguousSelector")));
    }

    private HpaController controller(HpaSpec spec) {
        return new HpaController(spec, HpaSettings.DEFAULTS, session);
    }

    /** A controller that recommended 9 once, and 1 so long ago that no window knows it. */
    private HpaController remembering(HpaSpec spec, long nineAtNanos) {
        List<Recommendation> past = List.of(new Recommendation(1, -7200 * SECOND), new Recommendation(9, nineAtNanos));
        HpaMemory memory = new HpaMemory(Optional.of(past), List.of(), List.of(), List.of(), 10, 10);
        return new HpaController(spec, HpaSettings.DEFAULTS, memory, session);
    }

    private static Behavior noWindow() {
        ScalingRules down =
                new ScalingRules(OptionalInt.of(0), Optional.empty(), Optional.empty(), OptionalLong.empty());
        ScalingRules up = new ScalingRules(
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(List.of(new ScalingPolicy("Percent", 10_000, 15))),
                OptionalLong.empty());
        return new Behavior(Optional.of(up), Optional.of(down));
    }

    private static Behavior up(String select, ScalingPolicy policy) {
        ScalingRules rules = new ScalingRules(
                OptionalInt.empty(), Optional.of(select), Optional.of(List.of(policy)), OptionalLong.empty());
        return new Behavior(Optional.of(rules), Optional.empty());
    }

    private static HpaSettings withMode(ScaleToZeroMode mode) {
        HpaSettings usual = HpaSettings.DEFAULTS;
        return new HpaSettings(
                usual.syncPeriod(),
                usual.tolerance(),
                usual.cpuInitializationPeriod(),
                usual.initialReadinessDelay(),
                usual.downscaleStabilization(),
                usual.scaleUpLimitFactor(),
                usual.scaleUpLimitMinimum(),
                usual.configurableTolerance(),
                usual.podLevelResources(),
                mode);
    }
}
