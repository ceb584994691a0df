package dev.tenfold.policy.keda.trigger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a RabbitMQ trigger makes of a queue.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/rabbitmq_scaler.go">rabbitmq_scaler.go</a>
 */
public enum RabbitMqMode {
    /** The messages in the queue. */
    QUEUE_LENGTH("QueueLength") {
        @Override
        Observation observe(RabbitMqQueue queue, long messages, double activation) {
            return Observation.above(activation, messages);
        }
    },

    /** Messages per second that come; active also while there are messages. */
    MESSAGE_RATE("MessageRate") {
        @Override
        Observation observe(RabbitMqQueue queue, long messages, double activation) {
            return Observation.of(queue.publishRate(), queue.publishRate() > activation || messages > activation);
        }
    },

    /** Messages per second that go to consumers. */
    DELIVER_GET_RATE("DeliverGetRate") {
        @Override
        Observation observe(RabbitMqQueue queue, long messages, double activation) {
            return Observation.above(activation, queue.deliverGetRate());
        }
    },

    /** Messages that come for each that goes; while none goes, the activation value, and active. */
    PUBLISHED_TO_DELIVERED_RATIO("PublishedToDeliveredRatio") {
        @Override
        Observation observe(RabbitMqQueue queue, long messages, double activation) {
            if (queue.publishRate() <= 0) {
                return Observation.above(activation, 0);
            }
            if (queue.deliverGetRate() == 0) {
                return Observation.of(activation, true);
            }
            boolean delivers = queue.deliverGetRate() > 0;
            return Observation.above(activation, delivers ? queue.publishRate() / queue.deliverGetRate() : 0);
        }
    },

    /** Seconds until the queue is empty at the present rates; while none goes, the activation value, and active. */
    EXPECTED_QUEUE_CONSUMPTION_TIME("ExpectedQueueConsumptionTime") {
        @Override
        Observation observe(RabbitMqQueue queue, long messages, double activation) {
            double delivered = queue.deliverGetRate();
            if (messages == 0) {
                return Observation.above(activation, 0);
            }
            return delivered == 0
                    ? Observation.of(activation, true)
                    : Observation.above(
                            activation, (queue.publishRate() - delivered) / delivered + messages / delivered);
        }
    };

    private final String text;

    RabbitMqMode(String text) {
        this.text = text;
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** The mode of that name. */
    public static Optional<RabbitMqMode> of(String text) {
        return Stream.of(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }

    static List<String> texts() {
        return Stream.of(values()).map(RabbitMqMode::text).toList();
    }

    /** Whether the mode needs rates, which only the HTTP interface shows. */
    public boolean needsHttp() {
        return this != QUEUE_LENGTH;
    }

    /**
     * What the trigger makes of a queue.
     *
     * @param messages that count
     * @param activation value above which the trigger is active
     */
    abstract Observation observe(RabbitMqQueue queue, long messages, double activation);
}
