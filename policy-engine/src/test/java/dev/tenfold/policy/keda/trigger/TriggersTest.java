package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggersTest {

    @Test
    void everythingWrongIsSaidAtOnceWithItsLine() {
        Written written = Written.alone("""
                type: kafka
                metadata:
                  bootstrapServers: kafka:9092
                  topic: orders
                  lagThreshold: "ten"
                  offsetResetPolicy: lastest
                  partitionLimitation: 1-2-3
                  allowIdleConsumers: "yes"
                """);
        assertEquals(
                List.of(
                        "so.yaml:2: metadata.consumerGroup is missing",
                        "so.yaml:5: metadata.lagThreshold must be a whole number, was \"ten\"",
                        "so.yaml:6: metadata.offsetResetPolicy must be latest or earliest, was lastest",
                        "  Maybe `latest`?",
                        "so.yaml:7: metadata.partitionLimitation must be a list of partitions such as 1-4,8, was 1-2-3",
                        "so.yaml:8: metadata.allowIdleConsumers must be true or false, was \"yes\""),
                written.complaints());
        assertTrue(written.reading().trigger().isEmpty());
    }

    @Test
    void aNumberWithoutQuotesIsRefusedAndUnderstood() {
        Written written = Written.alone("""
                type: prometheus
                metadata:
                  serverAddress: http://prometheus
                  query: up
                  threshold: 5
                """);
        assertEquals(
                List.of("so.yaml:5: metadata.threshold must be text, was 5", "  Maybe \"5\"?"), written.complaints());
        assertEquals(5, written.reading().trigger().orElseThrow().threshold().orElseThrow());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
                    type: promethus, so.yaml:1: type must be the name of a KEDA scaler, '  Maybe `prometheus`?'
                    type: http,      so.yaml:1: type must be the name of a KEDA scaler, ''
                    """)
    void aScalerThatKedaHasNotIsRefused(String type, String complaint, String hint) {
        List<String> complaints = Written.alone(type + "\nmetadata: {}\n").complaints();
        assertEquals(complaint + ", was " + type.substring(6), complaints.get(0));
        assertEquals(hint.isEmpty() ? 1 : 2, complaints.size());
        assertTrue(hint.isEmpty() || complaints.get(1).equals(hint), complaints::toString);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(nullValues = "-", textBlock = """
                    # type, metricType, complaint
                    prometheus, -,            -
                    prometheus, Value,        -
                    prometheus, Utilization,  'metricType must be Value or AverageValue, was Utilization'
                    cpu,        Utilization,  -
                    cpu,        AverageValue, -
                    cpu,        Value,        'metricType must be Utilization or AverageValue, was Value'
                    memory,     -,            'metricType is missing: it must be Utilization or AverageValue'
                    """)
    void utilisationIsOfResourcesAndOfThemAlone(String type, String metricType, String complaint) {
        String yaml = "type: " + type + (metricType == null ? "" : "\nmetricType: " + metricType)
                + "\nmetadata: {serverAddress: a, query: up, threshold: '1', value: '50'}\n";
        List<String> complaints = Written.alone(yaml).complaints();
        assertEquals(
                complaint == null ? List.of() : List.of(complaint),
                complaints.stream()
                        .map(line -> line.replaceFirst("so.yaml:\\d: ", ""))
                        .toList());
    }

    @Test
    void theTypeInTheMetadataOfOldFilesIsMovedToWhereItBelongs() {
        Written written = Written.alone("type: cpu\nmetadata:\n  type: Utilization\n  value: '50'\n");
        assertEquals(
                "  Maybe `metricType: Utilization` in place of `type` in the metadata?",
                written.complaints().get(1));
    }

    @Test
    void whatKedaDoesNotReadIsWarnedOf() {
        Written written = Written.alone("""
                type: kafka
                metadata:
                  bootstrapServers: kafka:9092
                  consumerGroup: billing
                  topic: orders
                  offsetRestPolicy: earliest
                  lagThresholdFromEnv: LAG
                """);
        assertEquals(List.of(), written.complaints());
        assertEquals(
                List.of(
                        "so.yaml:6: metadata.offsetRestPolicy is not a parameter of kafka, so KEDA does not read it; "
                                + "maybe `offsetResetPolicy`?",
                        "so.yaml:7: metadata.lagThresholdFromEnv is not read by KEDA, which takes lagThreshold from "
                                + "the metadata alone"),
                written.warnings());
    }

    @Test
    void aVariableOfTheContainerIsLookedUpWhereItIsKnown() {
        String yaml =
                "type: kafka\nmetadata: {bootstrapServersFromEnv: BROKERS, consumerGroup: g, topicFromEnv: TOPIC}\n";
        KafkaTrigger known = assertInstanceOf(
                KafkaTrigger.class,
                Written.within(Map.of("BROKERS", "kafka:9092", "TOPIC", "orders"), yaml)
                        .reading()
                        .trigger()
                        .orElseThrow());
        assertEquals("orders", known.topic());
        KafkaTrigger unknown = assertInstanceOf(
                KafkaTrigger.class, Written.alone(yaml).reading().trigger().orElseThrow());
        assertEquals("$(TOPIC)", unknown.topic());
        assertEquals(
                List.of("so.yaml:2: metadata.bootstrapServersFromEnv must name a variable of the container's "
                        + "environment, was BROKERS"),
                Written.within(Map.of(), yaml).complaints());
    }

    @Test
    void aSecretThatCannotBeSeenIsNotMissed() {
        String yaml = "type: rabbitmq\nmetadata: {queueName: orders, mode: MessageRate, value: '10'}\n";
        assertEquals(
                List.of("so.yaml:2: metadata.host is missing"),
                Written.alone(yaml).complaints());
        assertEquals(
                List.of(),
                Written.alone(yaml + "authenticationRef: {name: rabbit}\n").complaints());
    }

    @Test
    void metadataThatAreMissingOrNoObjectAreRefused() {
        assertEquals(
                List.of("so.yaml:1: metadata is missing"),
                Written.alone("type: cron\n").complaints());
        assertEquals(
                List.of("so.yaml:2: metadata must be an object, was none"),
                Written.alone("type: cron\nmetadata: none\n").complaints());
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    kafka       | bootstrapServers: b, consumerGroup: g, topic: orders.in  | s0-kafka-orders-in
                    kafka       | bootstrapServers: b, consumerGroup: my:group             | s0-kafka-my-group-topics
                    rabbitmq    | host: 'http://r', queueName: 'a/b c~*', queueLength: '1' | s0-rabbitmq-a-2Fb+c~-2A
                    metrics-api | url: u, valueLocation: a.b(c), targetValue: '1'          | s0-metric-api-a-b-c-
                    aws-sqs-queue | queueURL: 'https://sqs/1/orders.fifo', awsRegion: r    | s0-aws-sqs-orders-fifo
                    cron        | timezone: Etc/UTC, start: '0 */2 ? * *', end: 5 9 * * *, desiredReplicas: '2' \
                    | s0-cron-Etc-UTC-0xSl2Qmxx-59xxx
                    """)
    void metricsAreNamedAsKedaNamesThem(String type, String metadata, String name) {
        assertEquals(name, Written.trigger(type, metadata).metricName());
    }
}
