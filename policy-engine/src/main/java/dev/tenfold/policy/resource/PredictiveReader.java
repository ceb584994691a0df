package dev.tenfold.policy.resource;

import dev.tenfold.policy.aws.MetricQuery.Expression;
import dev.tenfold.policy.aws.PredictivePolicy;
import dev.tenfold.policy.aws.PredictivePolicy.Pair;
import dev.tenfold.policy.aws.PredictiveScaling;
import dev.tenfold.policy.aws.PredictiveScaling.MaxCapacityBreach;
import dev.tenfold.policy.aws.PredictiveScaling.Mode;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code PredictiveScalingConfiguration}. */
final class PredictiveReader {
    private PredictiveReader() {}

    static Optional<ScalingPolicySpec> read(String name, Section configuration, boolean enabled) {
        configuration.require("MetricSpecifications");
        List<Pair> pairs = new ArrayList<>();
        for (Section metric : configuration.sections("MetricSpecifications")) {
            pair(metric).ifPresent(pairs::add);
        }
        Optional<PredictiveScaling> scaling = scaling(configuration);
        if (pairs.isEmpty() || !configuration.findings().complete()) {
            return Optional.empty();
        }
        return scaling.map(known -> new PredictivePolicy(name, pairs, known, enabled));
    }

    private static Optional<PredictiveScaling> scaling(Section configuration) {
        configuration.leftOut("Mode", "ForecastOnly: the forecast is shown and nothing is scaled");
        configuration.leftOut("SchedulingBufferTime", "300 s: capacity is asked for 5 min ahead of the hour");
        configuration.leftOut("MaxCapacityBreachBehavior", "HonorMaxCapacity: never above the maximum");
        Mode mode = configuration.choice("Mode", Mode::of).orElse(Mode.FORECAST_ONLY);
        MaxCapacityBreach breach = configuration
                .choice("MaxCapacityBreachBehavior", MaxCapacityBreach::of)
                .orElse(MaxCapacityBreach.HONOR_MAX_CAPACITY);
        int percent = configuration.count("MaxCapacityBuffer").orElse(0);
        Duration buffer =
                configuration.seconds("SchedulingBufferTime").orElse(PredictiveScaling.DEFAULT_SCHEDULING_BUFFER);
        if (!PredictiveScaling.isSchedulingBuffer(buffer)) {
            configuration.error("SchedulingBufferTime", "must be 0 to 3599 seconds");
        } else if (percent < 0 || percent > 100) {
            configuration.error("MaxCapacityBuffer", "must be 0 to 100 percent");
        } else {
            return Optional.of(new PredictiveScaling(mode, breach, percent, buffer));
        }
        return Optional.empty();
    }

    private static Optional<Pair> pair(Section metric) {
        metric.require("TargetValue");
        OptionalDouble target = metric.number("TargetValue");
        if (target.isPresent() && !(target.getAsDouble() > 0)) {
            metric.error("TargetValue", "must be > 0");
            return Optional.empty();
        }
        Optional<String> pair = metric.section("PredefinedMetricPairSpecification")
                .flatMap(named -> named.name("PredefinedMetricType"));
        Optional<String> load = pair.map(type -> type + ", total").or(() -> side(metric, "Load"));
        Optional<String> scaling = pair.map(type -> type + ", average").or(() -> side(metric, "Scaling"));
        if (load.isEmpty() || scaling.isEmpty()) {
            String missing =
                    load.isEmpty() ? "PredefinedLoadMetricSpecification" : "PredefinedScalingMetricSpecification";
            metric.error(missing, "is missing, and so is PredefinedMetricPairSpecification");
            return Optional.empty();
        }
        return target.isPresent()
                ? Optional.of(new Pair(target.getAsDouble(), load.get(), scaling.get()))
                : Optional.empty();
    }

    private static Optional<String> side(Section metric, String side) {
        return metric.section("Predefined" + side + "MetricSpecification")
                .flatMap(named -> named.name("PredefinedMetricType"))
                .or(() -> metric.section("Customized" + side + "MetricSpecification")
                        .flatMap(own -> MetricReader.expression(own, "MetricDataQueries"))
                        .map(Expression::label));
    }
}
