package dev.tenfold.policy.aws;

import java.time.Duration;

/** What holds back a policy on a group: instances that warm up, and for simple scaling the group's cooldown. */
final class GroupBrakes implements Brakes {
    private final GroupPause pause;
    private final boolean simple;
    private final Duration cooldown;
    private final long warmUpNanos;
    private int warm;

    GroupBrakes(ScalingPolicySpec policy, GroupSpec group, GroupPause pause) {
        this.pause = pause;
        this.simple = policy instanceof SimpleScaling;
        this.cooldown = policy.scaleOutCooldown().orElse(group.cooldownInForce());
        this.warmUpNanos = group.warmUpInForce(policy.estimatedWarmUp()).toNanos();
    }

    void look(GroupView group, long nowNanos) {
        warm = group.inServiceSince(nowNanos - warmUpNanos);
    }

    @Override
    public int outFrom(int desired) {
        return Math.min(warm, desired);
    }

    @Override
    public boolean isWarming(int desired) {
        return new WarmingGroup(outFrom(desired), desired).isWarming();
    }

    @Override
    public boolean isCoolingDown() {
        return simple && !pause.isOver();
    }

    @Override
    public boolean isScaleInCooling() {
        return false;
    }

    @Override
    public void acted(int from, int to) {
        if (simple) {
            pause.begin(cooldown);
        }
    }

    @Override
    public void scaledOut() {
        // A group has no cooldown that a scale-out would end.
    }
}
