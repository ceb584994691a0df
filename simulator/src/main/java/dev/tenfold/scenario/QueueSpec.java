package dev.tenfold.scenario;

import dev.tenfold.service.Queue;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.Optional;

/**
 * A queue or topic of a broker. Messages wait in it until a replica of the service that consumes it has a slot free.
 *
 * @param kind what it is
 * @param name what policies call it: topic, queue, list, or the queue's URL; its key if left out
 * @param consumerGroup the group of a topic's consumers; the consuming service if left out
 * @param partitions partitions of a topic: no more consumers than that have work
 * @param maxLength messages that may wait before more are turned away
 * @param redelivery time after which messages of a consumer that is gone are given to another
 */
@Meaning("A queue or topic of a broker: messages wait in it until a consumer has a slot free.")
public record QueueSpec(
        @Meaning("What it is.") Kind kind,

        @Meaning("What policies call it: topic, queue, list or URL; its key if left out.")
        Optional<String> name,

        @Meaning("The group of a topic's consumers; the consuming service if left out.")
        Optional<String> consumerGroup,

        @Meaning("Partitions of a topic, 12 if left out: no more consumers than that have work.")
        Optional<Integer> partitions,

        @Meaning("Messages that may wait before more are turned away; unlimited if left out.")
        Optional<Long> maxLength,

        @Meaning("When messages of a consumer that is gone go to another; by the kind if left out: kafka 45s, sqs 30s, "
                + "others at once.")
        Optional<Duration> redelivery) {
    /** Partitions of a topic where the scenario says nothing. */
    static final int DEFAULT_PARTITIONS = 12;

    private static final int MOST_PARTITIONS = 100_000;
    private static final long LONGEST = 1_000_000_000_000L;

    public QueueSpec {
        if (partitions.isPresent() && kind != Kind.KAFKA) {
            throw new IllegalArgumentException("partitions must go with kind kafka, was " + partitions.get());
        }
        if (consumerGroup.isPresent() && kind != Kind.KAFKA) {
            throw new IllegalArgumentException("consumerGroup must go with kind kafka, was " + consumerGroup.get());
        }
        if (partitions.isPresent() && (partitions.get() < 1 || partitions.get() > MOST_PARTITIONS)) {
            throw new IllegalArgumentException("partitions must be 1..100000, was " + partitions.get());
        }
        if (maxLength.isPresent() && (maxLength.get() < 0 || maxLength.get() > LONGEST)) {
            throw new IllegalArgumentException("maxLength must be 0..1000000000000, was " + maxLength.get());
        }
        redelivery.ifPresent(time -> Spelled.requireNotNegative("redelivery", time));
    }

    /** Brokers that differ in what they do for a consumer that is gone. */
    @Meaning("What a queue is.")
    public enum Kind {
        /**
         * A topic and a consumer group. A dead consumer's partitions move when its session times out:
         * {@code session.timeout.ms}, 45 s since Kafka 3.0.
         */
        KAFKA(Duration.ofSeconds(45)),
        /** A queue of RabbitMQ: what was not acknowledged is requeued when the channel closes. */
        RABBITMQ(Duration.ZERO),
        /** A queue of Amazon SQS: a message that was received is seen again after the visibility time-out, 30 s. */
        SQS(Duration.ofSeconds(30)),
        /** A list or stream of Redis. */
        REDIS(Duration.ZERO),
        /** Any other. */
        OTHER(Duration.ZERO);

        private final Duration redelivery;

        Kind(Duration redelivery) {
            this.redelivery = redelivery;
        }
    }

    /** Partitions of a topic; 1 of any other queue. */
    public int partitionCount() {
        return kind == Kind.KAFKA ? partitions.orElse(DEFAULT_PARTITIONS) : 1;
    }

    /** When messages of a consumer that is gone are given to another. */
    public Duration redeliveryTime() {
        return redelivery.orElse(kind.redelivery);
    }

    /** The group that consumes a topic. */
    public String group(String consumer) {
        return consumerGroup.orElse(consumer);
    }

    /**
     * Whether a policy means this queue: by its name, or by a URL or ARN that ends with its name.
     *
     * @param key its key in the scenario
     * @param wanted what the policy says
     */
    public boolean isCalled(String key, String wanted) {
        String own = name.orElse(key);
        return wanted.equals(own) || tail(wanted).equals(tail(own));
    }

    private static String tail(String name) {
        boolean address = name.contains("://") || name.startsWith("arn:");
        return address ? name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1) : name;
    }

    /** The same in the model's units. */
    public Queue queue(String key) {
        return new Queue(
                key,
                kind == Kind.KAFKA ? partitionCount() : Double.POSITIVE_INFINITY,
                maxLength.isPresent() ? maxLength.get() : Double.POSITIVE_INFINITY,
                redeliveryTime().toNanos() / 1e9);
    }
}
