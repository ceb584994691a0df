package dev.tenfold.policy.hpa;

import java.util.Objects;
import java.util.Optional;

/**
 * {@code spec.behavior}: how fast the autoscaler may move, per direction.
 *
 * @param scaleUp rules for adding replicas, if written
 * @param scaleDown rules for removing replicas, if written
 */
public record Behavior(Optional<ScalingRules> scaleUp, Optional<ScalingRules> scaleDown) {
    public Behavior {
        Objects.requireNonNull(scaleUp, "scaleUp");
        Objects.requireNonNull(scaleDown, "scaleDown");
    }

    /** What the API server makes of it: both directions present, each completed field by field. */
    public Behavior defaulted() {
        return new Behavior(
                Optional.of(scaleUp.orElse(ScalingRules.NONE).defaultedUp()),
                Optional.of(scaleDown.orElse(ScalingRules.NONE).defaultedDown()));
    }
}
