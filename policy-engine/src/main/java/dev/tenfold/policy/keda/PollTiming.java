package dev.tenfold.policy.keda;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * When KEDA looks at the triggers, and how long it waits before it puts a target to rest; as written.
 *
 * @param pollingInterval seconds; absent means 30
 * @param cooldownPeriod seconds since the last poll with an active trigger; absent means 300
 * @param initialCooldownPeriod seconds since the ScaledObject was created, while no trigger has been active yet; absent
 *     means 0
 */
public record PollTiming(OptionalInt pollingInterval, OptionalInt cooldownPeriod, OptionalInt initialCooldownPeriod) {
    private static final int DEFAULT_POLLING = 30;
    private static final int DEFAULT_COOLDOWN = 300;

    /** Timing of which nothing was written. */
    public static final PollTiming NONE = new PollTiming(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public PollTiming {
        Objects.requireNonNull(pollingInterval, "pollingInterval");
        Objects.requireNonNull(cooldownPeriod, "cooldownPeriod");
        Objects.requireNonNull(initialCooldownPeriod, "initialCooldownPeriod");
    }

    /** From one poll to the next. */
    public Duration polling() {
        return Duration.ofSeconds(pollingInterval.orElse(DEFAULT_POLLING));
    }

    /** How long a target stays up after the last poll that found a trigger active. */
    public Duration cooldown() {
        return Duration.ofSeconds(cooldownPeriod.orElse(DEFAULT_COOLDOWN));
    }

    /** How long a target stays up after the creation, while no trigger has been active. */
    public Duration initialCooldown() {
        return Duration.ofSeconds(initialCooldownPeriod.orElse(0));
    }
}
