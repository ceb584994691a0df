package dev.tenfold.policy.aws;

import java.util.List;
import java.util.Objects;

/**
 * {@code PredictiveScaling}: capacity is raised ahead of each hour to what is forecast for it. Groups only.
 *
 * @param name of the policy
 * @param metrics what is forecast; AWS takes one
 * @param scaling what is made of the forecast
 * @param enabled whether it acts
 */
public record PredictivePolicy(String name, List<Pair> metrics, PredictiveScaling scaling, boolean enabled)
        implements ScalingPolicySpec {

    /**
     * The load that is forecast, and the target that tells how much of it one instance takes.
     *
     * @param target {@code TargetValue}: load per instance; > 0
     * @param load {@code PredefinedMetricPairSpecification} or {@code PredefinedLoadMetricSpecification} type, or the
     *     label of a customised metric
     * @param scaling the same of the scaling metric
     */
    public record Pair(double target, String load, String scaling) {
        public Pair {
            Objects.requireNonNull(load, "load");
            Objects.requireNonNull(scaling, "scaling");
            if (!(target > 0)) {
                throw new IllegalArgumentException("TargetValue must be > 0");
            }
        }
    }

    public PredictivePolicy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scaling, "scaling");
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("MetricSpecifications must have a metric");
        }
    }

    @Override
    public String type() {
        return "PredictiveScaling";
    }

    /** Nothing: no alarm invokes it, the hour does. */
    @Override
    public Ask ask(Occasion occasion) {
        return Ask.nothing("no alarm invokes predictive scaling");
    }
}
