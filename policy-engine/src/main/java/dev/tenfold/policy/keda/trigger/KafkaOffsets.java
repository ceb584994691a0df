package dev.tenfold.policy.keda.trigger;

import java.util.OptionalLong;

/**
 * How far a consumer group lags behind in one partition.
 *
 * @param earliest whether a group without an offset begins with the first message; otherwise with the next to come
 * @param zeroIfInvalid whether a partition without an offset asks for no replica
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/kafka_scaler.go">getLagForPartition</a>
 */
public record KafkaOffsets(boolean earliest, boolean zeroIfInvalid) {

    /**
     * Messages that the group has not read.
     *
     * @param consumed offset that the group committed; empty if it never did
     * @param newest offset that the next message will get; empty if the broker does not say, which counts as no lag
     */
    public long lag(OptionalLong consumed, OptionalLong newest) {
        if (consumed.isEmpty() && !earliest) {
            return zeroIfInvalid ? 0 : 1;
        }
        if (consumed.isEmpty() && zeroIfInvalid || newest.isEmpty()) {
            return 0;
        }
        return newest.getAsLong() - consumed.orElse(0);
    }
}
