package dev.tenfold.policy.aws;

/** What holds back a policy on a scalable target: its own two cooldowns. Nothing warms up there. */
final class TargetBrakes implements Brakes {
    private final ApplicationCooldown cooldown;
    private long nowNanos;

    TargetBrakes(ApplicationCooldowns cooldowns) {
        this.cooldown = new ApplicationCooldown(cooldowns);
    }

    void look(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    @Override
    public int outFrom(int desired) {
        return cooldown.startsFrom(desired, nowNanos);
    }

    @Override
    public boolean isWarming(int desired) {
        return false;
    }

    @Override
    public boolean isCoolingDown() {
        return false;
    }

    @Override
    public boolean isScaleInCooling() {
        return !cooldown.mayScaleIn(nowNanos);
    }

    @Override
    public void acted(int from, int to) {
        Adjustment exactly = new Adjustment(AdjustmentType.EXACT_CAPACITY, to);
        if (to > from) {
            cooldown.scaleOut(from, exactly, nowNanos);
        } else {
            cooldown.scaleIn(from, exactly, nowNanos);
        }
    }

    @Override
    public void scaledOut() {
        cooldown.endScaleIn();
    }
}
