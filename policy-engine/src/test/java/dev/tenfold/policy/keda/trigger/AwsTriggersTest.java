package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsTriggersTest {

    @ParameterizedTest(name = "in flight {0}, delayed {1} -> {2}")
    @CsvSource(textBlock = """
                    true,  false, 300
                    true,  true,  350
                    false, false, 200
                    false, true,  250
                    """)
    void messagesCountAsTheTriggerSays(boolean inFlight, boolean delayed, double messages) {
        Trigger trigger = Written.trigger(
                "aws-sqs-queue",
                "queueURL: orders, awsRegion: r, scaleOnInFlight: '%s', scaleOnDelayed: '%s'"
                        .formatted(inFlight, delayed));
        Observation seen = trigger.observe(
                new Silence() {
                    @Override
                    public Answer<SqsCounts> messages(String queueUrl) {
                        return Answer.of(new SqsCounts(200, 100, 50));
                    }
                },
                Instant.EPOCH);
        assertEquals(Observation.of(messages, true), seen);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "refused", textBlock = """
                    https://sqs.eu-west-1.amazonaws.com/1/orders,  orders
                    https://sqs.eu-west-1.amazonaws.com/1/orders?a=b, orders
                    http://localhost:4566/1/orders,                orders
                    my-queue,                                      my-queue
                    ${QUEUE_URL},                                  ${QUEUE_URL}
                    https://sqs.eu-west-1.amazonaws.com,           refused
                    https://sqs.eu-west-1.amazonaws.com/1,         refused
                    https://sqs.eu-west-1.amazonaws.com/1/,        refused
                    https://sqs.eu-west-1.amazonaws.com/1/2/3,     refused
                    """)
    void anAddressEndsInTheNameOfTheQueue(String address, String name) {
        Written written = Written.alone("type: aws-sqs-queue\nmetadata: {queueURL: '" + address + "', awsRegion: r}\n");
        assertEquals(
                Optional.ofNullable(name),
                written.reading().trigger().map(trigger -> ((AwsSqsTrigger) trigger).queueName()));
    }

    @ParameterizedTest(name = "period {0}, collection {1}, offset {2} -> {3} to {4}")
    @CsvSource(textBlock = """
                    60,  60,  0,   2021-11-07T15:03:00Z, 2021-11-07T15:04:00Z
                    300, 300, 0,   2021-11-07T14:55:00Z, 2021-11-07T15:00:00Z
                    60,  120, 30,  2021-11-07T15:01:00Z, 2021-11-07T15:03:00Z
                    420, 420, 0,   2021-11-07T14:54:00Z, 2021-11-07T15:01:00Z
                    1,   5,   0,   2021-11-07T15:04:00Z, 2021-11-07T15:04:05Z
                    """)
    void theWindowEndsWithAWholePeriod(long period, long collection, long offset, Instant start, Instant end) {
        CloudWatchWindow window = new CloudWatchWindow(period, collection, offset);
        Instant now = Instant.parse("2021-11-07T15:04:05.999Z");
        assertEquals(start, window.start(now));
        assertEquals(end, window.end(now));
    }

    private static final String METRIC = "awsRegion: r, namespace: AWS/SQS, metricName: Age, dimensionName: A;B, "
            + "dimensionValue: 1;2, targetMetricValue: '2', minMetricValue: '3'";

    @Test
    void asksForTheMetricAndTakesTheNewestValue() {
        Trigger trigger = Written.trigger("aws-cloudwatch", METRIC);
        TriggerSource source = new Silence() {
            @Override
            public Answer<Optional<List<Double>>> datapoints(CloudWatchQuery query) {
                assertEquals(Map.of("A", "1", "B", "2"), query.dimensions());
                assertEquals("Average", query.statistic());
                return Answer.of(Optional.of(List.of(9.0, 1.0)));
            }
        };
        assertEquals(Observation.of(9, true), trigger.observe(source, Instant.parse("2026-01-01T00:07:00Z")));
    }

    @ParameterizedTest(name = "results {0}, ignoring nulls {1} -> {2}")
    @CsvSource(nullValues = "error", textBlock = """
                    one without data, true,  3
                    one without data, false, error
                    none,             true,  3
                    none,             false, 3
                    """)
    void whereThereAreNoDataTheMinimumHolds(String results, boolean ignoring, Double value) {
        AwsCloudWatchTrigger trigger = (AwsCloudWatchTrigger)
                Written.trigger("aws-cloudwatch", METRIC + ", ignoreNullValues: '" + ignoring + "'");
        Answer<Double> answer = trigger.value(results.equals("none") ? Optional.empty() : Optional.of(List.of()));
        assertEquals(Optional.ofNullable(value), answer.value());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    metricStatPeriod: '25'                              | metricStatPeriod must be 1, 5, 10, 30 or a
                    metricStatPeriod: '90'                              | metricStatPeriod must be 1, 5, 10, 30 or a
                    metricCollectionTime: '100'                         | metricCollectionTime must be a multiple of
                    metricCollectionTime: '-300'                        | metricCollectionTime must be a multiple of
                    metricUnit: Hour                                    | metricUnit must be a unit of CloudWatch
                    activationTargetMetricValue: x                      | activationTargetMetricValue must be a number
                    """)
    void refusesWhatKedaRefuses(String more, String complaint) {
        List<String> complaints = Written.alone("type: aws-cloudwatch\nmetadata: {" + METRIC + ", " + more + "}\n")
                .complaints();
        assertEquals(true, complaints.get(0).startsWith("so.yaml:2: metadata." + complaint), complaints::toString);
    }

    @Test
    void anExpressionNeedsNoMetric() {
        Trigger trigger = Written.trigger(
                "aws-cloudwatch", "awsRegion: r, expression: SELECT 1, targetMetricValue: '2', minMetricValue: '3'");
        assertEquals(List.of(new Need("CloudWatch metric", "SELECT 1")), trigger.needs());
    }
}
