package dev.tenfold.export;

import dev.tenfold.service.Service;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brokers: a service that consumes a queue has its backlog there. What waits for a slot is ready to be delivered, what
 * holds one is delivered and not acknowledged. The queue, the topic and the consumer group are called as the service.
 *
 * @see <a href="https://www.rabbitmq.com/docs/prometheus">RabbitMQ: Prometheus</a>
 * @see <a href="https://github.com/danielqsj/kafka_exporter">kafka_exporter</a>
 */
final class QueueMetrics implements Exporter {
    @Override
    public void declare(Publisher publisher) {
        String name = publisher.service().name();
        Families<Publisher> whole = publisher.ofService();
        Map<String, String> queue = new LinkedHashMap<>(Map.of("queue", name, "vhost", "/"));
        whole.add(
                Job.BROKER,
                "rabbitmq_queue_messages",
                queue,
                (each, now) -> each.service().waiting());
        whole.add(Job.BROKER, "rabbitmq_queue_messages_ready", queue, (each, now) -> queued(each.service()));
        whole.add(Job.BROKER, "rabbitmq_queue_messages_unacked", queue, (each, now) -> held(each.service()));
        whole.add(
                Job.BROKER,
                "rabbitmq_queue_consumers",
                queue,
                (each, now) -> each.service().fleet().ready());
        Map<String, String> group = Map.of("consumergroup", name, "topic", name);
        Map<String, String> partition = Map.of("consumergroup", name, "topic", name, "partition", "0");
        whole.add(
                Job.BROKER,
                "kafka_consumergroup_lag",
                partition,
                (each, now) -> each.service().waiting());
        whole.add(
                Job.BROKER,
                "kafka_consumergroup_lag_sum",
                group,
                (each, now) -> each.service().waiting());
        whole.add(
                Job.BROKER,
                "queue_messages",
                Map.of("queue", name),
                (each, now) -> each.service().waiting());
        whole.add(Job.BROKER, "up", Map.of(), (each, now) -> 1);
    }

    /** Requests that hold a slot; without slots all of them are being worked on. */
    static double held(Service service) {
        return Math.min(
                service.waiting(), service.work().slots() * service.fleet().ready());
    }

    /** Requests that wait for a slot. */
    static double queued(Service service) {
        return service.waiting() - (service.fleet().ready() == 0 ? 0 : held(service));
    }
}
