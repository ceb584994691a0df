package dev.tenfold.policy.hpa;

import java.util.Objects;

/**
 * One condition of an autoscaler's status.
 *
 * @param type {@code AbleToScale}, {@code ScalingActive}, {@code ScalingLimited} or {@code ScaledToZero}
 * @param status {@code True} or {@code False}
 * @param reason one word
 */
public record Condition(String type, String status, String reason) {
    static final String SCALED_TO_ZERO = "ScaledToZero";

    static final Condition FAILED_GET_SCALE = new Condition("AbleToScale", "False", "FailedGetScale");
    static final Condition SUCCEEDED_GET_SCALE = new Condition("AbleToScale", "True", "SucceededGetScale");
    static final Condition FAILED_UPDATE_SCALE = new Condition("AbleToScale", "False", "FailedUpdateScale");
    static final Condition SUCCEEDED_RESCALE = new Condition("AbleToScale", "True", "SucceededRescale");
    static final Condition READY_FOR_NEW_SCALE = new Condition("AbleToScale", "True", "ReadyForNewScale");
    static final Condition SCALE_UP_STABILIZED = new Condition("AbleToScale", "True", "ScaleUpStabilized");
    static final Condition SCALE_DOWN_STABILIZED = new Condition("AbleToScale", "True", "ScaleDownStabilized");
    static final Condition SCALING_DISABLED = new Condition("ScalingActive", "False", "ScalingDisabled");
    static final Condition INVALID_SELECTOR = new Condition("ScalingActive", "False", "InvalidSelector");
    static final Condition AMBIGUOUS_SELECTOR = new Condition("ScalingActive", "False", "AmbiguousSelector");
    static final Condition VALID_METRIC_FOUND = new Condition("ScalingActive", "True", "ValidMetricFound");
    static final Condition AT_ZERO = new Condition(SCALED_TO_ZERO, "True", "ScaledToZero");
    static final Condition NOT_AT_ZERO = new Condition(SCALED_TO_ZERO, "False", "NotScaledToZero");

    public Condition {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
    }

    static Condition metricFailed(MetricSpec metric) {
        return new Condition("ScalingActive", "False", metric.failureReason());
    }

    static Condition scalingLimited(boolean limited, LimitReason reason) {
        return limited ? Limits.LIMITED[reason.ordinal()] : Limits.FREE[reason.ordinal()];
    }

    /** Made once, since one of them is set at every reconcile. */
    private static final class Limits {
        private static final Condition[] LIMITED = of("True");
        private static final Condition[] FREE = of("False");

        private static Condition[] of(String status) {
            LimitReason[] reasons = LimitReason.values();
            Condition[] conditions = new Condition[reasons.length];
            for (LimitReason reason : reasons) {
                conditions[reason.ordinal()] = new Condition("ScalingLimited", status, reason.text());
            }
            return conditions;
        }
    }
}
