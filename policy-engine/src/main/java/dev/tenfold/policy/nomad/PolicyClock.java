package dev.tenfold.policy.nomad;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The clock of a policy.
 *
 * @param evaluationInterval how often it is evaluated
 * @param cooldown how long after an action nothing is done
 * @param cooldownOnScaleUp how long after an action up nothing is done; absent means {@code cooldown}
 * @see <a href="https://github.com/hashicorp/nomad-autoscaler/blob/main/policy/handler.go">policy/handler.go,
 *     calculateCooldown</a>
 */
public record PolicyClock(Duration evaluationInterval, Duration cooldown, Optional<Duration> cooldownOnScaleUp) {

    /** {@code evaluation_interval} where it is not written. */
    public static final Duration DEFAULT_EVALUATION_INTERVAL = Duration.ofSeconds(10);

    /** {@code cooldown} where it is not written. */
    public static final Duration DEFAULT_COOLDOWN = Duration.ofMinutes(5);

    public PolicyClock {
        Objects.requireNonNull(evaluationInterval, "evaluationInterval");
        Objects.requireNonNull(cooldown, "cooldown");
        Objects.requireNonNull(cooldownOnScaleUp, "cooldownOnScaleUp");
    }

    /** How long nothing is done after an action. */
    public Duration cooldownAfter(Direction direction) {
        return direction == Direction.UP ? cooldownOnScaleUp.orElse(cooldown) : cooldown;
    }
}
