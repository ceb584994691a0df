package dev.tenfold.policy.gcp;

import java.time.Duration;
import java.util.Objects;

/**
 * {@code scaleInControl}: how far the group may fall below its largest size of late.
 *
 * @param maxScaledIn {@code maxScaledInReplicas}, VMs or percent
 * @param percent whether that is percent of the largest size, 0..100, and not VMs
 * @param timeWindow {@code timeWindowSec}: how long ago "of late" begins
 * @see <a href="https://cloud.google.com/compute/docs/autoscaler/scale-in-controls">Scale-in controls</a>
 */
public record ScaleInControl(int maxScaledIn, boolean percent, Duration timeWindow) {

    public ScaleInControl {
        Objects.requireNonNull(timeWindow, "timeWindow");
        if (maxScaledIn < 0 || percent && maxScaledIn > 100) {
            throw new IllegalArgumentException(
                    "maxScaledInReplicas must be >= 0, and <= 100 percent, was " + maxScaledIn);
        }
    }

    /**
     * The size after the control.
     *
     * @param recommended size
     * @param peak largest size within the time window
     */
    public int apply(int recommended, int peak) {
        int allowed = percent ? (int) ((long) peak * maxScaledIn / 100) : maxScaledIn;
        return Math.max(recommended, peak - allowed);
    }
}
