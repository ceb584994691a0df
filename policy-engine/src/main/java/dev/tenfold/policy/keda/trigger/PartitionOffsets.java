package dev.tenfold.policy.keda.trigger;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Where a consumer group stands in one partition.
 *
 * @param topic its topic
 * @param partition number within the topic; from 0
 * @param consumed offset that the group committed; empty if it never did
 * @param newest offset that the next message will get; empty if the broker does not say
 */
public record PartitionOffsets(String topic, int partition, OptionalLong consumed, OptionalLong newest) {
    public PartitionOffsets {
        Objects.requireNonNull(topic, "topic");
        if (partition < 0) {
            throw new IllegalArgumentException("partition must be >= 0, was " + partition);
        }
        Objects.requireNonNull(consumed, "consumed");
        Objects.requireNonNull(newest, "newest");
    }
}
