package dev.tenfold.policy.keda.trigger;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How much of a lag is shown to the autoscaler, lest it start consumers that no partition is left for.
 *
 * @param lagThreshold messages per replica that are aimed at; &gt; 0
 * @param allowIdleConsumers whether there may be more replicas than partitions
 * @param limitToPartitionsWithLag whether only partitions that lag count as partitions
 * @param ensureEvenDistribution whether the replicas must divide the partitions
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/kafka_scaler.go">getTotalLag</a>
 */
public record KafkaLagLimit(
        long lagThreshold,
        boolean allowIdleConsumers,
        boolean limitToPartitionsWithLag,
        boolean ensureEvenDistribution) {
    public KafkaLagLimit {
        if (lagThreshold <= 0) {
            throw new IllegalArgumentException("lagThreshold must be > 0, was " + lagThreshold);
        }
    }

    /** The lag that is shown, of the lags of all partitions. */
    public long shown(long... lags) {
        long total = LongStream.of(lags).sum();
        if (allowIdleConsumers && !limitToPartitionsWithLag && !ensureEvenDistribution) {
            return total;
        }
        if (ensureEvenDistribution) {
            total = evenReplicas(total, lags.length) * lagThreshold;
        }
        long most = limitToPartitionsWithLag
                ? Arrays.stream(lags).filter(lag -> lag > 0).count()
                : lags.length;
        return total / lagThreshold > most ? most * lagThreshold : total;
    }

    /** The fewest replicas that divide the partitions and that the lag does not overwhelm. */
    public long evenReplicas(long totalLag, long partitions) {
        return LongStream.of(factors(partitions))
                .filter(factor -> factor * lagThreshold >= totalLag)
                .findFirst()
                .orElse(partitions);
    }

    /** The whole numbers that divide one, smallest first; none if it is less than 1. */
    public static long[] factors(long number) {
        return LongStream.rangeClosed(1, number)
                .filter(factor -> number % factor == 0)
                .toArray();
    }
}
