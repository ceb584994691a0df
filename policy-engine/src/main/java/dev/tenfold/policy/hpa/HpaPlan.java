package dev.tenfold.policy.hpa;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A policy made ready for use: everything defaulted, everything that never changes worked out once. */
final class HpaPlan {
    private static final Behavior NO_BEHAVIOR = new Behavior(Optional.empty(), Optional.empty());

    final HpaSpec spec;
    final HpaSettings settings;
    final Bounds bounds;
    final Tolerance tolerance;
    final List<MetricSpec> metrics;
    final ReplicaCalculator perPod;
    final WholeMetricCalculator whole;
    final boolean hasBehavior;
    final Pace upPace;
    final Pace downPace;
    final long upWindowNanos;
    final long downWindowNanos;

    /** Whether a metric is among them that says something while there are no pods. */
    final boolean measuresAtZero;

    HpaPlan(HpaSpec spec, HpaSettings settings) {
        this.spec = spec;
        this.settings = settings;
        this.bounds = new Bounds(spec.minimum(), spec.maxReplicas());
        this.tolerance = settings.toleranceFor(spec);
        this.metrics = spec.metricsInForce();
        this.perPod = new ReplicaCalculator(settings, tolerance);
        this.whole = new WholeMetricCalculator(tolerance);
        this.hasBehavior = spec.behavior().isPresent();
        Behavior behavior = spec.behavior().map(Behavior::defaulted).orElse(NO_BEHAVIOR);
        ScalingRules up = behavior.scaleUp().orElse(ScalingRules.NONE);
        ScalingRules down = behavior.scaleDown().orElse(ScalingRules.NONE);
        this.upPace = new Pace(up);
        this.downPace = new Pace(down);
        this.upWindowNanos = window(up, Duration.ZERO);
        this.downWindowNanos = window(down, settings.downscaleStabilization());
        this.measuresAtZero = metrics.stream().anyMatch(MetricSpec::measuresAtZero);
    }

    private static long window(ScalingRules rules, Duration otherwise) {
        return rules.stabilizationWindowSeconds().isPresent()
                ? Duration.ofSeconds(rules.stabilizationWindowSeconds().getAsInt())
                        .toNanos()
                : otherwise.toNanos();
    }
}
