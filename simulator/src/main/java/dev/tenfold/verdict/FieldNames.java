package dev.tenfold.verdict;

import dev.tenfold.scenario.Script;

/**
 * What a platform calls the fields that matter most, so that advice names what a person has to edit.
 *
 * @param target at which value of its metric it acts
 * @param minimum fewest replicas
 * @param maximum most replicas
 * @param window how long a scale-down waits
 * @param ofRequest whether its use is counted beside what is requested, rather than beside all cores
 */
record FieldNames(String target, String minimum, String maximum, String window, boolean ofRequest) {
    /** Those of a platform that has no names of its own here. */
    static final FieldNames UNKNOWN =
            new FieldNames("the target", "the minimum", "the maximum", "the scale-down window", false);

    static FieldNames of(Script.Policy policy) {
        String kind = policy.declaration().kind();
        if (kind.startsWith("HorizontalPodAutoscaler")) {
            return new FieldNames(
                    "averageUtilization",
                    "minReplicas",
                    "maxReplicas",
                    "behavior.scaleDown.stabilizationWindowSeconds",
                    true);
        }
        if (kind.startsWith("Scaled")) {
            return new FieldNames("the trigger's value", "minReplicaCount", "maxReplicaCount", "cooldownPeriod", true);
        }
        if (kind.contains("AutoScalingGroup") || kind.contains("autoscaling_group")) {
            return new FieldNames("TargetValue", "MinSize", "MaxSize", "the scale-in cooldown", false);
        }
        if (kind.contains("ScalableTarget") || kind.contains("appautoscaling")) {
            return new FieldNames("TargetValue", "MinCapacity", "MaxCapacity", "ScaleInCooldown", false);
        }
        return UNKNOWN;
    }
}
