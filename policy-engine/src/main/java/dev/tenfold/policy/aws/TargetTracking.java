package dev.tenfold.policy.aws;

import java.util.Objects;
import java.util.Optional;

/**
 * A target tracking policy: it keeps a metric, which must fall as capacity grows, at a target.
 *
 * @param target in the metric's unit; > 0
 * @param profile which alarms it creates
 * @param disableScaleIn whether it only ever scales out
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html">Target tracking
 *     scaling policies</a>
 */
public record TargetTracking(double target, TrackingProfile profile, boolean disableScaleIn) {
    /** What floating-point arithmetic adds to a number that is whole in decimals. */
    private static final double NOISE = 1e-9;

    public TargetTracking {
        Objects.requireNonNull(profile, "profile");
        if (!(target > 0)) {
            throw new IllegalArgumentException("TargetValue must be > 0");
        }
    }

    /** The alarm that scales out. */
    public TrackingAlarm high() {
        return new TrackingAlarm(ComparisonOperator.GREATER_THAN, target, profile.highPeriods());
    }

    /** The alarm that scales in; empty where scale-in is disabled. */
    public Optional<TrackingAlarm> low() {
        return disableScaleIn
                ? Optional.empty()
                : Optional.of(new TrackingAlarm(
                        ComparisonOperator.LESS_THAN, profile.lowThreshold(target), TrackingProfile.LOW_PERIODS));
    }

    /**
     * The capacity at which the metric would meet the target, rounded up, so that too much is added rather than too
     * little and too little removed rather than too much. AWS publishes no formula: scale-out follows the metric in
     * proportion, scale-in does not go below this, and may stop short of it.
     *
     * @param capacity at present, without instances that warm up
     * @param metric the newest data point
     */
    public int capacityFor(int capacity, double metric) {
        return (int) Math.ceil(capacity * metric / target - NOISE);
    }

    /** Whole instances to add for an exact number of them. */
    public static int added(double exact) {
        return (int) Math.ceil(exact - NOISE);
    }

    /** Whole instances to remove for an exact number of them. */
    public static int removed(double exact) {
        return (int) Math.floor(exact + NOISE);
    }
}
