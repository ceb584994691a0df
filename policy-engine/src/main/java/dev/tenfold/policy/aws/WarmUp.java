package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long new instances count as warming up, as written.
 *
 * @param estimated {@code EstimatedInstanceWarmup} of the policy
 * @param byDefault {@code DefaultInstanceWarmup} of the group; zero is a value, a negative one (-1) removes it
 * @param cooldown {@code DefaultCooldown} of the group
 * @see <a href=
 *     "https://docs.aws.amazon.com/autoscaling/ec2/userguide/consolidated-view-of-warm-up-and-cooldown-settings.html">
 *     Available warm-up and cooldown settings</a>
 */
public record WarmUp(Optional<Duration> estimated, Optional<Duration> byDefault, Optional<Duration> cooldown) {

    public WarmUp {
        Objects.requireNonNull(estimated, "estimated");
        Objects.requireNonNull(byDefault, "byDefault");
        Objects.requireNonNull(cooldown, "cooldown");
    }

    /** The warm-up in force: the policy's, or else the group's, or else the group's cooldown. */
    public Duration inForce() {
        return estimated
                .or(() -> byDefault.filter(warmUp -> !warmUp.isNegative()))
                .or(() -> cooldown)
                .orElse(SimpleCooldown.DEFAULT);
    }
}
