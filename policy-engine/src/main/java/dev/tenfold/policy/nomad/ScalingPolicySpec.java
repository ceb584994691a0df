package dev.tenfold.policy.nomad;

import dev.tenfold.policy.Element;
import dev.tenfold.policy.PolicySpec;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One {@code scaling} block as its author wrote it, with the autoscaler's defaults filled in.
 *
 * @param name of the policy, or of the group it is in
 * @param target job and group, or the configuration of the target, as written
 * @param enabled {@code enabled}; true by default
 * @param min {@code min}; >= 0
 * @param max {@code max}; at least {@code min}
 * @param clock {@code evaluation_interval}, {@code cooldown} and {@code cooldown_on_scale_up}
 * @param checks in the order written
 * @see <a href="https://developer.hashicorp.com/nomad/tools/autoscaling/policy">Scaling policies</a>
 */
public record ScalingPolicySpec(
        String name, String target, boolean enabled, long min, long max, PolicyClock clock, List<Check> checks)
        implements PolicySpec {

    public ScalingPolicySpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(clock, "clock");
        checks = List.copyOf(checks);
        if (min < 0) {
            throw new IllegalArgumentException("min must be >= 0, was " + min);
        }
        if (max < min) {
            throw new IllegalArgumentException("max must be >= min " + min + ", was " + max);
        }
    }

    @Override
    public OptionalInt floor() {
        return OptionalInt.of(Math.toIntExact(min));
    }

    @Override
    public OptionalInt ceiling() {
        return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, max));
    }

    @Override
    public List<Element> elements() {
        return checks.stream()
                .map(check -> Element.of("check " + check.name(), "the check " + check.name() + " reads"))
                .toList();
    }
}
