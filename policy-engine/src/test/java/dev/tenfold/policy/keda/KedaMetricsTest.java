package dev.tenfold.policy.keda;

import static dev.tenfold.policy.keda.SmallWorld.SECOND;
import static dev.tenfold.policy.keda.SmallWorld.object;
import static dev.tenfold.policy.keda.SmallWorld.trigger;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KedaMetricsTest {
    private static final String FALLBACK = "fallback: {failureThreshold: 2, replicas: 6}\n";
    private static final String CPU = "- {type: cpu, metricType: Utilization, metadata: {value: '60'}}\n";
    private static final Optional<LabelSelector> OWNER =
            Optional.of(LabelSelector.ofLabels(Map.of("scaledobject.keda.sh/name", "web")));

    private final SmallWorld world = new SmallWorld().at(2);
    private PolicySession session;

    @BeforeEach
    void open() {
        session = PolicySession.open();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void asksTheTriggerAnewForEachRequest() {
        KedaController keda = new KedaController(object("triggers:\n" + trigger("a")), 0, session);
        world.list("a", 5);
        keda.poll(world, 0);
        world.list("a", 7.1234);
        assertEquals(series(7123, 15), keda.metrics().answer("s0-redis", world, 15 * SECOND));
        assertEquals(2, world.asked);
    }

    @Test
    void tellsWhatTheLastPollFoundIfThatIsWanted() {
        String cached = trigger("a").replace("{type", "{useCachedMetrics: true, type");
        KedaController keda = new KedaController(object("triggers:\n" + cached), 0, session);
        world.list("a", 5);
        keda.poll(world, 0);
        world.list("a", 7);
        assertEquals(series(5000, 0), keda.metrics().answer("s0-redis", world, 15 * SECOND));
        assertEquals(1, world.asked);
    }

    @Test
    void failsTheRequestForATriggerThatFails() {
        KedaController keda = new KedaController(object("triggers:\n" + trigger("a")), 0, session);
        assertEquals(Optional.empty(), keda.metrics().answer("s0-redis", world, 0));
        assertEquals(List.of(0), keda.memory().failures());
    }

    @Test
    void knowsNoOtherMetric() {
        KedaController keda = new KedaController(object("triggers:\n" + trigger("a")), 0, session);
        assertEquals(Optional.empty(), keda.metrics().answer("s1-redis", world.list("a", 5), 0));
    }

    @Test
    void countsFailuresOfPollsAndRequestsTogether() {
        KedaController keda = new KedaController(object(FALLBACK + "triggers:\n" + trigger("a")), 0, session);
        keda.poll(world, 0);
        assertEquals(Optional.empty(), keda.metrics().answer("s0-redis", world, 15 * SECOND));
        assertEquals(List.of(2), keda.memory().failures());
        // The third failure in a row: the target of 10 times 6 replicas.
        assertEquals(series(60_000, 30), keda.metrics().answer("s0-redis", world, 30 * SECOND));
        world.list("a", 1);
        keda.poll(world, 30 * SECOND);
        assertEquals(List.of(0), keda.memory().failures());
    }

    @ParameterizedTest(name = "{0} over a = {1} and b = {2}: {3} thousandths")
    @CsvSource(delimiter = '|', textBlock = """
            a + b        | 5 | 7 | 12000
            (a + b) / 9  | 5 | 3 | 888
            max(a, b)    | 5 | 7 | 7000
            """)
    void tellsOneMetricForAFormula(String formula, double a, double b, long milli) {
        KedaController keda = formula(formula, "");
        world.list("a", a).list("b", b);
        assertEquals(series(milli, 0), keda.metrics().answer("composite-metric", world, 0));
        assertEquals(Optional.empty(), keda.metrics().answer("s0-redis", world, 0));
    }

    @Test
    void aTriggerThatFailsFailsTheFormula() {
        assertEquals(
                Optional.empty(), formula("a + b", "").metrics().answer("composite-metric", world.list("a", 5), 0));
    }

    @Test
    void aTriggerThatFailsForGoodIsNilInTheFormulaIfThatIsWanted() {
        KedaController keda =
                formula("b ?? a", "fallback: {failureThreshold: 1, replicas: 6, behavior: scalingModifiers}\n");
        world.list("a", 5);
        assertEquals(Optional.empty(), keda.metrics().answer("composite-metric", world, 0));
        assertEquals(series(5000, 15), keda.metrics().answer("composite-metric", world, 15 * SECOND));
    }

    @Test
    void fallbackReplicasHoldIfTheFormulaComesToNil() {
        KedaController keda =
                formula("a ?? b", "fallback: {failureThreshold: 0, replicas: 6, behavior: scalingModifiers}\n");
        assertEquals(series(30_000, 0), keda.metrics().answer("composite-metric", world, 0));
    }

    @Test
    void aFallbackTakesThePlaceOfTheFormula() {
        KedaController keda = formula("a + b", "fallback: {failureThreshold: 0, replicas: 6}\n");
        assertEquals(series(30_000, 0), keda.metrics().answer("composite-metric", world.list("a", 5), 0));
    }

    private KedaController formula(String formula, String more) {
        String modifiers = "advanced: {scalingModifiers: {formula: '" + formula + "', target: '5'}}\n";
        return new KedaController(object(modifiers + more + "triggers:\n" + trigger("a") + trigger("b")), 0, session);
    }

    private static Optional<List<Measurement>> series(long milli, long second) {
        return Optional.of(List.of(new Measurement(milli, second * SECOND)));
    }

    @Test
    void createsAnAutoscalerForTheTriggers() {
        HpaSpec hpa = GeneratedHpa.of(object("maxReplicaCount: 20\ntriggers:\n" + CPU + trigger("a")), world)
                .orElseThrow();
        assertEquals("keda-hpa-web", hpa.name());
        assertEquals(OptionalInt.of(1), hpa.minReplicas());
        assertEquals(20, hpa.maxReplicas());
        assertEquals(
                List.of(
                        new MetricSpec.External("s1-redis", OWNER, MetricTarget.averageValue(10_000)),
                        new MetricSpec.Resource("cpu", MetricTarget.utilization(60))),
                hpa.metrics());
    }

    @Test
    void givesTheAutoscalerOneMetricForAFormulaAndKeepsResources() {
        String modifiers = "advanced: {scalingModifiers: {formula: a, target: '2.5', metricType: Value}}\n";
        HpaSpec hpa = GeneratedHpa.of(object(modifiers + "triggers:\n" + CPU + trigger("a")), world)
                .orElseThrow();
        assertEquals(
                List.of(
                        new MetricSpec.External("composite-metric", OWNER, MetricTarget.value(2500)),
                        new MetricSpec.Resource("cpu", MetricTarget.utilization(60))),
                hpa.metrics());
    }

    @Test
    void hasNoAutoscalerWhilePaused() {
        ScaledObject paused = object("autoscaling.keda.sh/paused: 'true'", "triggers:\n" + trigger("a"));
        assertEquals(Optional.empty(), GeneratedHpa.of(paused, world));
    }

    @ParameterizedTest(name = "{0}: up {1}, down {2}")
    @CsvSource(textBlock = """
            autoscaling.keda.sh/paused-scale-in: 'true',  '',       Disabled
            autoscaling.keda.sh/paused-scale-out: 'true', Disabled, ''
            """)
    void disablesTheDirectionThatIsPaused(String annotation, String up, String down) {
        HpaSpec hpa = GeneratedHpa.of(object(annotation, "triggers:\n" + trigger("a")), world)
                .orElseThrow();
        assertEquals(
                up,
                hpa.behavior()
                        .orElseThrow()
                        .scaleUp()
                        .flatMap(rules -> rules.selectPolicy())
                        .orElse(""));
        assertEquals(
                down,
                hpa.behavior()
                        .orElseThrow()
                        .scaleDown()
                        .flatMap(rules -> rules.selectPolicy())
                        .orElse(""));
    }
}
