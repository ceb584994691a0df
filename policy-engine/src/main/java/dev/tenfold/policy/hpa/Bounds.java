package dev.tenfold.policy.hpa;

/**
 * The bounds of a policy, and how a stabilised number is brought within them.
 *
 * @param minReplicas the fewest replicas
 * @param maxReplicas the most replicas
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go">
 *     horizontal.go, convertDesiredReplicasWithRules and convertDesiredReplicasWithBehaviorRate</a>
 */
public record Bounds(int minReplicas, int maxReplicas) {

    /**
     * Brings a number within the bounds where the policy has no behavior: one step may go up to a multiple of the
     * current number.
     */
    public Limited clamp(int current, int desired, HpaSettings settings) {
        int step = (int) Math.max(settings.scaleUpLimitFactor() * current, settings.scaleUpLimitMinimum());
        if (desired < minReplicas) {
            return new Limited(minReplicas, LimitReason.TOO_FEW_REPLICAS, null);
        }
        if (desired > Math.min(maxReplicas, step)) {
            return maxReplicas > step
                    ? new Limited(step, LimitReason.SCALE_UP_LIMIT, null)
                    : new Limited(maxReplicas, LimitReason.TOO_MANY_REPLICAS, null);
        }
        return Limited.within(desired, null);
    }

    /** Bounds a number above the current one by the pace and by the most replicas; the fewest do not matter here. */
    public Limited limitUp(int current, int desired, Pace.Allowance pace) {
        int limit = Math.max(pace.replicas(), current);
        if (maxReplicas > limit) {
            return desired > limit
                    ? new Limited(limit, LimitReason.SCALE_UP_LIMIT, pace)
                    : Limited.within(desired, pace);
        }
        return desired > maxReplicas
                ? new Limited(maxReplicas, LimitReason.TOO_MANY_REPLICAS, pace)
                : Limited.within(desired, pace);
    }

    /** Bounds a number below the current one by the pace and by the fewest replicas; the most do not matter here. */
    public Limited limitDown(int current, int desired, Pace.Allowance pace) {
        int limit = Math.min(pace.replicas(), current);
        if (minReplicas < limit) {
            return desired < limit
                    ? new Limited(limit, LimitReason.SCALE_DOWN_LIMIT, pace)
                    : Limited.within(desired, pace);
        }
        return desired < minReplicas
                ? new Limited(minReplicas, LimitReason.TOO_FEW_REPLICAS, pace)
                : Limited.within(desired, pace);
    }
}
