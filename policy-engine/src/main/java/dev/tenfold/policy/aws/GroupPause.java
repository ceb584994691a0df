package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.OptionalLong;

/** The cooldown of a group at work: it runs from when the last activity of simple scaling is through. */
final class GroupPause {
    private final SimpleCooldown cooldown = new SimpleCooldown();
    private Duration owed;
    private boolean over = true;

    void look(GroupView group, long nowNanos) {
        OptionalLong settled = group.settledAtNanos();
        if (owed != null && settled.isPresent()) {
            cooldown.start(settled.getAsLong(), Duration.ZERO, owed);
            owed = null;
        }
        over = owed == null && cooldown.allows(ScalingActivity.SIMPLE_SCALING, nowNanos);
    }

    boolean isOver() {
        return over;
    }

    void begin(Duration length) {
        owed = length;
        over = false;
    }
}
