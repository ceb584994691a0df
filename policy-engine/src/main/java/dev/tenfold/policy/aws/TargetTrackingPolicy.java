package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code TargetTrackingScaling}: a metric is kept at a target.
 *
 * @param name of the policy
 * @param metric what is tracked
 * @param target {@code TargetValue}, in the metric's unit; > 0
 * @param disableScaleIn {@code DisableScaleIn}; false by default
 * @param estimatedWarmUp {@code EstimatedInstanceWarmup}, if written; groups only
 * @param scaleInCooldown {@code ScaleInCooldown}, if written; Application Auto Scaling only
 * @param scaleOutCooldown {@code ScaleOutCooldown}, if written; Application Auto Scaling only
 * @param enabled whether it acts
 */
public record TargetTrackingPolicy(
        String name,
        TrackedMetric metric,
        double target,
        boolean disableScaleIn,
        Optional<Duration> estimatedWarmUp,
        Optional<Duration> scaleInCooldown,
        Optional<Duration> scaleOutCooldown,
        boolean enabled)
        implements ScalingPolicySpec {

    public TargetTrackingPolicy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(estimatedWarmUp, "estimatedWarmUp");
        Objects.requireNonNull(scaleInCooldown, "scaleInCooldown");
        Objects.requireNonNull(scaleOutCooldown, "scaleOutCooldown");
        if (!(target > 0)) {
            throw new IllegalArgumentException("TargetValue must be > 0");
        }
    }

    /** The arithmetic, with the alarms of what is scaled. */
    public TargetTracking tracking(TrackingProfile profile) {
        return new TargetTracking(target, profile, disableScaleIn);
    }

    @Override
    public String type() {
        return "TargetTrackingScaling";
    }
}
