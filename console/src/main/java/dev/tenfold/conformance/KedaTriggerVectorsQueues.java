package dev.tenfold.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.keda.trigger.Answer;
import dev.tenfold.policy.keda.trigger.AwsSqsTrigger;
import dev.tenfold.policy.keda.trigger.KafkaLagLimit;
import dev.tenfold.policy.keda.trigger.KafkaOffsets;
import dev.tenfold.policy.keda.trigger.KafkaPartitions;
import dev.tenfold.policy.keda.trigger.Observation;
import dev.tenfold.policy.keda.trigger.RabbitMqQueue;
import dev.tenfold.policy.keda.trigger.RabbitMqTrigger;
import dev.tenfold.policy.keda.trigger.SqsCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Vectors of KEDA's triggers of queues: Kafka, RabbitMQ, SQS. */
final class KedaTriggerVectorsQueues {
    private static final int OK = 200;
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.ofEntries(
            Map.entry("keda/aws-sqs-attributes", KedaTriggerVectorsQueues::sqsAttributes),
            Map.entry("keda/aws-sqs-value", KedaTriggerVectorsQueues::sqsValue),
            Map.entry("keda/kafka-factors", KedaTriggerVectorsQueues::factors),
            Map.entry("keda/kafka-next-factor", KedaTriggerVectorsQueues::nextFactor),
            Map.entry("keda/kafka-partition-lag", KedaTriggerVectorsQueues::partitionLag),
            Map.entry("keda/kafka-partition-limit", KedaTriggerVectorsQueues::partitionLimit),
            Map.entry("keda/kafka-total-lag", KedaTriggerVectorsQueues::totalLag),
            Map.entry("keda/rabbitmq-eta", KedaTriggerVectorsQueues::rabbitMqEta),
            Map.entry("keda/rabbitmq-value", KedaTriggerVectorsQueues::rabbitMqValue));

    private KedaTriggerVectorsQueues() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static AwsSqsTrigger sqs(Inputs in) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("queueURL", "orders");
        metadata.put("awsRegion", "eu-west-1");
        in.optionalText("scaleOnInFlight").ifPresent(flag -> metadata.put("scaleOnInFlight", flag));
        in.optionalText("scaleOnDelayed").ifPresent(flag -> metadata.put("scaleOnDelayed", flag));
        return (AwsSqsTrigger)
                KedaTriggerVectors.trigger(in, "aws-sqs-queue", metadata).orElseThrow();
    }

    private static ObjectNode sqsAttributes(Inputs in) {
        Answer<Long> messages = sqs(in).messages(in.texts("attributes"));
        ObjectNode shown = object();
        messages.value()
                .ifPresentOrElse(count -> shown.put("value", count), () -> shown.put("error", messages.failure()));
        return shown;
    }

    private static ObjectNode sqsValue(Inputs in) {
        SqsCounts counts = new SqsCounts(in.integer("visible"), in.integer("notVisible"), in.integer("delayed"));
        return object().put("value", sqs(in).messages(counts));
    }

    private static ObjectNode factors(Inputs in) {
        ArrayNode factors = JsonNodeFactory.instance.arrayNode();
        LongStream.of(KafkaLagLimit.factors(in.integer("partitions"))).forEach(factors::add);
        return object().set("factors", factors);
    }

    private static KafkaLagLimit limit(Inputs in) {
        return new KafkaLagLimit(
                in.integer("lagThreshold"),
                in.flag("allowIdleConsumers"),
                in.flag("limitToPartitionsWithLag"),
                in.flag("ensureEvenDistributionOfPartitions"));
    }

    private static ObjectNode nextFactor(Inputs in) {
        return object().put("factor", limit(in).evenReplicas(in.integer("totalLag"), in.integer("partitions")));
    }

    private static ObjectNode partitionLag(Inputs in) {
        KafkaOffsets offsets = new KafkaOffsets(
                in.text("offsetResetPolicy").equals("earliest"), in.flag("scaleToZeroOnInvalidOffset"));
        long consumed = in.node().required("consumerOffset").longValue();
        OptionalLong newest = in.has("latestOffset")
                ? OptionalLong.of(in.node().get("latestOffset").longValue())
                : OptionalLong.empty();
        return object().put(
                        "lag", offsets.lag(consumed < 0 ? OptionalLong.empty() : OptionalLong.of(consumed), newest));
    }

    /** Partitions that cannot be read are none; whether that is refused shows where the whole trigger is read. */
    private static ObjectNode partitionLimit(Inputs in) {
        ObjectNode shown = object();
        KafkaPartitions.parse(in.text("partitionLimitation"))
                .ifPresent(partitions -> shown.set("partitions", KedaTriggerVectors.array(partitions)));
        return shown;
    }

    private static ObjectNode totalLag(Inputs in) {
        long[] lags = in.list("partitionLags", JsonNode::longValue).stream()
                .mapToLong(Long::longValue)
                .toArray();
        return object().put("metricValue", limit(in).shown(lags))
                .put("active", LongStream.of(lags).sum() > 0);
    }

    /** What the trigger makes of what the management interface returned. */
    private static Observation rabbitMq(Inputs in) {
        if (in.has("httpStatus") && in.integer("httpStatus") != OK) {
            return new Observation(
                    OptionalDouble.empty(), false, "the broker answers with status " + in.text("httpStatus"));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("host", "http://rabbitmq");
        metadata.put("queueName", "evaluate_trials");
        List.of("mode", "value", "activationValue", "operation", "excludeUnacknowledged")
                .forEach(key -> in.optionalText(key).ifPresent(text -> metadata.put(key, text)));
        JsonNode response = json(in.text("response"));
        boolean regex = response.has("items");
        metadata.put("useRegex", String.valueOf(regex));
        List<RabbitMqQueue> queues = new ArrayList<>();
        (regex ? response.get("items") : List.of(response)).forEach(queue -> queues.add(queue(queue)));
        RabbitMqTrigger trigger = (RabbitMqTrigger)
                KedaTriggerVectors.trigger(in, "rabbitmq", metadata).orElseThrow();
        return trigger.observe(queues);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("its response is not JSON", malformed);
        }
    }

    private static RabbitMqQueue queue(JsonNode queue) {
        JsonNode rates = queue.path("message_stats");
        return new RabbitMqQueue(
                queue.path("messages").longValue(),
                queue.path("messages_ready").longValue(),
                rates.path("publish_details").path("rate").doubleValue(),
                rates.path("deliver_get_details").path("rate").doubleValue());
    }

    private static ObjectNode rabbitMqValue(Inputs in) {
        Observation seen = rabbitMq(in);
        ObjectNode shown = object().put("active", seen.active());
        if (seen.isError()) {
            shown.put("error", seen.error());
        }
        seen.value().ifPresent(value -> shown.put("metricValue", value));
        return shown;
    }

    private static ObjectNode rabbitMqEta(Inputs in) {
        Observation seen = rabbitMq(in);
        return object().put("expectedMilli", seen.milli()).put("isActive", seen.active());
    }
}
