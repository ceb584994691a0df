package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
import dev.tenfold.scenario.QueueSpec;
import dev.tenfold.service.Backlog;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Brokers: what the exporters of RabbitMQ, Kafka and Redis tell of the queues that services consume, in whole messages.
 *
 * @see <a href="https://www.rabbitmq.com/docs/prometheus">RabbitMQ: Prometheus</a>
 * @see <a href="https://github.com/danielqsj/kafka_exporter">kafka_exporter</a>
 * @see <a href="https://github.com/oliver006/redis_exporter">redis_exporter</a>
 */
final class QueueMetrics implements Exporter {
    private final Map<String, QueueSpec> queues;

    /** @param queues of the scenario, by key */
    QueueMetrics(Map<String, QueueSpec> queues) {
        this.queues = queues;
    }

    @Override
    public void declare(Publisher publisher) {
        publisher.spec().consumes().ifPresent(key -> declare(publisher, key, queues.get(key)));
    }

    private static void declare(Publisher publisher, String key, QueueSpec queue) {
        String name = queue.name().orElse(key);
        switch (queue.kind()) {
            case RABBITMQ -> rabbitMq(publisher, Map.of("queue", name, "vhost", "/"));
            case KAFKA -> kafka(publisher, name, queue);
            case REDIS ->
                add(publisher, "redis_key_size", Map.of("db", "db0", "key", name), messages(Backlog::waiting));
            case SQS, OTHER -> {}
        }
        add(publisher, "queue_messages", Map.of("queue", name), messages(Backlog::lag));
        add(publisher, "up", Map.of(), (each, now) -> 1);
    }

    private static void rabbitMq(Publisher publisher, Map<String, String> queue) {
        String stem = "rabbitmq_queue_messages";
        add(publisher, stem + "_ready", queue, messages(Backlog::waiting));
        add(publisher, stem + "_unacked", queue, messages(Backlog::inFlight));
        Reading<Publisher> ready = messages(Backlog::waiting);
        Reading<Publisher> unacked = messages(Backlog::inFlight);
        add(publisher, stem, queue, (each, now) -> ready.of(each, now) + unacked.of(each, now));
        add(publisher, stem + "_published_total", queue, messages(Backlog::produced));
        add(
                publisher,
                "rabbitmq_queue_consumers",
                queue,
                (each, now) -> each.service().fleet().ready());
    }

    private static void kafka(Publisher publisher, String topic, QueueSpec queue) {
        String group = queue.group(publisher.service().name());
        Map<String, String> ofGroup = Map.of("consumergroup", group, "topic", topic);
        add(publisher, "kafka_consumergroup_lag_sum", ofGroup, messages(Backlog::lag));
        add(
                publisher,
                "kafka_consumergroup_members",
                Map.of("consumergroup", group),
                (each, now) -> each.service().fleet().ready());
        int partitions = queue.partitionCount();
        for (int i = 0; i < partitions; i++) {
            String partition = Integer.toString(i);
            Map<String, String> labels = Map.of("consumergroup", group, "topic", topic, "partition", partition);
            Reading<Publisher> lag = partOf(messages(Backlog::lag), partitions, i);
            Reading<Publisher> newest = partOf(messages(Backlog::produced), partitions, i);
            add(publisher, "kafka_consumergroup_lag", labels, lag);
            add(
                    publisher,
                    "kafka_consumergroup_current_offset",
                    labels,
                    (each, now) -> Math.max(0, newest.of(each, now) - lag.of(each, now)));
            add(
                    publisher,
                    "kafka_topic_partition_current_offset",
                    Map.of("topic", topic, "partition", partition),
                    newest);
        }
    }

    private static void add(Publisher publisher, String name, Map<String, String> labels, Reading<Publisher> reading) {
        publisher.ofService().add(Job.BROKER, name, labels, reading);
    }

    /** Messages are a fluid in the model and whole in a broker. */
    private static Reading<Publisher> messages(ToDoubleFunction<Backlog> count) {
        return (each, now) ->
                Math.round(count.applyAsDouble(each.service().backlog().orElseThrow()));
    }

    /** Producers spread messages evenly; the first partitions have one more where they do not divide. */
    private static Reading<Publisher> partOf(Reading<Publisher> whole, int parts, int index) {
        return (each, now) -> {
            long count = Math.round(whole.of(each, now));
            return Math.floorDiv(count, parts) + (index < Math.floorMod(count, parts) ? 1 : 0);
        };
    }
}
