package dev.tenfold.policy.hpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeMetricCalculatorTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final List<Pod> THREE_READY = List.of(SmallCluster.pod("a", 3, Pod.Phase.RUNNING, Pod.Ready.TRUE));

    private final WholeMetricCalculator calculator = new WholeMetricCalculator(Tolerance.of(0.1));

    @ParameterizedTest(name = "{0} milli against {1} with {2} replicas, 3 of them ready -> {3}: {4}")
    @CsvSource(textBlock = """
            # value, target, current, replicas, because
            20000, 10000, 5,  6, the ready pods times two
            11000, 10000, 5,  5, 10 % off is within tolerance
            11001, 10000, 5,  4, beyond it the 3 ready pods count and not the 5 asked for
            35000, 10000, 0,  4, out of zero the ratio rounded up
             1000, 10000, 0,  1, out of zero there is no tolerance and no pod to ask
            -5000, 10000, 5, -1, less than nothing is kept until the metrics are combined
            9223372036854775807, 1, 5, 2147483647, the most there can be
            """)
    void aValueForTheWholeIsSharedByReadyPods(long value, long target, int current, int replicas, String because) {
        Optional<Measurement> answer = Optional.of(new Measurement(value, 0));
        Proposal proposal = (Proposal) calculator.objectValue(current, target, THREE_READY, answer);
        assertEquals(replicas, proposal.replicas(), because);
        assertEquals(value, proposal.reading().milli());
    }

    @ParameterizedTest(name = "{0} milli, {1} each, {2} replicas -> {3}, each {4}")
    @CsvSource(textBlock = """
            # value, target per replica, replicas there are, replicas, value per replica
            8600, 2150, 3, 4, 2867
            8600, 2900, 3, 3, 2867
            6000, 2000, 5, 3, 1200
            """)
    void aValuePerReplicaIsSharedOut(long value, long target, int replicas, int wanted, long each) {
        Proposal proposal =
                (Proposal) calculator.objectAverageValue(replicas, target, Optional.of(new Measurement(value, 0)));
        assertEquals(wanted, proposal.replicas());
        assertEquals(each, proposal.reading().milli());
    }

    @Test
    void aSumThatOverflowsStopsAtTheLargestNumber() {
        Proposal whole = (Proposal) calculator.externalValue(3, 1, THREE_READY, series(MAX, 1, -5));
        assertEquals(MAX, whole.reading().milli());
        Proposal each = (Proposal) calculator.externalAverageValue(3, 1, series(MAX, 1, -5));
        assertEquals(MAX, each.reading().milli());
        assertEquals(Integer.MAX_VALUE, each.replicas());
    }

    @Test
    void aNegativeBeginningIsTakenForAnOverflowOnlyPerReplica() {
        Proposal each = (Proposal) calculator.externalAverageValue(3, 1000, series(-1, 9000));
        assertEquals(MAX, each.reading().milli());
        Proposal whole = (Proposal) calculator.externalValue(3, 1000, THREE_READY, series(-1, 9000));
        assertEquals(8999, whole.reading().milli());
    }

    @Test
    void noAnswerNoSeriesAndNoPodsAreDifferentFailures() {
        assertEquals(MetricFailure.METRICS_API_ERROR, calculator.externalAverageValue(3, 1, Optional.empty()));
        assertEquals(MetricFailure.NO_METRICS_RETURNED, calculator.externalAverageValue(3, 1, series()));
        assertEquals(MetricFailure.NO_PODS, calculator.externalValue(3, 1, List.of(), series(5)));
    }

    private static Optional<List<Measurement>> series(long... milli) {
        return Optional.of(
                Arrays.stream(milli).mapToObj(each -> new Measurement(each, 0)).toList());
    }
}
