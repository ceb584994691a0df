package dev.tenfold.policy.keda.trigger;

/**
 * A queue of RabbitMQ, as its management interface shows it.
 *
 * @param messages ready and unacknowledged
 * @param ready messages that no consumer has
 * @param publishRate messages per second that come
 * @param deliverGetRate messages per second that go to consumers
 */
public record RabbitMqQueue(long messages, long ready, double publishRate, double deliverGetRate) {}
