package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Sums up how far a consumer group lags behind in the partitions of a topic.
 *
 * @param id see {@link TriggerId}
 * @param topic its name; empty for all topics that the group reads
 * @param consumerGroup whose lag counts
 * @param partitionLimitation the partitions that count; empty for all
 * @param limit how much of the lag is shown
 * @param offsets what a partition's lag is
 * @param activationLagThreshold lag above which the trigger is active, counted before it is limited
 * @param excludePersistentLag whether a partition whose offset stands still from poll to poll counts for nothing
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/kafka_scaler.go">kafka_scaler.go</a>
 */
public record KafkaTrigger(
        TriggerId id,
        String topic,
        String consumerGroup,
        Optional<List<Integer>> partitionLimitation,
        KafkaLagLimit limit,
        KafkaOffsets offsets,
        long activationLagThreshold,
        boolean excludePersistentLag)
        implements Trigger {
    public KafkaTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(consumerGroup, "consumerGroup");
        partitionLimitation = partitionLimitation.map(List::copyOf);
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(offsets, "offsets");
    }

    static KafkaTrigger read(Parameters in) {
        return new KafkaText(in).read();
    }

    @Override
    public String bareMetricName() {
        return MetricNames.normalised(topic.isEmpty() ? "kafka-" + consumerGroup + "-topics" : "kafka-" + topic);
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(limit.lagThreshold());
    }

    @Override
    public double activationThreshold() {
        return activationLagThreshold;
    }

    @Override
    public List<Need> needs() {
        Need group = new Need("consumer group", consumerGroup);
        return topic.isEmpty() ? List.of(group) : List.of(new Need("topic", topic), group);
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        Answer<List<PartitionOffsets>> answer = source.partitions(topic, consumerGroup);
        return answer.value()
                .map(partitions -> observe(counted(partitions), memory))
                .orElseGet(() -> Observation.failed(answer.failure()));
    }

    private List<PartitionOffsets> counted(List<PartitionOffsets> partitions) {
        return partitions.stream()
                .filter(each -> partitionLimitation.isEmpty()
                        || partitionLimitation.get().contains(each.partition()))
                .toList();
    }

    private Observation observe(List<PartitionOffsets> partitions, TriggerMemory memory) {
        if (partitions.isEmpty()) {
            return Observation.failed("the topic has no partition that counts");
        }
        long[] all = new long[partitions.size()];
        long[] moving = new long[partitions.size()];
        for (int i = 0; i < all.length; i++) {
            PartitionOffsets partition = partitions.get(i);
            all[i] = offsets.lag(partition.consumed(), partition.newest());
            moving[i] = isStuck(partition, memory) ? 0 : all[i];
        }
        return Observation.of(limit.shown(moving), LongStream.of(all).sum() > activationLagThreshold);
    }

    /** Whether the consumers of a partition are where they were at the poll before, if that is to matter. */
    private boolean isStuck(PartitionOffsets partition, TriggerMemory memory) {
        OptionalLong consumed = partition.consumed();
        if (!excludePersistentLag || consumed.isEmpty() || partition.newest().isEmpty()) {
            return false;
        }
        return memory.exchange(partition, consumed.getAsLong()).equals(consumed);
    }

    /** The parameters of the trigger, and what KEDA checks of them. */
    private record KafkaText(Parameters in) {
        private static final long DEFAULT_THRESHOLD = 10;
        private static final Parameters.Origin[] OPEN = {Parameters.Origin.METADATA, Parameters.Origin.ENVIRONMENT};

        KafkaTrigger read() {
            in.required("bootstrapServers", OPEN);
            String group = in.required("consumerGroup", OPEN);
            String topic = in.text("topic", OPEN).orElse("");
            KafkaSecurity.read(in);
            if (!in.flag("fullMetadata", true) && topic.isEmpty()) {
                in.problem("fullMetadata", "must be true without a topic", "");
            }
            return new KafkaTrigger(
                    in.id(),
                    topic,
                    group,
                    partitions(topic),
                    limit(topic),
                    new KafkaOffsets(
                            in.choice("offsetResetPolicy", "latest", List.of("latest", "earliest"))
                                    .equals("earliest"),
                            in.flag("scaleToZeroOnInvalidOffset", false)),
                    activation(),
                    in.flag("excludePersistentLag", false));
        }

        /** Checked in any case, and of no effect without a topic. */
        private Optional<List<Integer>> partitions(String topic) {
            Optional<String> text = in.text("partitionLimitation");
            Optional<List<Integer>> partitions = text.flatMap(KafkaPartitions::parse);
            if (text.isPresent() && partitions.isEmpty()) {
                in.problem("partitionLimitation", "must be a list of partitions such as 1-4,8", "");
            }
            return topic.isEmpty() ? Optional.empty() : partitions;
        }

        private long activation() {
            long activation = in.whole("activationLagThreshold", 0);
            if (activation < 0) {
                in.problem("activationLagThreshold", "must be >= 0", "");
            }
            return activation;
        }

        private KafkaLagLimit limit(String topic) {
            long threshold = in.whole("lagThreshold", DEFAULT_THRESHOLD);
            if (threshold <= 0) {
                in.problem("lagThreshold", "must be > 0", "");
            }
            boolean idle = in.flag("allowIdleConsumers", false);
            boolean lagging = in.flag("limitToPartitionsWithLag", false);
            boolean even = in.flag("ensureEvenDistributionOfPartitions", false);
            List<String> refusals = new ArrayList<>();
            if (idle && lagging) {
                refusals.add("must not be true together with allowIdleConsumers");
            }
            if (even && lagging) {
                refusals.add("must not be true together with ensureEvenDistributionOfPartitions");
            }
            if (lagging && topic.isEmpty()) {
                refusals.add("needs a topic");
            }
            refusals.forEach(rule -> in.problem("limitToPartitionsWithLag", rule, ""));
            if (even && topic.isEmpty()) {
                in.problem("ensureEvenDistributionOfPartitions", "needs a topic", "");
            }
            return new KafkaLagLimit(threshold > 0 ? threshold : DEFAULT_THRESHOLD, idle, lagging, even);
        }
    }
}
