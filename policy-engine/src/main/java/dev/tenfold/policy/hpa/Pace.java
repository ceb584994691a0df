package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How far one direction of a behavior lets the replicas go, given what was changed lately in both directions.
 *
 * @see <a href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go">
 *     horizontal.go, calculateScaleUpLimitWithScalingRules and calculateScaleDownLimitWithBehaviors</a>
 */
public final class Pace {

    /** How one of several policies is chosen. */
    private enum Select {
        /** The policy that allows the largest change. */
        MAX,
        /** The policy that allows the smallest change. */
        MIN,
        /** No change in this direction. */
        DISABLED;

        static Select of(String text) {
            return switch (text) {
                case "Min" -> MIN;
                case "Disabled" -> DISABLED;
                default -> MAX;
            };
        }
    }

    private final Select select;
    private final List<ScalingPolicy> policies;

    /** The pace that rules set. They must be defaulted: nothing is filled in here. */
    public Pace(ScalingRules rules) {
        this.select = Select.of(rules.selectPolicy().orElse("Max"));
        this.policies = rules.policies().orElse(List.of());
    }

    /**
     * How far the replicas may go.
     *
     * @param replicas the bound
     * @param policy the policy that sets it; empty where the direction is disabled
     */
    public record Allowance(int replicas, Optional<ScalingPolicy> policy) {}

    /** How far up the replicas may go. */
    public Allowance up(int current, ScaleEvents ups, ScaleEvents downs, long nowNanos) {
        return allowance(current, ups, downs, nowNanos, 1);
    }

    /** How far down the replicas may go. */
    public Allowance down(int current, ScaleEvents ups, ScaleEvents downs, long nowNanos) {
        return allowance(current, ups, downs, nowNanos, -1);
    }

    /** The longest period that any policy looks back. */
    public long longestPeriodNanos() {
        long longest = 0;
        for (ScalingPolicy policy : policies) {
            longest = Math.max(longest, periodNanos(policy));
        }
        return longest;
    }

    private Allowance allowance(int current, ScaleEvents ups, ScaleEvents downs, long nowNanos, int direction) {
        if (select == Select.DISABLED || policies.isEmpty()) {
            return new Allowance(current, Optional.empty());
        }
        boolean wantsHighest = (select == Select.MAX) == (direction > 0);
        int best = 0;
        ScalingPolicy chosen = null;
        for (ScalingPolicy policy : policies) {
            long period = periodNanos(policy);
            int start = current - ups.changeWithin(period, nowNanos) + downs.changeWithin(period, nowNanos);
            int bound = bound(policy, start, direction);
            if (chosen == null || (wantsHighest ? bound > best : bound < best)) {
                best = bound;
                chosen = policy;
            }
        }
        return new Allowance(best, Optional.of(chosen));
    }

    private static int bound(ScalingPolicy policy, int start, int direction) {
        if (policy.type().equals("Pods")) {
            return start + direction * policy.value();
        }
        // In doubles as the controller has it: 100 + 10 % is 111, 10 - 90 % is 0.
        return direction > 0
                ? (int) Math.ceil(start * (1 + (double) policy.value() / 100))
                : (int) (start * (1 - (double) policy.value() / 100));
    }

    private static long periodNanos(ScalingPolicy policy) {
        return TimeUnit.SECONDS.toNanos(policy.periodSeconds());
    }
}
