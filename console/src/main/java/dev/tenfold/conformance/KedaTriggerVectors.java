package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.keda.trigger.KafkaTrigger;
import dev.tenfold.policy.keda.trigger.MetricNames;
import dev.tenfold.policy.keda.trigger.MetricQuantity;
import dev.tenfold.policy.keda.trigger.MetricType;
import dev.tenfold.policy.keda.trigger.Trigger;
import dev.tenfold.policy.keda.trigger.TriggerReading;
import dev.tenfold.policy.keda.trigger.TriggerText;
import dev.tenfold.policy.keda.trigger.Triggers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Vectors of what KEDA's triggers may say, and of what all of them share. */
final class KedaTriggerVectors {
    private static final Place NOWHERE = new Place("vector", 1);
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.ofEntries(
            Map.entry("keda/aws-cloudwatch-parse", KedaTriggerVectors::parse),
            Map.entry("keda/aws-sqs-parse", KedaTriggerVectors::parse),
            Map.entry("keda/cpu-memory-parse", KedaTriggerVectors::parse),
            Map.entry("keda/cron-parse", KedaTriggerVectors::parse),
            Map.entry("keda/kafka-parse", KedaTriggerVectors::parse),
            Map.entry("keda/metrics-api-parse", KedaTriggerVectors::parse),
            Map.entry("keda/prometheus-parse", KedaTriggerVectors::parse),
            Map.entry("keda/rabbitmq-parse", KedaTriggerVectors::parse),
            Map.entry("keda/metric-index", KedaTriggerVectors::metricIndex),
            Map.entry("keda/metric-name", KedaTriggerVectors::metricName),
            Map.entry("keda/metric-type", KedaTriggerVectors::metricType),
            Map.entry("keda/metric-type-calc", KedaTriggerVectors::desired),
            Map.entry("keda/quantity", KedaTriggerVectors::quantity));

    private KedaTriggerVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A trigger of some type and metadata; empty if KEDA would refuse it. */
    static Optional<Trigger> trigger(Inputs in, String type, Map<String, String> metadata) {
        return trigger(in, type, in.optionalText("metricType").orElse(""), metadata);
    }

    private static Optional<Trigger> trigger(Inputs in, String type, String metricType, Map<String, String> metadata) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("type", entry(text(type)));
        if (!metricType.isEmpty()) {
            entries.put("metricType", entry(text(metricType)));
        }
        Map<String, Entry> written = new LinkedHashMap<>();
        metadata.forEach((key, value) -> written.put(key, entry(text(value))));
        entries.put("metadata", entry(new Mapping(NOWHERE, "", written)));
        Problems problems = new Problems();
        Map<String, String> auth = in.has("authParams") ? in.texts("authParams") : Map.of();
        TriggerReading reading = Triggers.read(new TriggerText(
                in.has("triggerIndex") ? in.integer("triggerIndex") : 0,
                Fields.of(new Mapping(NOWHERE, "", entries), problems),
                Optional.of(auth),
                Optional.of(environment(in, metadata))));
        return problems.isEmpty() ? reading.trigger() : Optional.empty();
    }

    /** The environment of a case; where it gives none, what {@code hostFromEnv} names is the address of a broker. */
    private static Map<String, String> environment(Inputs in, Map<String, String> metadata) {
        if (in.has("env")) {
            return in.texts("env");
        }
        String variable = metadata.get("hostFromEnv");
        return variable == null ? Map.of() : Map.of(variable, "amqp://user:secret@somehost.com:5236/vhost");
    }

    private static Scalar text(String text) {
        return new Scalar(NOWHERE, "", Scalar.Type.TEXT, Scalar.Style.QUOTED, text);
    }

    private static Entry entry(Node value) {
        return new Entry(NOWHERE, value);
    }

    private static ObjectNode parse(Inputs in) {
        Optional<Trigger> trigger = trigger(in, in.text("trigger"), in.texts("metadata"));
        ObjectNode shown = object().put("valid", trigger.isPresent());
        trigger.filter(KafkaTrigger.class::isInstance)
                .map(KafkaTrigger.class::cast)
                .ifPresent(kafka -> show(kafka, shown));
        return shown;
    }

    private static void show(KafkaTrigger kafka, ObjectNode shown) {
        shown.put("topic", kafka.topic())
                .put("consumerGroup", kafka.consumerGroup())
                .put("offsetResetPolicy", kafka.offsets().earliest() ? "earliest" : "latest")
                .put("allowIdleConsumers", kafka.limit().allowIdleConsumers())
                .put("excludePersistentLag", kafka.excludePersistentLag())
                .put("limitToPartitionsWithLag", kafka.limit().limitToPartitionsWithLag())
                .put("ensureEvenDistributionOfPartitions", kafka.limit().ensureEvenDistribution());
        kafka.partitionLimitation().ifPresent(partitions -> shown.set("partitionLimitation", array(partitions)));
    }

    static ArrayNode array(List<Integer> numbers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        numbers.forEach(array::add);
        return array;
    }

    private static ObjectNode metricIndex(Inputs in) {
        ObjectNode shown = object();
        MetricNames.withoutIndex(in.integer("triggerIndex"), in.text("metricName"))
                .ifPresentOrElse(
                        name -> shown.put("name", name),
                        () -> shown.put("error", "the name has no index, or that of another trigger"));
        return shown;
    }

    /** The name of some metrics does not depend on what is written; then nothing is. */
    private static ObjectNode metricName(Inputs in) {
        String type = in.text("trigger");
        String name = in.has("metadata")
                ? trigger(in, type, in.texts("metadata"))
                        .map(Trigger::metricName)
                        .orElse("")
                : MetricNames.indexed(in.integer("triggerIndex"), MetricNames.normalised(type));
        return object().put("metricName", name);
    }

    /** Any trigger that is neither of cpu nor of memory. */
    private static ObjectNode metricType(Inputs in) {
        Map<String, String> metadata = Map.of("serverAddress", "http://prometheus", "query", "up", "threshold", "1");
        Optional<Trigger> trigger = trigger(in, "prometheus", metadata);
        ObjectNode shown = object().put("valid", trigger.isPresent());
        trigger.ifPresent(read -> shown.put("resolved", read.id().metricType().text()));
        return shown;
    }

    private static ObjectNode desired(Inputs in) {
        MetricType type = MetricType.of(in.text("metricType")).orElseThrow();
        int replicas = in.has("currentReplicas") ? in.integer("currentReplicas") : 1;
        return object().put("desired", type.desired(in.number("metric"), in.number("threshold"), replicas));
    }

    private static ObjectNode quantity(Inputs in) {
        double value = switch (in.text("value")) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> in.number("value");
        };
        return object().put("milliQuantity", MetricQuantity.of(value).toString());
    }
}
