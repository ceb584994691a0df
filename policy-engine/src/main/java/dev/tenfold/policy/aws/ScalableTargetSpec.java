package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A scalable target of Application Auto Scaling as its author wrote it.
 *
 * @param namespace {@code ServiceNamespace}, such as {@code ecs}
 * @param id {@code ResourceId}, such as {@code service/shop/web}
 * @param dimension {@code ScalableDimension}, such as {@code ecs:service:DesiredCount}
 * @param limits {@code MinCapacity} and {@code MaxCapacity}
 * @see <a href= "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html">
 *     RegisterScalableTarget</a>
 */
public record ScalableTargetSpec(String namespace, String id, String dimension, CapacityLimits limits)
        implements Scalable {

    public ScalableTargetSpec {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(dimension, "dimension");
        Objects.requireNonNull(limits, "limits");
    }

    /** The cooldowns in force for a policy on it. */
    public ApplicationCooldowns cooldowns(Optional<Duration> scaleIn, Optional<Duration> scaleOut) {
        return ApplicationCooldowns.inForce(namespace, scaleIn, scaleOut);
    }

    @Override
    public TrackingProfile profile() {
        return TrackingProfile.ofService(namespace);
    }
}
