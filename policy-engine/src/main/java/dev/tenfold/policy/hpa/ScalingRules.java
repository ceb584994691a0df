package dev.tenfold.policy.hpa;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One direction of a {@link Behavior}, as written.
 *
 * @param stabilizationWindowSeconds how long earlier recommendations hold a move back, seconds
 * @param selectPolicy {@code Max}, {@code Min} or {@code Disabled}
 * @param policies how many replicas may change in how long; a list, even an empty one, replaces the default entirely
 * @param toleranceMilli how far off the target counts as on it, in thousandths of a ratio (v1.33 and later)
 */
public record ScalingRules(
        OptionalInt stabilizationWindowSeconds,
        Optional<String> selectPolicy,
        Optional<List<ScalingPolicy>> policies,
        OptionalLong toleranceMilli) {

    /** Rules of which nothing was written. */
    public static final ScalingRules NONE =
            new ScalingRules(OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());

    private static final List<ScalingPolicy> UP_POLICIES =
            List.of(new ScalingPolicy("Pods", 4, 15), new ScalingPolicy("Percent", 100, 15));
    private static final List<ScalingPolicy> DOWN_POLICIES = List.of(new ScalingPolicy("Percent", 100, 15));

    public ScalingRules {
        Objects.requireNonNull(stabilizationWindowSeconds, "stabilizationWindowSeconds");
        Objects.requireNonNull(selectPolicy, "selectPolicy");
        Objects.requireNonNull(toleranceMilli, "toleranceMilli");
        policies = policies.map(List::copyOf);
    }

    /**
     * These rules for scaling up with the API server's defaults filled in: no window, Max of 4 pods and 100 % per 15 s.
     */
    public ScalingRules defaultedUp() {
        return defaulted(OptionalInt.of(0), UP_POLICIES);
    }

    /**
     * These rules for scaling down with the API server's defaults filled in: Max, 100 % per 15 s. The window stays
     * unset, which means the controller's own flag (300 s).
     */
    public ScalingRules defaultedDown() {
        return defaulted(OptionalInt.empty(), DOWN_POLICIES);
    }

    private ScalingRules defaulted(OptionalInt defaultWindow, List<ScalingPolicy> defaultPolicies) {
        return new ScalingRules(
                stabilizationWindowSeconds.isPresent() ? stabilizationWindowSeconds : defaultWindow,
                Optional.of(selectPolicy.orElse("Max")),
                Optional.of(policies.orElse(defaultPolicies)),
                toleranceMilli);
    }

    /**
     * One limit on the pace of change.
     *
     * @param type {@code Pods} or {@code Percent}, as written
     * @param value replicas, or percent of what there was when the period began; valid above 0
     * @param periodSeconds length of the period, seconds; valid from 1 to 1800
     */
    public record ScalingPolicy(String type, int value, int periodSeconds) {
        public ScalingPolicy {
            Objects.requireNonNull(type, "type");
        }
    }
}
