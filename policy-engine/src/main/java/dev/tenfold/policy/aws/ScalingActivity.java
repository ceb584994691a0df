package dev.tenfold.policy.aws;

/**
 * Why a group changes its capacity, as far as the group's cooldown asks.
 *
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scaling-cooldowns.html">Scaling
 *     cooldowns</a>
 */
public enum ScalingActivity {
    SIMPLE_SCALING(true),
    STEP_SCALING(false),
    TARGET_TRACKING(false),
    PREDICTIVE_SCALING(false),
    SCHEDULED_ACTION(false),
    /** A person or program sets the capacity. */
    MANUAL(false),
    /** A person or program sets the capacity and asks for the cooldown to be honoured. */
    MANUAL_HONORING_COOLDOWN(true),
    /** What the group does by itself: it replaces an unhealthy instance, or rebalances its zones. */
    UPKEEP(false);

    private final boolean waits;

    ScalingActivity(boolean waits) {
        this.waits = waits;
    }

    /** Whether it waits for a cooldown that is running. */
    public boolean waitsForCooldown() {
        return waits;
    }
}
