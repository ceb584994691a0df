package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The metric of a target tracking policy. */
public sealed interface TrackedMetric {

    /** What the alarms look at. */
    MetricQuery query(Scalable scaled);

    /** Length of a data point of the alarms. */
    default Duration period() {
        return TrackingAlarm.PERIOD;
    }

    /**
     * {@code PredefinedMetricSpecification} or {@code PredefinedScalingMetricSpecification}.
     *
     * @param type {@code PredefinedMetricType}, such as {@code ASGAverageCPUUtilization}
     * @param resourceLabel {@code ResourceLabel}, if written
     */
    record Predefined(String type, Optional<String> resourceLabel) implements TrackedMetric {
        public Predefined {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(resourceLabel, "resourceLabel");
        }

        @Override
        public MetricQuery query(Scalable scaled) {
            return PredefinedMetric.query(type, resourceLabel, scaled);
        }

        /** A minute, and 20 s where the type says high resolution. */
        @Override
        public Duration period() {
            return type.endsWith("HighResolution") ? Duration.ofSeconds(20) : TrackingAlarm.PERIOD;
        }
    }

    /**
     * {@code CustomizedMetricSpecification}.
     *
     * @param query the metric, or the expression
     * @param writtenPeriod {@code Period}, if written: 10, 20, 30 or 60 s
     */
    record Customized(MetricQuery query, Optional<Duration> writtenPeriod) implements TrackedMetric {
        public Customized {
            Objects.requireNonNull(query, "query");
            Objects.requireNonNull(writtenPeriod, "writtenPeriod");
        }

        @Override
        public MetricQuery query(Scalable scaled) {
            return query;
        }

        @Override
        public Duration period() {
            return writtenPeriod.orElse(TrackingAlarm.PERIOD);
        }
    }
}
