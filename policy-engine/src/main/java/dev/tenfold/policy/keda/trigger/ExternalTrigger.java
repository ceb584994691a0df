package dev.tenfold.policy.keda.trigger;

import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Asks a scaler of somebody else's, which says what to aim at, how much there is, and whether the target is to run.
 *
 * @param id see {@link TriggerId}; the type is {@code external} or {@code external-push}
 * @param scalerAddress host and port
 * @param metadata everything written, which the scaler is handed
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/external_scaler.go">external_scaler.go</a>
 */
public record ExternalTrigger(TriggerId id, String scalerAddress, Map<String, String> metadata) implements Trigger {
    private static final int MILLI = 1000;

    public ExternalTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(scalerAddress, "scalerAddress");
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    static ExternalTrigger read(Parameters in) {
        in.flag("enableTLS", false);
        in.flag("unsafeSsl", false);
        in.written().keySet().forEach(in::ignore);
        return new ExternalTrigger(in.id(), in.required("scalerAddress"), in.written());
    }

    /** The scaler names its metric; this is what stands in for the name as long as it has not. */
    @Override
    public String bareMetricName() {
        return MetricNames.normalised(id.type() + "-" + scalerAddress);
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.empty();
    }

    @Override
    public double activationThreshold() {
        return 0;
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need("external scaler", scalerAddress));
    }

    /** An active push is acted on at once; one that is inactive waits for the next poll. */
    @Override
    public boolean pushes() {
        return id.type().equals("external-push");
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        Answer<ExternalMetric> answer = source.external(scalerAddress, metadata);
        return answer.value()
                .map(metric -> Observation.of(metric.value(), metric.active()))
                .orElseGet(() -> Observation.failed(answer.failure()));
    }

    @Override
    public Optional<MetricSpec> hpaMetric(TriggerSource source) {
        return source.external(scalerAddress, metadata).value().map(metric -> {
            long milli = (long) (metric.target() * MILLI);
            return new MetricSpec.External(
                    MetricNames.indexed(id.index(), metric.name()),
                    Optional.empty(),
                    id.metricType() == MetricType.VALUE ? MetricTarget.value(milli) : MetricTarget.averageValue(milli));
        });
    }
}
