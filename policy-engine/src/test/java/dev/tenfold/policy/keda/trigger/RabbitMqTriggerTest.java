package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RabbitMqTriggerTest {

    private static RabbitMqTrigger rabbit(String metadata) {
        return (RabbitMqTrigger) Written.trigger("rabbitmq", "queueName: orders, " + metadata);
    }

    @ParameterizedTest(name = "{0}: {1} messages, in {2}/s, out {3}/s -> {4}, active {5}")
    @CsvSource(textBlock = """
                    # mode, messages, published, delivered, value, active (activation is 2)
                    QueueLength,                  2,  9,  9,   2,   false
                    QueueLength,                  3,  0,  0,   3,   true
                    MessageRate,                  0,  1,  9,   1,   false
                    MessageRate,                  3,  1,  9,   1,   true
                    MessageRate,                  0,  2.5, 9,  2.5, true
                    DeliverGetRate,               9,  9,  1,   1,   false
                    DeliverGetRate,               0,  0,  3,   3,   true
                    PublishedToDeliveredRatio,    0,  0,  0,   0,   false
                    PublishedToDeliveredRatio,    0,  1,  0,   2,   true
                    PublishedToDeliveredRatio,    0,  6,  2,   3,   true
                    ExpectedQueueConsumptionTime, 0,  0,  0,   0,   false
                    ExpectedQueueConsumptionTime, 0,  0,  5,   0,   false
                    ExpectedQueueConsumptionTime, 10, 3,  0,   2,   true
                    ExpectedQueueConsumptionTime, 10, 3,  2,   5.5, true
                    ExpectedQueueConsumptionTime, 1,  0,  2,  -0.5, false
                    """)
    void makesOfAQueueWhatItsModeSays(
            String mode, long messages, double published, double delivered, double value, boolean active) {
        Observation seen = rabbit("host: 'http://r', value: '1', activationValue: '2', mode: " + mode)
                .observe(List.of(new RabbitMqQueue(messages, messages, published, delivered)));
        assertEquals(Observation.of(value, active), seen);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
                    # metadata, messages that count of 10 of which 4 are ready
                    host: 'http://r',                                10
                    "host: 'http://r', excludeUnacknowledged: 'true'", 4
                    host: 'amqp://r',                                4
                    """, quoteCharacter = '"')
    void overAmqpOnlyMessagesThatAreReadyAreSeen(String metadata, double messages) {
        Observation seen = rabbit(metadata).observe(List.of(new RabbitMqQueue(10, 4, 0, 0)));
        assertEquals(messages, seen.value().orElseThrow());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(textBlock = """
                    sum, 18
                    avg, 9
                    max, 11
                    """)
    void queuesThatMatchAreMadeOne(String operation, double messages) {
        RabbitMqTrigger trigger = rabbit("host: 'https://r', useRegex: 'true', operation: " + operation);
        RabbitMqQueue seven = new RabbitMqQueue(7, 7, 1, 1);
        RabbitMqQueue eleven = new RabbitMqQueue(11, 11, 1, 1);
        assertEquals(messages, trigger.observe(List.of(seven, eleven)).value().orElseThrow());
        assertEquals(Observation.of(0, false), trigger.observe(List.of()));
    }

    @Test
    void aQueueThatIsNotThereIsAnError() {
        assertEquals(
                "there is no queue orders",
                rabbit("host: 'http://r'").observe(List.of()).error());
        assertEquals(
                Silence.WHY,
                rabbit("host: 'http://r'").observe(new Silence(), Instant.EPOCH).error());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    host: 'amqp://r'                                   | -
                    host: 'amqp://r', queueLength: '5'                 | -
                    host: 'amqp://r', queueLength: '5', value: '5'     | queueLength must not stand beside mode
                    host: 'amqp://r', value: '5'                       | mode is missing
                    host: 'amqp://r', mode: QueueLength                | value is missing
                    host: 'amqp://r', mode: QueueLength, value: '0'    | value must not be 0
                    host: 'amqp://r', mode: QueueLen, value: '5'       | mode must be QueueLength
                    host: 'amqp://r', mode: MessageRate, value: '5'    | mode needs the HTTP protocol
                    host: 'amqp://r', useRegex: 'true'                 | useRegex needs the HTTP protocol
                    host: 'amqp://r', excludeUnacknowledged: 'true'    | excludeUnacknowledged needs the HTTP
                    host: 'amqp://r', mode: QueueLength, value: '5', timeout: '10' | timeout needs the HTTP protocol
                    host: 'amqp://r', timeout: '10'                    | -
                    host: 'http://r', timeout: -1s                     | timeout must be a duration
                    host: 'http://r', pageSize: '0'                    | pageSize must be >= 1
                    host: RABBIT                                       | host must begin with amqp://
                    host: 'ftp://r'                                    | host must begin with amqp://
                    host: 'ftp://r', protocol: http                    | -
                    hostFromEnv: RABBIT, mode: MessageRate, value: '5' | -
                    """)
    void refusesWhatKedaRefuses(String metadata, String complaint) {
        List<String> complaints = Written.alone("type: rabbitmq\nmetadata: {queueName: q, " + metadata + "}\n")
                .complaints();
        boolean said = complaint == null
                ? complaints.isEmpty()
                : complaints.size() > 0 && complaints.get(0).startsWith("so.yaml:2: metadata." + complaint);
        assertEquals(true, said, complaints::toString);
    }
}
