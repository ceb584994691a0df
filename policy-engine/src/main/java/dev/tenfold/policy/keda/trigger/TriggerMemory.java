package dev.tenfold.policy.keda.trigger;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What one trigger remembers from poll to poll, for as long as its object does not change. */
public final class TriggerMemory {
    private final Map<Partition, Long> offsets = new HashMap<>();

    private record Partition(String topic, int number) {}

    /** Remembers the offset of a partition's consumers; gives the one of the poll before, if there was one. */
    OptionalLong exchange(PartitionOffsets partition, long consumerOffset) {
        Long before = offsets.put(new Partition(partition.topic(), partition.partition()), consumerOffset);
        return before == null ? OptionalLong.empty() : OptionalLong.of(before);
    }
}
