package dev.tenfold.policy.keda;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * The status of a ScaledObject after a poll.
 *
 * @param active its condition Active
 * @param activeReason the reason of that condition, such as {@code ScalerCooldown}
 * @param ready its condition Ready: {@code True}, {@code False} or {@code Unknown}
 * @param readyReason the reason of that condition, such as {@code TriggerError}
 * @param fallback its condition Fallback
 * @param paused its condition Paused
 * @param lastActiveNanos when a poll last found a trigger active; empty if none has yet
 */
public record KedaStatus(
        boolean active,
        String activeReason,
        String ready,
        String readyReason,
        boolean fallback,
        boolean paused,
        OptionalLong lastActiveNanos) {
    public KedaStatus {
        Objects.requireNonNull(activeReason, "activeReason");
        Objects.requireNonNull(ready, "ready");
        Objects.requireNonNull(readyReason, "readyReason");
        Objects.requireNonNull(lastActiveNanos, "lastActiveNanos");
    }
}
