package dev.tenfold.policy.aws;

import dev.tenfold.policy.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

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

    @Override
    public Ask ask(Occasion occasion) {
        boolean out = occasion.alarm().operator().side() == ScaleDirection.OUT;
        int start = out ? occasion.outFrom() : occasion.desired();
        double metric = occasion.newest();
        int wanted = new TargetTracking(target, TrackingProfile.EC2, disableScaleIn).capacityFor(start, metric);
        return new Ask(
                out ? Math.max(wanted, occasion.desired()) : Math.min(wanted, occasion.desired()),
                occasion.alarm().query().label() + " is " + Figure.of(metric) + " against a target of "
                        + Figure.of(target) + ": " + start + " x " + Figure.of(metric / target) + " = " + wanted);
    }

    /** The alarms that AWS makes for it, named as AWS names them but for the identifier at the end. */
    @Override
    public List<AlarmSpec> ownAlarms(Scalable scaled) {
        TargetTracking tracking = tracking(scaled.profile());
        AlarmSpec high = own("AlarmHigh", tracking.high(), scaled);
        return tracking.low()
                .map(low -> List.of(high, own("AlarmLow", low, scaled)))
                .orElse(List.of(high));
    }

    private AlarmSpec own(String kind, TrackingAlarm alarm, Scalable scaled) {
        return new AlarmSpec(
                "TargetTracking-" + scaled.id() + "-" + kind + "-" + name,
                metric.query(scaled),
                new AlarmTiming(metric.period(), alarm.evaluationPeriods(), OptionalInt.empty()),
                alarm.operator(),
                alarm.threshold(),
                Optional.of(MissingTreatment.MISSING),
                Optional.empty(),
                new AlarmActions(true, List.of(name), List.of(), List.of()));
    }

    @Override
    public boolean tracks() {
        return true;
    }

    @Override
    public boolean neverScalesIn() {
        return disableScaleIn;
    }
}
