package dev.tenfold.policy.azure;

import java.time.Duration;

/**
 * The pause after each action, whichever way it went.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings, cooldown</a>
 */
public final class Cooldown {
    private long endNanos = Long.MIN_VALUE;

    /** Whether an action may be taken. */
    public boolean isOver(long nowNanos) {
        return nowNanos >= endNanos;
    }

    /** An action was taken whose rule sets that cooldown. */
    public void start(long nowNanos, Duration cooldown) {
        endNanos = nowNanos + cooldown.toNanos();
    }
}
