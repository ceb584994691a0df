package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An EC2 Auto Scaling group as its author wrote it.
 *
 * @param id {@code AutoScalingGroupName}, or its name in the template
 * @param limits {@code MinSize} and {@code MaxSize}
 * @param desired {@code DesiredCapacity}, if written
 * @param defaultCooldown {@code Cooldown} or {@code DefaultCooldown}, if written
 * @param defaultWarmUp {@code DefaultInstanceWarmup}, if written; negative removes it
 * @param healthCheckGrace {@code HealthCheckGracePeriod}, if written
 * @param metricsCollected {@code MetricsCollection}: whether the group publishes metrics of its own
 * @param mixed {@code InstancesDistribution} of a {@code MixedInstancesPolicy}, if there is one
 * @param weights {@code WeightedCapacity} by instance type; empty where instances count as one each
 * @param warmPool {@code WarmPool}, if there is one
 * @param terminationPolicies {@code TerminationPolicies}; empty means {@code Default}
 * @see <a href=
 *     "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-autoscaling-autoscalinggroup.html">
 *     AWS::AutoScaling::AutoScalingGroup</a>
 */
public record GroupSpec(
        String id,
        CapacityLimits limits,
        OptionalInt desired,
        Optional<Duration> defaultCooldown,
        Optional<Duration> defaultWarmUp,
        Optional<Duration> healthCheckGrace,
        boolean metricsCollected,
        Optional<MixedInstances> mixed,
        SortedMap<String, Integer> weights,
        Optional<WarmPoolSpec> warmPool,
        List<String> terminationPolicies)
        implements Scalable {

    public GroupSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(desired, "desired");
        Objects.requireNonNull(defaultCooldown, "defaultCooldown");
        Objects.requireNonNull(defaultWarmUp, "defaultWarmUp");
        Objects.requireNonNull(healthCheckGrace, "healthCheckGrace");
        Objects.requireNonNull(mixed, "mixed");
        Objects.requireNonNull(warmPool, "warmPool");
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        terminationPolicies = List.copyOf(terminationPolicies);
    }

    /** A group of which only the limits were written. */
    public GroupSpec(String id, CapacityLimits limits) {
        this(id, limits, Optional.empty());
    }

    /** A group of which only the limits were written, and how long its instances warm up. */
    public GroupSpec(String id, CapacityLimits limits, Optional<Duration> defaultWarmUp) {
        this(
                id,
                limits,
                OptionalInt.empty(),
                Optional.empty(),
                defaultWarmUp,
                Optional.empty(),
                false,
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                List.of());
    }

    /** The capacity that the group begins with. */
    public int initialCapacity() {
        return limits.clamp(desired.orElse(limits.min()));
    }

    /** The cooldown of simple scaling policies that set none. */
    public Duration cooldownInForce() {
        return defaultCooldown.orElse(SimpleCooldown.DEFAULT);
    }

    /** How long instances that a policy launched warm up. */
    public Duration warmUpInForce(Optional<Duration> estimated) {
        return new WarmUp(estimated, defaultWarmUp, defaultCooldown).inForce();
    }

    @Override
    public TrackingProfile profile() {
        return TrackingProfile.EC2;
    }
}
