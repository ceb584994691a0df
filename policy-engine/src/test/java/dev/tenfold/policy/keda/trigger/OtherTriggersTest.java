package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherTriggersTest {

    private static Trigger resource(String type, String metricType, String metadata) {
        return Written.alone("type: " + type + "\nmetricType: " + metricType + "\nmetadata: {" + metadata + "}\n")
                .reading()
                .trigger()
                .orElseThrow();
    }

    @Test
    void resourcesAreLeftToTheAutoscaler() {
        Trigger cpu = resource("cpu", "Utilization", "value: '60'");
        assertEquals(new Observation(OptionalDouble.empty(), true, ""), cpu.observe(new Silence(), Instant.EPOCH));
        assertFalse(cpu.decidesActivity());
        assertEquals(
                Optional.of(new MetricSpec.Resource("cpu", MetricTarget.utilization(60))),
                cpu.hpaMetric(new Silence()));
        assertEquals(
                Optional.of(new MetricSpec.ContainerResource("memory", "app", MetricTarget.averageValue(1000L << 30))),
                resource("memory", "AverageValue", "value: 1Gi, containerName: app")
                        .hpaMetric(new Silence()));
    }

    @Test
    void aPercentageIsWhole() {
        assertEquals(
                List.of("so.yaml:3: metadata.value must be a whole percentage, was \"60%\""),
                Written.alone("type: cpu\nmetricType: Utilization\nmetadata: {value: \"60%\"}\n")
                        .complaints());
    }

    @Test
    void anExternalScalerSaysEverythingItself() {
        Trigger trigger = Written.trigger("external-push", "scalerAddress: 'scaler:80', anything: goes");
        TriggerSource source = new Silence() {
            @Override
            public Answer<ExternalMetric> external(String scalerAddress, Map<String, String> metadata) {
                assertEquals("goes", metadata.get("anything"));
                return Answer.of(new ExternalMetric("viewers", 12, 5.5, false));
            }
        };
        assertEquals(Observation.of(12, false), trigger.observe(source, Instant.EPOCH));
        assertEquals(
                Optional.of(new MetricSpec.External("s0-viewers", Optional.empty(), MetricTarget.averageValue(5500))),
                trigger.hpaMetric(source));
        assertEquals(Optional.empty(), trigger.hpaMetric(new Silence()));
        assertTrue(trigger.pushes());
    }

    @ParameterizedTest(name = "{0} {1} -> {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    # type | metadata | threshold | needs
                    redis            | listName: jobs, listLength: '50' | 50  | jobs
                    redis            | listName: jobs                   | 5   | jobs
                    postgresql       | query: SELECT 1, targetQueryValue: '0.5' | 0.5 | SELECT 1
                    azure-servicebus | queueName: q                     | 5   | q
                    """)
    void aScalerThatIsNotModelledKeepsItsTarget(String type, String metadata, double threshold, String need) {
        Trigger trigger = Written.trigger(type, metadata);
        assertEquals(threshold, trigger.threshold().orElseThrow());
        assertEquals(List.of(new Need(type + " metric", need)), trigger.needs());
    }

    @Test
    void aScalerThatIsNotModelledReadsWhatTheWorldSays() {
        Trigger trigger = Written.trigger("redis", "listName: jobs, activationListLength: '10'");
        TriggerSource source = new Silence() {
            @Override
            public Answer<Double> reading(String type, Map<String, String> metadata) {
                return type.equals("redis") && metadata.get("listName").equals("jobs")
                        ? Answer.of(10.0)
                        : Answer.failed(WHY);
            }
        };
        assertEquals(Observation.of(10, false), trigger.observe(source, Instant.EPOCH));
        assertEquals(Silence.WHY, trigger.observe(new Silence(), Instant.EPOCH).error());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(textBlock = """
                    0,         0
                    5,         5
                    1000,      1k
                    1500,      1500
                    2000000,   2M
                    100.5,     100500m
                    0.0004,    0
                    0.0005,    1m
                    1.2345,    1234m
                    -1,        0
                    NaN,       0
                    Infinity,  0
                    1e16,      10P
                    1e30,      9223372036854775807
                    """)
    void valuesAreShownAsQuantities(double value, String quantity) {
        assertEquals(quantity, MetricQuantity.of(value).toString());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(textBlock = """
                    0,            0
                    -0.25,        0
                    1.2344,       1234
                    1.2346,       1235
                    0.0625,       62
                    0.1875,       188
                    0.0005,       1
                    123.4565,     123457
                    1e9,          1000000000000
                    123456789.0125, 123456789013
                    NaN,          0
                    Infinity,     0
                    1e30,         9223372036854775807
                    """)
    void thousandthsAreRoundedToTheNearestAndHalvesToTheEven(double value, long milli) {
        assertEquals(milli, MetricQuantity.milli(value));
        assertEquals(milli, MetricQuantity.of(value).milli());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "none", textBlock = """
                    1500,  1500
                    0,     0
                    1.5s,  1500
                    1m30s, 90000
                    .5s,   500
                    -1,    none
                    -1s,   none
                    1,     1
                    1 s,   none
                    a,     none
                    """)
    void aBareNumberIsOneOfMilliseconds(String text, Long millis) {
        assertEquals(Optional.ofNullable(millis), GoText.duration(text).map(duration -> duration.toMillis()));
    }
}
