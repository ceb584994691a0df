package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code SimpleScaling}: one adjustment, and then a pause. Groups only; Application Auto Scaling has none.
 *
 * @param name of the policy
 * @param adjustment what is done
 * @param cooldown {@code Cooldown}, if written; else the group's holds
 * @param enabled whether it acts
 */
public record SimpleScaling(String name, Adjustment adjustment, Optional<Duration> cooldown, boolean enabled)
        implements ScalingPolicySpec {

    public SimpleScaling {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(adjustment, "adjustment");
        Objects.requireNonNull(cooldown, "cooldown");
    }

    @Override
    public String type() {
        return "SimpleScaling";
    }

    @Override
    public Ask ask(Occasion occasion) {
        int wanted = adjustment.applyTo(occasion.desired());
        return new Ask(wanted, occasion.breach() + ": " + adjustment.words() + " from " + occasion.desired());
    }

    @Override
    public Optional<Duration> scaleOutCooldown() {
        return cooldown;
    }
}
