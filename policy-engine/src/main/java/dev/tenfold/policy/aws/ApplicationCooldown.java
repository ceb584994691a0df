package dev.tenfold.policy.aws;

/**
 * Where a policy of Application Auto Scaling is in its cooldowns. There is no instance warm-up here: the capacity that
 * the first scale-out added counts as there.
 *
 * @see <a href= "https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html"> Step
 *     scaling policies, cooldown period</a>
 */
public final class ApplicationCooldown {
    private final ApplicationCooldowns cooldowns;
    private long outUntilNanos = Long.MIN_VALUE;
    private long inUntilNanos = Long.MIN_VALUE;
    private int capacityBefore;

    /** No cooldown is running. */
    public ApplicationCooldown(ApplicationCooldowns cooldowns) {
        this.cooldowns = cooldowns;
    }

    /**
     * Scales out, which ends a scale-in cooldown. Within the scale-out cooldown the adjustment starts from the capacity
     * before the first scale-out, and so only adds what exceeds it.
     *
     * @return the capacity wanted, at least the present one
     */
    public int scaleOut(int capacity, Adjustment adjustment, long nowNanos) {
        endScaleIn();
        int start = startsFrom(capacity, nowNanos);
        int wanted = adjustment.applyTo(start);
        if (wanted <= capacity) {
            return capacity;
        }
        capacityBefore = start;
        outUntilNanos = nowNanos + cooldowns.scaleOut().toNanos();
        return wanted;
    }

    /** The capacity that a scale-out starts from: within the scale-out cooldown, the one before the first scale-out. */
    public int startsFrom(int capacity, long nowNanos) {
        return nowNanos < outUntilNanos ? capacityBefore : capacity;
    }

    /** Somebody has scaled out, so that the next scale-in need not wait. */
    public void endScaleIn() {
        inUntilNanos = Long.MIN_VALUE;
    }

    /** Whether a scale-in may start. */
    public boolean mayScaleIn(long nowNanos) {
        return nowNanos >= inUntilNanos;
    }

    /**
     * Scales in, unless a scale-in cooldown is running.
     *
     * @return the capacity wanted, at most the present one
     */
    public int scaleIn(int capacity, Adjustment adjustment, long nowNanos) {
        int wanted = adjustment.applyTo(capacity);
        if (!mayScaleIn(nowNanos) || wanted >= capacity) {
            return capacity;
        }
        inUntilNanos = nowNanos + cooldowns.scaleIn().toNanos();
        return wanted;
    }
}
