package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A scaler that KEDA has and whose own reading is not modelled: its metadata is kept, its target is known where the
 * scaler writes it as a plain number, and its value comes from whoever describes the world.
 *
 * @param id see {@link TriggerId}
 * @param metadata everything written
 * @param threshold that is aimed at, if the scaler says it in one number
 * @param activationThreshold value above which the trigger is active
 * @see <a href="https://keda.sh/docs/latest/scalers/">KEDA scalers</a>
 */
public record OpaqueTrigger(
        TriggerId id, Map<String, String> metadata, OptionalDouble threshold, double activationThreshold)
        implements Trigger {
    private static final List<String> SUBJECTS = List.of(
            "listName",
            "queueName",
            "queue",
            "stream",
            "streamName",
            "topic",
            "topicName",
            "subscriptionName",
            "subject",
            "tableName",
            "blobContainerName",
            "bucketName",
            "query",
            "metricQuery",
            "nrql",
            "podSelector",
            "metricName",
            "filter",
            "deploymentName");

    public OpaqueTrigger {
        Objects.requireNonNull(id, "id");
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        Objects.requireNonNull(threshold, "threshold");
    }

    static OpaqueTrigger read(Parameters in) {
        in.written().keySet().forEach(in::ignore);
        Optional<OpaqueTarget> target = OpaqueTarget.of(in.id().type());
        return new OpaqueTrigger(
                in.id(),
                in.written(),
                target.map(known -> known.threshold(in)).orElse(OptionalDouble.empty()),
                target.map(known -> known.activation(in)).orElse(0.0));
    }

    @Override
    public String bareMetricName() {
        return MetricNames.normalised(id.type());
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need(id.type() + " metric", subject()));
    }

    /** What it looks at, as far as the metadata show it; its own name, or its type, where they do not. */
    private String subject() {
        return SUBJECTS.stream()
                .map(key -> metadata.getOrDefault(key, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(id.name().isEmpty() ? id.type() : id.name());
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        return Observation.above(activationThreshold, source.reading(id.type(), metadata));
    }
}
