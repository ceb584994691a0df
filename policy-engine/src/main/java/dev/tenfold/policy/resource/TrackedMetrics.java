package dev.tenfold.policy.resource;

import dev.tenfold.policy.aws.TrackedMetric;
import dev.tenfold.policy.aws.TrackedMetric.Customized;
import dev.tenfold.policy.aws.TrackedMetric.Predefined;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the metric of a target tracking policy.
 *
 * @param configuration of the policy
 * @param application whether the policy is one of Application Auto Scaling
 */
record TrackedMetrics(Section configuration, boolean application) {
    private static final List<String> OF_GROUPS = List.of(
            "ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut", "ALBRequestCountPerTarget");
    private static final List<Long> PERIODS = List.of(10L, 20L, 30L, 60L);

    /** The metric; empty if something of it is open or would be refused. */
    Optional<TrackedMetric> read() {
        String named = configuration.has("PredefinedScalingMetricSpecification")
                ? "PredefinedScalingMetricSpecification"
                : "PredefinedMetricSpecification";
        String customized = configuration.has("CustomizedScalingMetricSpecification")
                ? "CustomizedScalingMetricSpecification"
                : "CustomizedMetricSpecification";
        if (configuration.has(named) == configuration.has(customized)) {
            boolean both = configuration.has(named);
            configuration.error(
                    both ? customized : named,
                    both ? "must not stand beside " + named : "is missing, and so is " + customized);
            return Optional.empty();
        }
        return configuration.has(named)
                ? configuration.section(named).flatMap(this::predefined)
                : configuration.section(customized).flatMap(this::customized);
    }

    private Optional<TrackedMetric> predefined(Section section) {
        section.require("PredefinedMetricType");
        Optional<String> type = section.choice("PredefinedMetricType", this::type);
        Optional<String> label = section.name("ResourceLabel");
        if (type.isPresent() && type.get().equals("ALBRequestCountPerTarget") && label.isEmpty()) {
            section.error("ResourceLabel", "is missing: ALBRequestCountPerTarget must say of which target group");
        }
        return type.map(known -> new Predefined(known, label));
    }

    private String type(String text) {
        if (application && text.startsWith("ASG")) {
            throw new IllegalArgumentException("must be a metric of Application Auto Scaling, not of groups");
        }
        if (!application && !OF_GROUPS.contains(text)) {
            throw new IllegalArgumentException("must be " + String.join(", ", OF_GROUPS.subList(0, 3)) + " or "
                    + OF_GROUPS.get(3) + " in a policy of a group");
        }
        return text;
    }

    private Optional<TrackedMetric> customized(Section section) {
        Optional<Duration> period = section.seconds("Period");
        if (period.isPresent() && !PERIODS.contains(period.get().toSeconds())) {
            section.error("Period", "must be 10, 20, 30 or 60");
        }
        return MetricReader.query(section).map(query -> new Customized(query, period));
    }
}
