package dev.tenfold.policy.aws;

import dev.tenfold.policy.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One scaling policy as its author wrote it. */
public sealed interface ScalingPolicySpec permits SimpleScaling, StepScaling, TargetTrackingPolicy, PredictivePolicy {

    /** {@code PolicyName}, or its name in the template. */
    String name();

    /** {@code Enabled}; true by default. */
    boolean enabled();

    /** {@code PolicyType}. */
    String type();

    /** What it asks for, once one of its alarms invokes it. */
    Ask ask(Occasion occasion);

    /** Alarms that it makes itself. */
    default List<AlarmSpec> ownAlarms(Scalable scaled) {
        return List.of();
    }

    /** What of it can be put to use one by one: its steps. */
    default List<Element> elements() {
        return List.of();
    }

    /** How long the instances that it launches warm up, if it says so. */
    default Optional<Duration> estimatedWarmUp() {
        return Optional.empty();
    }

    /** Its cooldown after a scale-in, if it says so. */
    default Optional<Duration> scaleInCooldown() {
        return Optional.empty();
    }

    /** Its cooldown after a scale-out, if it says so. */
    default Optional<Duration> scaleOutCooldown() {
        return Optional.empty();
    }

    /** Whether it tracks a target, and so scales in only together with the others that do. */
    default boolean tracks() {
        return false;
    }

    /** Whether it has no say in scaling in. */
    default boolean neverScalesIn() {
        return false;
    }
}
