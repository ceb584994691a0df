package dev.tenfold.policy.keda.trigger;

import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.quantity.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The cpu or memory of the pods. KEDA hands it to the autoscaler and reads nothing itself: it is always active, and
 * beside other triggers has no say in whether the target runs.
 *
 * @param id see {@link TriggerId}; the type is the resource
 * @param container whose usage counts; empty for that of whole pods
 * @param targetMilli thousandths: of a percent of the request for a utilisation, of the resource's unit otherwise
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/cpu_memory_scaler.go">cpu_memory_scaler.go</a>
 */
public record ResourceTrigger(TriggerId id, String container, long targetMilli) implements Trigger {
    private static final int MILLI = 1000;

    public ResourceTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(container, "container");
        if (id.metricType() == MetricType.VALUE) {
            throw new IllegalArgumentException("metricType must be Utilization or AverageValue, was Value");
        }
    }

    static ResourceTrigger read(Parameters in) {
        in.text("type")
                .ifPresent(type -> in.problem(
                        "type", "is refused since KEDA 2.18", "`metricType: " + type + "` beside the metadata"));
        String value = in.required("value");
        OptionalLong milli = OptionalLong.of(0);
        if (in.id().metricType() == MetricType.UTILIZATION) {
            milli = GoText.decimal(value);
            boolean fits = milli.isPresent() && milli.getAsLong() == (int) milli.getAsLong();
            milli = fits ? OptionalLong.of(milli.getAsLong() * MILLI) : OptionalLong.empty();
        } else {
            milli = Amount.parse(value).map(Amount::milli).orElse(OptionalLong.empty());
        }
        if (!value.isEmpty() && milli.isEmpty()) {
            boolean percent = in.id().metricType() == MetricType.UTILIZATION;
            in.problem("value", percent ? "must be a whole percentage" : "must be a quantity such as 500m or 1Gi", "");
        }
        return new ResourceTrigger(in.id(), in.text("containerName").orElse(""), milli.orElse(0));
    }

    @Override
    public String bareMetricName() {
        return id.type();
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of((double) targetMilli / MILLI);
    }

    @Override
    public double activationThreshold() {
        return 0;
    }

    @Override
    public List<Need> needs() {
        return List.of();
    }

    @Override
    public boolean decidesActivity() {
        return false;
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        return new Observation(OptionalDouble.empty(), true, "");
    }

    @Override
    public Optional<MetricSpec> hpaMetric(TriggerSource source) {
        MetricTarget target = id.metricType() == MetricType.UTILIZATION
                ? MetricTarget.utilization((int) (targetMilli / MILLI))
                : MetricTarget.averageValue(targetMilli);
        return Optional.of(
                container.isEmpty()
                        ? new MetricSpec.Resource(id.type(), target)
                        : new MetricSpec.ContainerResource(id.type(), container, target));
    }
}
