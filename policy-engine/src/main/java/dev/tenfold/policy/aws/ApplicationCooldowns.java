package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The cooldowns of a policy of Application Auto Scaling.
 *
 * @param scaleIn how long after a scale-in no other one starts
 * @param scaleOut how long after a scale-out another one only adds what exceeds it
 * @see <a href=
 *     "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html">
 *     StepScalingPolicyConfiguration</a>
 */
public record ApplicationCooldowns(Duration scaleIn, Duration scaleOut) {
    private static final Duration LONG = Duration.ofSeconds(300);
    private static final Set<String> SLOW_SERVICES = Set.of(
            "appstream",
            "custom-resource",
            "ec2",
            "ecs",
            "elasticmapreduce",
            "neptune",
            "rds",
            "sagemaker",
            "workspaces");

    public ApplicationCooldowns {
        Objects.requireNonNull(scaleIn, "scaleIn");
        Objects.requireNonNull(scaleOut, "scaleOut");
    }

    /**
     * The cooldowns in force: those written, or else 300 s for services whose capacity takes long to come, such as ECS
     * services, Spot Fleets and custom resources, and none for others, such as DynamoDB and Lambda.
     *
     * @param target namespace and kind of what is scaled, such as {@code ecs:service}
     */
    public static ApplicationCooldowns inForce(String target, Optional<Duration> scaleIn, Optional<Duration> scaleOut) {
        String service = target.split(":", 2)[0];
        Duration otherwise = SLOW_SERVICES.contains(service) ? LONG : Duration.ZERO;
        return new ApplicationCooldowns(scaleIn.orElse(otherwise), scaleOut.orElse(otherwise));
    }
}
