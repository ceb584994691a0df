package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.aws.CompositeAlarmSpec.Suppression;
import dev.tenfold.policy.aws.MathExpression.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms at work, minute by minute. */
class AlarmControllerTest {
    private static final long MINUTE = ScriptedCloud.MINUTE;

    private static AlarmSpec alarm(String name, String metric, int seconds, AlarmActions actions) {
        return new AlarmSpec(
                name,
                new MetricQuery.Stat(new CloudWatchMetric("AWS/EC2", metric, Map.of()), Statistic.Simple.AVERAGE),
                new AlarmTiming(Duration.ofSeconds(seconds), 1, OptionalInt.empty()),
                ComparisonOperator.GREATER_THAN,
                70,
                Optional.of(MissingTreatment.MISSING),
                Optional.empty(),
                actions);
    }

    private static LongToDoubleFunction above(long from, long to) {
        return minute -> minute >= from && minute <= to ? 90 : 10;
    }

    private static List<String> run(AlarmController controller, ScriptedCloud cloud, int minutes) {
        List<String> changes = new ArrayList<>();
        for (long minute = 1; minute <= minutes; minute++) {
            for (AlarmChange change : controller.evaluate(cloud, minute * MINUTE)) {
                changes.add(minute + ": " + change.alarm() + " " + change.to() + " " + change.actions());
            }
        }
        return changes;
    }

    @Test
    void anAlarmTellsOnlyWhatChanges() {
        AlarmActions actions = new AlarmActions(true, List.of("page"), List.of("calm"), List.of());
        AlarmController controller = new AlarmController(List.of(alarm("cpu", "CPU", 60, actions)), List.of());
        ScriptedCloud cloud = new ScriptedCloud(1).metric("CPU", above(3, 4));

        assertEquals(List.of("1: cpu OK [calm]", "3: cpu ALARM [page]", "5: cpu OK [calm]"), run(controller, cloud, 6));
    }

    @Test
    void aScalingPolicyIsInvokedEveryMinuteAndAShortPeriodDoesNotHurryIt() {
        AlarmActions actions = new AlarmActions(true, List.of("add"), List.of(), List.of());
        AlarmController controller = new AlarmController(List.of(alarm("cpu", "CPU", 10, actions)), List.of());
        ScriptedCloud cloud = new ScriptedCloud(1).metric("CPU", minute -> 90);
        AlarmWatch watch = controller.of("add").get(0);
        List<Long> invoked = new ArrayList<>();
        for (long now = MINUTE; now <= 3 * MINUTE; now = controller.nextNanos(now)) {
            controller.evaluate(cloud, now);
            if (watch.invokes("add", now)) {
                invoked.add(now / MINUTE);
            }
        }

        assertEquals(10_000_000_000L, controller.nextNanos(0));
        assertEquals(List.of(1L, 2L, 3L), invoked);
    }

    @Test
    void aCompositeAlarmFollowsItsRule() {
        CompositeAlarmSpec both = new CompositeAlarmSpec(
                "both",
                CompositeRule.parse("ALARM(cpu) AND ALARM(queue)"),
                new AlarmActions(true, List.of("page"), List.of(), List.of()),
                Optional.empty());
        AlarmController controller = new AlarmController(
                List.of(alarm("cpu", "CPU", 60, AlarmActions.NONE), alarm("queue", "Queue", 60, AlarmActions.NONE)),
                List.of(both));
        ScriptedCloud cloud = new ScriptedCloud(1).metric("CPU", above(2, 5)).metric("Queue", above(4, 9));
        List<String> changes = run(controller, cloud, 6);

        assertTrue(changes.contains("4: both ALARM [page]"), changes::toString);
        assertTrue(changes.contains("6: both OK []"), changes::toString);
        assertEquals(AlarmState.OK, controller.state("both"));
        assertEquals(AlarmState.INSUFFICIENT_DATA, controller.state("nobody knows it"));
    }

    @Test
    void aSuppressorDelaysTheActionsByItsWaitPeriod() {
        CompositeAlarmSpec page = new CompositeAlarmSpec(
                "page",
                CompositeRule.parse("ALARM(cpu)"),
                new AlarmActions(true, List.of("page"), List.of(), List.of()),
                Optional.of(
                        new Suppression("deploy", new ActionSuppressor(Duration.ofMinutes(2), Duration.ofMinutes(1)))));
        AlarmController controller = new AlarmController(
                List.of(alarm("cpu", "CPU", 60, AlarmActions.NONE), alarm("deploy", "Deploy", 60, AlarmActions.NONE)),
                List.of(page));
        ScriptedCloud cloud = new ScriptedCloud(1).metric("CPU", above(2, 9)).metric("Deploy", minute -> 0);

        List<String> ofPage = run(controller, cloud, 6).stream()
                .filter(change -> change.contains(": page"))
                .toList();
        assertEquals(List.of("1: page OK []", "2: page ALARM []", "4: page ALARM [page]"), ofPage);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(textBlock = """
            # expression,                 with a = 6, b = 3, no data in c, a period of 60
            a / b + 1,                    3
            a - b - 1,                    2
            2 ^ b * a,                    48
            -(a + b) * 2,                 -18
            a / PERIOD(a) * 100,          10
            'a + FILL(c, 4)',             10
            a + c,                        NaN
            a / (b - 3),                  NaN
            """)
    void metricMathIsArithmetic(String expression, double expected) {
        assertArrayEquals(new double[] {expected}, MathExpression.evaluate(expression, 1, new Letters()));
    }

    @ParameterizedTest
    @CsvSource({"a +", "(a", "a b", "ANOMALY_DETECTION_BAND(a)", "a % b", "''"})
    void otherMetricMathIsRefused(String expression) {
        assertThrows(IllegalArgumentException.class, () -> MathExpression.evaluate(expression, 1, new Letters()));
    }

    /** Three metrics. */
    private static final class Letters implements Terms {
        @Override
        public double[] points(String id) {
            return new double[] {id.equals("a") ? 6 : id.equals("b") ? 3 : Double.NaN};
        }

        @Override
        public double periodSeconds(String id) {
            return 60;
        }
    }
}
