package dev.tenfold.policy.keda.trigger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaTriggerTest {
    private static final Instant NOW = Instant.EPOCH;

    @ParameterizedTest(name = "lags {0}, threshold 10, idle {1}, lagging {2}, even {3} -> {4}")
    @CsvSource(textBlock = """
                    # lags,   idle,  lagging, even,  shown
                    100 0 0,   true,  false,   false, 100
                    100 0 0,   false, false,   false, 30
                    39 0 0,    false, false,   false, 39
                    100 1 0,   false, true,    false, 20
                    0 0 0,     false, true,    false, 0
                    3 3 3 3 3 3, false, false, true,  20
                    7 7 7 7 7 7, false, false, true,  60
                    9 9 9 9 9 9, false, false, true,  60
                    0 0,       false, false,   true,  10
                    """)
    void showsNoMoreThanThePartitionsCanTake(String lags, boolean idle, boolean lagging, boolean even, long shown) {
        long[] each = Stream.of(lags.split(" ")).mapToLong(Long::parseLong).toArray();
        assertEquals(shown, new KafkaLagLimit(10, idle, lagging, even).shown(each));
    }

    @Test
    void factorsDivide() {
        assertArrayEquals(new long[] {1, 2, 3, 4, 6, 12}, KafkaLagLimit.factors(12));
        assertArrayEquals(new long[] {1}, KafkaLagLimit.factors(1));
    }

    @ParameterizedTest(name = "consumed {0}, newest {1}, earliest {2}, zero {3} -> {4}")
    @CsvSource(textBlock = """
                    40, 100, false, false, 60
                      , 100, false, false, 1
                      , 100, false, true,  0
                      , 100, true,  false, 100
                      , 100, true,  true,  0
                    40,    , false, false, 0
                      ,    , false, false, 1
                    """)
    void aGroupWithoutAnOffsetLagsByItsPolicy(Long consumed, Long newest, boolean earliest, boolean zero, long lag) {
        assertEquals(lag, new KafkaOffsets(earliest, zero).lag(optional(consumed), optional(newest)));
    }

    private static OptionalLong optional(Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    1,2,3   | 1 2 3
                    1-3,8   | 1 2 3 8
                    3-1     | ''
                    1-2-3   | -
                    a-3     | -
                    1,,2    | -
                    -1      | -
                    99999999999 | -
                    """)
    void readsListsAndRangesOfPartitions(String text, String partitions) {
        Optional<List<Integer>> expected = Optional.ofNullable(partitions)
                .map(list -> Stream.of(list.split(" "))
                        .filter(each -> !each.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
        assertEquals(expected, KafkaPartitions.parse(text));
    }

    private static TriggerSource topic(long consumed, long newest) {
        return new Silence() {
            @Override
            public Answer<List<PartitionOffsets>> partitions(String topic, String consumerGroup) {
                return Answer.of(List.of(
                        new PartitionOffsets(topic, 0, OptionalLong.of(consumed), OptionalLong.of(newest)),
                        new PartitionOffsets(topic, 1, OptionalLong.of(newest), OptionalLong.of(newest))));
            }
        };
    }

    private static Trigger kafka(String more) {
        return Written.trigger("kafka", "bootstrapServers: b, consumerGroup: g, topic: orders" + more);
    }

    @Test
    void activityCountsTheLagBeforeItIsLimited() {
        Trigger trigger = kafka(", activationLagThreshold: '25'");
        assertEquals(Observation.of(20, true), trigger.observe(topic(0, 1000), NOW));
        assertEquals(Observation.of(20, false), trigger.observe(topic(80, 100), NOW));
    }

    @Test
    void aPartitionThatStandsStillCountsForActivityAlone() {
        Trigger trigger = kafka(", excludePersistentLag: 'true'");
        TriggerMemory memory = new TriggerMemory();
        assertEquals(Observation.of(15, true), trigger.observe(topic(5, 20), memory, NOW));
        assertEquals(Observation.of(0, true), trigger.observe(topic(5, 21), memory, NOW));
        assertEquals(Observation.of(15, true), trigger.observe(topic(6, 21), memory, NOW));
    }

    @Test
    void onlyPartitionsThatCountAreCounted() {
        assertEquals(
                Observation.of(0, false), kafka(", partitionLimitation: '1'").observe(topic(5, 20), NOW));
        assertEquals(
                "the topic has no partition that counts",
                kafka(", partitionLimitation: '7'").observe(topic(5, 20), NOW).error());
    }

    @Test
    void aBrokerThatDoesNotAnswerIsAnError() {
        assertEquals(Silence.WHY, kafka("").observe(new Silence(), NOW).error());
    }

    @Test
    void namesWhatItNeeds() {
        assertEquals(
                List.of(new Need("topic", "orders"), new Need("consumer group", "g")),
                kafka("").needs());
    }
}
