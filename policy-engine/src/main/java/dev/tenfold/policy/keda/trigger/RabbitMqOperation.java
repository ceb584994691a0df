package dev.tenfold.policy.keda.trigger;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What is made of several queues whose names match one expression.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/rabbitmq_scaler.go">getComposedQueue</a>
 */
public enum RabbitMqOperation {
    /** All of them together. */
    SUM("sum"),
    /** The mean; of messages, without the fraction. */
    AVERAGE("avg"),
    /** The largest of each figure. */
    MAXIMUM("max");

    private final String text;

    RabbitMqOperation(String text) {
        this.text = text;
    }

    /** The operation of that name. */
    public static Optional<RabbitMqOperation> of(String text) {
        return Stream.of(values())
                .filter(operation -> operation.text.equals(text))
                .findFirst();
    }

    /** One queue in place of several; an empty one in place of none. */
    public RabbitMqQueue compose(List<RabbitMqQueue> queues) {
        return new RabbitMqQueue(
                messages(queues, RabbitMqQueue::messages),
                messages(queues, RabbitMqQueue::ready),
                rate(queues, RabbitMqQueue::publishRate),
                rate(queues, RabbitMqQueue::deliverGetRate));
    }

    private long messages(List<RabbitMqQueue> queues, ToLongFunction<RabbitMqQueue> figure) {
        if (this == MAXIMUM) {
            return queues.stream().mapToLong(figure).reduce(0, Math::max);
        }
        long sum = queues.stream().mapToLong(figure).sum();
        return this == AVERAGE && !queues.isEmpty() ? sum / queues.size() : sum;
    }

    /** Summed up one by one in the order given, as KEDA does, not by the compensating sum of streams. */
    private double rate(List<RabbitMqQueue> queues, ToDoubleFunction<RabbitMqQueue> figure) {
        double rate = 0;
        for (RabbitMqQueue queue : queues) {
            double next = figure.applyAsDouble(queue);
            rate = this == MAXIMUM ? Math.max(rate, next) : rate + next;
        }
        return this == AVERAGE && !queues.isEmpty() ? rate / queues.size() : rate;
    }
}
