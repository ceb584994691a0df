package dev.tenfold.policy.keda.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the partitions that a Kafka trigger is limited to, such as {@code 1-4,8,10-12}.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/kafka_scaler.go">parsePartitionLimitation</a>
 */
public final class KafkaPartitions {
    private static final int MOST = 1_000_000;

    private KafkaPartitions() {}

    /** The partitions, in the order written; empty if the text is no list of numbers and ranges. */
    public static Optional<List<Integer>> parse(String text) {
        List<Integer> partitions = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            OptionalLong from = number(ends[0]);
            OptionalLong to = number(ends[ends.length - 1]);
            if (ends.length > 2 || from.isEmpty() || to.isEmpty() || to.getAsLong() - from.getAsLong() > MOST) {
                return Optional.empty();
            }
            for (long partition = from.getAsLong(); partition <= to.getAsLong(); partition++) {
                partitions.add((int) partition);
            }
        }
        return Optional.of(List.copyOf(partitions));
    }

    private static OptionalLong number(String text) {
        OptionalLong number = GoText.decimal(text.strip());
        return number.isPresent() && number.getAsLong() == (int) number.getAsLong() ? number : OptionalLong.empty();
    }
}
