package dev.tenfold.policy.keda.trigger;

import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One trigger of a ScaledObject or ScaledJob: where it looks, what it makes of what it sees, and what it aims at.
 *
 * @see <a href="https://github.com/kedacore/keda/tree/main/pkg/scalers">pkg/scalers</a>
 */
public sealed interface Trigger
        permits PrometheusTrigger,
                CronTrigger,
                ResourceTrigger,
                AwsCloudWatchTrigger,
                AwsSqsTrigger,
                KafkaTrigger,
                RabbitMqTrigger,
                MetricsApiTrigger,
                ExternalTrigger,
                OpaqueTrigger {

    /** What all triggers have. */
    TriggerId id();

    /** The metric's name without the index of the trigger. */
    String bareMetricName();

    /** The value that the metric is held at, per replica or in all; empty if the file does not say. */
    OptionalDouble threshold();

    /** The value that the metric must be above for the trigger to be active. */
    double activationThreshold();

    /** What it reads from outside, for whoever must describe it. */
    List<Need> needs();

    /**
     * Looks.
     *
     * @param source the world as it is now
     * @param memory the trigger's own, kept from poll to poll
     * @param now by the calendar
     */
    Observation observe(TriggerSource source, TriggerMemory memory, Instant now);

    /** Looks without remembering anything, which only differs for a Kafka trigger that excludes persistent lag. */
    default Observation observe(TriggerSource source, Instant now) {
        return observe(source, new TriggerMemory(), now);
    }

    /** The name of its metric, such as {@code s0-prometheus}. */
    default String metricName() {
        return MetricNames.indexed(id().index(), bareMetricName());
    }

    /** Whether its activity counts: that of cpu and memory does not, beside other triggers. */
    default boolean decidesActivity() {
        return true;
    }

    /** Whether it may change its mind between polls. */
    default boolean pushes() {
        return false;
    }

    /**
     * The metric that the autoscaler is given; empty if nobody says what to aim at.
     *
     * @param source asked only where the scaler itself sets the target
     */
    default Optional<MetricSpec> hpaMetric(TriggerSource source) {
        OptionalDouble threshold = threshold();
        if (threshold.isEmpty()) {
            return Optional.empty();
        }
        long milli = (long) (threshold.getAsDouble() * 1000);
        MetricTarget target =
                id().metricType() == MetricType.VALUE ? MetricTarget.value(milli) : MetricTarget.averageValue(milli);
        return Optional.of(new MetricSpec.External(metricName(), Optional.empty(), target));
    }
}
