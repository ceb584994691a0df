package dev.tenfold.policy.aws;

import java.time.Duration;

/**
 * The cooldown of a group. It runs from when the last instance that an activity launched is in service, or the last one
 * it terminated is gone; until then the activity itself holds the next one back.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scaling-cooldowns.html">Scaling
 *     cooldowns</a>
 */
public final class SimpleCooldown {

    /** The cooldown of a group that sets none. */
    public static final Duration DEFAULT = Duration.ofSeconds(300);

    private long endNanos = Long.MIN_VALUE;

    /**
     * Whether an activity may start.
     *
     * @param nowNanos nanoseconds since the rehearsal's start
     */
    public boolean allows(ScalingActivity activity, long nowNanos) {
        return !activity.waitsForCooldown() || nowNanos >= endNanos;
    }

    /**
     * An activity has started.
     *
     * @param nowNanos nanoseconds since the rehearsal's start
     * @param untilSettled until its last instance is in service, or gone
     * @param cooldown of the policy, or else of the group
     */
    public void start(long nowNanos, Duration untilSettled, Duration cooldown) {
        endNanos = nowNanos + untilSettled.plus(cooldown).toNanos();
    }
}
