package dev.tenfold.policy.aws;

/** One scaling policy as its author wrote it. */
public sealed interface ScalingPolicySpec permits SimpleScaling, StepScaling, TargetTrackingPolicy, PredictivePolicy {

    /** {@code PolicyName}, or its name in the template. */
    String name();

    /** {@code Enabled}; true by default. */
    boolean enabled();

    /** {@code PolicyType}. */
    String type();
}
