package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.scenario.QueueSpec.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a queue is where the scenario says little of it, and how policies find it. */
class QueueSpecTest {
    private static QueueSpec queue(Kind kind, String name) {
        return new QueueSpec(
                kind,
                Optional.ofNullable(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest(name = "orders, named {0}, is meant by {1}: {2}")
    @CsvSource(textBlock = """
            ,                                                   orders,                                           true
            ,                                                   order,                                            false
            ,                                                   https://sqs.eu-west-1.amazonaws.com/123/orders,   true
            ,                                                   arn:aws:sqs:eu-west-1:123:orders,                 true
            ,                                                   https://sqs.eu-west-1.amazonaws.com/123/other,    false
            shop.orders.v2,                                     shop.orders.v2,                                   true
            shop.orders.v2,                                     orders,                                           false
            https://sqs.eu-west-1.amazonaws.com/123/orders,     orders,                                           true
            """)
    void isFoundByItsNameOrAddress(String name, String wanted, boolean found) {
        assertEquals(found, queue(Kind.SQS, name).isCalled("orders", wanted));
    }

    @ParameterizedTest(name = "{0}: {1} s, {2} partitions")
    @CsvSource({
        "KAFKA, 45, 12",
        "SQS, 30, Infinity",
        "RABBITMQ, 0, Infinity",
        "REDIS, 0, Infinity",
        "OTHER, 0, Infinity"
    })
    void knowsWhatItsBrokerDoes(Kind kind, double redelivery, double partitions) {
        assertEquals(redelivery, queue(kind, null).queue("orders").redeliverySeconds());
        assertEquals(partitions, queue(kind, null).queue("orders").partitions());
        assertEquals(Double.POSITIVE_INFINITY, queue(kind, null).queue("orders").maxLength());
    }

    @Test
    void whatTheScenarioSaysHolds() {
        QueueSpec topic = new QueueSpec(
                Kind.KAFKA,
                Optional.empty(),
                Optional.of("billing"),
                Optional.of(3),
                Optional.of(500L),
                Optional.of(Duration.ofSeconds(6)));
        assertEquals("billing", topic.group("worker"));
        assertEquals("worker", queue(Kind.KAFKA, null).group("worker"));
        assertEquals(3, topic.queue("orders").partitions());
        assertEquals(500, topic.queue("orders").maxLength());
        assertEquals(6, topic.queue("orders").redeliverySeconds());
    }
}
