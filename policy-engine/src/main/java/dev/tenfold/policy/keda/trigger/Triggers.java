package dev.tenfold.policy.keda.trigger;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads triggers. */
public final class Triggers {
    private static final Map<String, Function<Parameters, Trigger>> READERS = Map.ofEntries(
            Map.entry("prometheus", PrometheusTrigger::read),
            Map.entry("cron", CronTrigger::read),
            Map.entry("cpu", ResourceTrigger::read),
            Map.entry("memory", ResourceTrigger::read),
            Map.entry("aws-cloudwatch", AwsCloudWatchTrigger::read),
            Map.entry("aws-sqs-queue", AwsSqsTrigger::read),
            Map.entry("kafka", KafkaTrigger::read),
            Map.entry("rabbitmq", RabbitMqTrigger::read),
            Map.entry("metrics-api", MetricsApiTrigger::read),
            Map.entry("external", ExternalTrigger::read),
            Map.entry("external-push", ExternalTrigger::read));

    private Triggers() {}

    /**
     * Reads a trigger. What KEDA would refuse goes to the problems that its {@link Fields} were made with; what KEDA
     * passes over in silence is warned of. Every field of the metadata counts as read afterwards.
     */
    public static TriggerReading read(TriggerText text) {
        Fields fields = text.fields();
        String type = fields.text("type").map(String::strip).orElse("");
        String name = fields.text("name").orElse("");
        fields.missing("type", "");
        fields.missing("metadata", "");
        if (fields.has("type") && !ScalerTypes.contains(type)) {
            String hint =
                    ScalerTypes.nearest(type).map(near -> "`" + near + "`").orElse("");
            fields.problem("type", "must be the name of a KEDA scaler", hint);
        }
        Optional<MetricType> metricType = metricType(fields, type);
        Optional<Fields> metadata = fields.object("metadata");
        if (!ScalerTypes.contains(type) || metricType.isEmpty() || metadata.isEmpty()) {
            metadata.ifPresent(Fields::skip);
            return new TriggerReading(Optional.empty(), List.of());
        }
        TriggerId id = new TriggerId(text.index(), type, name, metricType.get());
        Mapping written = (Mapping) fields.node("metadata").orElseThrow();
        Parameters parameters =
                new Parameters(id, metadata.get(), written.entries().keySet(), text);
        Trigger trigger = READERS.getOrDefault(type, OpaqueTrigger::read).apply(parameters);
        parameters.warnOfUnknown();
        return new TriggerReading(
                parameters.isSound() ? Optional.of(trigger) : Optional.empty(), parameters.warnings());
    }

    private static Optional<MetricType> metricType(Fields fields, String type) {
        boolean ofResource = type.equals("cpu") || type.equals("memory");
        String written = fields.text("metricType").orElse("");
        Optional<MetricType> found = written.isEmpty() && !ofResource
                ? Optional.of(MetricType.AVERAGE_VALUE)
                : MetricType.of(written)
                        .filter(each -> ofResource ? each != MetricType.VALUE : each != MetricType.UTILIZATION);
        if (found.isEmpty() && ofResource && written.isEmpty()) {
            String legacy = fields.object("metadata")
                    .flatMap(metadata -> metadata.text("type"))
                    .orElse("");
            fields.problem(
                    "metricType",
                    "is missing: it must be Utilization or AverageValue",
                    legacy.isEmpty() ? "" : "`metricType: " + legacy + "` in place of `type` in the metadata");
        } else if (found.isEmpty()) {
            fields.problem("metricType", "must be " + (ofResource ? "Utilization" : "Value") + " or AverageValue", "");
        }
        return found;
    }
}
