package dev.tenfold.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.aws.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten messages a second for 100 s, and nobody who consumes them, or ten consumers of a second each. */
class QueueMetricsTest {
    private static final String AT_ONCE = "{scrape: 10s, scrape-offset: 0s, cloud-watch: {delay: 0s}}";
    private static final String NOBODY = "{replicas: 0, cpu: 100ms, consumes: orders}; ";
    private static final String TWENTY = "{replicas: 20, cpu: 1s, variability: 0, consumes: orders, slots: 1}; ";

    private static Rig rig(String service, String queue, String... queries) {
        Rig rig = new Rig(service + "{orders: {" + queue + "}}", AT_ONCE, queries);
        rig.perSecond = 10;
        return rig;
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
            kind: rabbitmq              | rabbitmq_queue_messages{queue="orders"}                             | 1000
            'kind: rabbitmq, name: sales'| rabbitmq_queue_messages_ready{queue="sales", vhost="/"}             | 1000
            kind: rabbitmq              | rabbitmq_queue_messages_unacked                                     |    0
            kind: rabbitmq              | rabbitmq_queue_consumers                                            |    0
            'kind: kafka, partitions: 3'| kafka_consumergroup_lag{consumergroup="web", partition="0"}         |  334
            'kind: kafka, partitions: 3'| kafka_consumergroup_lag{topic="orders", partition="2"}              |  333
            'kind: kafka, partitions: 3'| kafka_topic_partition_current_offset{partition="1"}                 |  333
            'kind: kafka, partitions: 3'| kafka_consumergroup_current_offset{partition="1"}                   |    0
            'kind: kafka, name: sales, consumer-group: stats'|kafka_consumergroup_lag_sum{consumergroup="stats", topic="sales"}|1000
            kind: kafka                 | count(kafka_consumergroup_lag)                                      |   12
            kind: redis                 | redis_key_size{key="orders"}                                        | 1000
            kind: sqs                   | queue_messages{queue="orders"}                                      | 1000
            """)
    void messagesWithoutConsumerWait(String queue, String query, double expected) {
        assertEquals(expected, rig(NOBODY, queue, query).begin().until(100).value(query));
    }

    @Test
    void messagesThatAreWorkedAreNotReady() {
        String ready = "rabbitmq_queue_messages_ready";
        String unacked = "rabbitmq_queue_messages_unacked";
        Rig rig = rig(TWENTY, "kind: rabbitmq", ready, unacked).begin().until(100);
        assertEquals(0, rig.value(ready));
        assertEquals(10, rig.value(unacked), 1, "10/s for a second each");
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource({
        "ApproximateNumberOfMessagesVisible, Average, 1200",
        "ApproximateNumberOfMessagesNotVisible, Average, 0",
        "ApproximateAgeOfOldestMessage, Maximum, 120",
        "NumberOfMessagesSent, Sum, 600",
        "NumberOfMessagesDeleted, Sum, 0",
    })
    void cloudWatchSeesTheQueue(String name, String statistic, double expected) {
        Rig rig = rig(NOBODY, "kind: sqs");
        CloudWatchSeries series =
                rig.observations.cloudWatch().series("AWS/SQS", name, "web").orElseThrow();
        rig.begin().until(120);
        double[] points = series.datapoints(Statistic.parse(statistic), 60 * Rig.SECOND, 120 * Rig.SECOND, 1);
        assertEquals(expected, points[0], 1e-6);
    }

    @Test
    void aServiceThatIsAskedDirectlyHasNoQueue() {
        Rig rig = new Rig(Rig.WEB, AT_ONCE, "queue_messages");
        assertTrue(rig.observations
                .cloudWatch()
                .series("AWS/SQS", "NumberOfMessagesSent", "web")
                .isEmpty());
        assertTrue(rig.begin().until(60).ask("queue_messages").isEmpty());
    }
}
