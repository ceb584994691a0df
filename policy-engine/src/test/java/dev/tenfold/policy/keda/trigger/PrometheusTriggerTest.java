package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusTriggerTest {

    private static Trigger prometheus(String more) {
        return Written.trigger("prometheus", "serverAddress: s, query: up, threshold: '2.5'" + more);
    }

    private static TriggerSource yielding(String values) {
        List<Sample> vector = Stream.of(values.split(" "))
                .filter(value -> !value.isEmpty())
                .map(value -> new Sample(Labels.EMPTY, Double.parseDouble(value)))
                .toList();
        return new Silence() {
            @Override
            public Answer<List<Sample>> query(String serverAddress, String query) {
                return query.equals("up") ? Answer.of(vector) : Answer.failed(WHY);
            }
        };
    }

    @ParameterizedTest(name = "[{0}] -> {1}, or {2} if nulls are not ignored")
    @CsvSource(nullValues = "error", textBlock = """
                    # vector, value if nulls are ignored, value if they are not
                    7,         7,     7
                    -1,        -1,    -1
                    '',        0,     error
                    NaN,       0,     error
                    Infinity,  0,     error
                    -Infinity, 0,     error
                    1 2,       error, error
                    """)
    void readsTheOneElement(String vector, Double ignoring, Double strict) {
        Instant now = Instant.EPOCH;
        Observation lenient = prometheus("").observe(yielding(vector), now);
        Observation refusing = prometheus(", ignoreNullValues: 'false'").observe(yielding(vector), now);
        assertEquals(ignoring == null, lenient.isError());
        assertEquals(strict == null, refusing.isError());
        assertTrue(ignoring == null || lenient.value().orElseThrow() == ignoring);
        assertTrue(strict == null || refusing.value().orElseThrow() == strict);
    }

    @ParameterizedTest(name = "{0} against {1} -> {2}")
    @CsvSource(textBlock = """
                    # value, activation, active
                    5,    5,  false
                    5.01, 5,  true
                    0,    -1, true
                    """)
    void isActiveAboveTheActivationThreshold(String value, String activation, boolean active) {
        Trigger trigger = prometheus(", activationThreshold: '" + activation + "'");
        assertEquals(active, trigger.observe(yielding(value), Instant.EPOCH).active());
    }

    @Test
    void theAutoscalerGetsThousandths() {
        assertEquals(
                Optional.of(
                        new MetricSpec.External("s0-prometheus", Optional.empty(), MetricTarget.averageValue(2500))),
                prometheus("").hpaMetric(new Silence()));
        assertEquals(
                1235, prometheus("").observe(yielding("1.2346"), Instant.EPOCH).milli());
    }
}
