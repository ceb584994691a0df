package dev.tenfold.service;

/**
 * The messages of a queue as its broker counts them. Consumers pull: what no consumer holds waits, whether there are
 * consumers or not, and what a consumer held that is gone comes back to the head of the line.
 */
public interface Backlog {
    /** The queue that it is the backlog of. */
    Queue queue();

    /**
     * Messages that wait for a consumer: {@code messages_ready} of RabbitMQ, {@code ApproximateNumberOfMessages} of
     * SQS.
     */
    double waiting();

    /**
     * Messages that were handed out and are not done, those of consumers that died included:
     * {@code messages_unacknowledged} of RabbitMQ, {@code ApproximateNumberOfMessagesNotVisible} of SQS.
     */
    double inFlight();

    /**
     * How long ago the oldest message was produced that is not done, seconds; 0 if there is none.
     *
     * @param nowNanos nanoseconds since start
     */
    double oldestAgeSeconds(long nowNanos);

    /** Messages that were accepted since the start. */
    double produced();

    /** Messages that were taken out for good since the start, those included that could not be worked. */
    double consumed();

    /** Messages that were handed out once more since the start, because their consumer was gone. */
    double redelivered();

    /** All that was produced and is not done: the lag of a Kafka consumer group, which commits what it has done. */
    default double lag() {
        return waiting() + inFlight();
    }
}
