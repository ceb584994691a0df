package dev.tenfold.policy.aws;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a scheduled action sets at its time; what it does not mention stays. It heeds no cooldown, and nothing is
 * restored at its end. Application Auto Scaling has no desired capacity here: there the present one is moved into the
 * limits.
 *
 * @param min {@code MinSize} or {@code MinCapacity}
 * @param max {@code MaxSize} or {@code MaxCapacity}
 * @param desired {@code DesiredCapacity}
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html">
 *     Scheduled scaling</a>
 */
public record ScheduledAction(OptionalInt min, OptionalInt max, OptionalInt desired) {

    public ScheduledAction {
        Objects.requireNonNull(min, "min");
        Objects.requireNonNull(max, "max");
        Objects.requireNonNull(desired, "desired");
        if (min.isEmpty() && max.isEmpty() && desired.isEmpty()) {
            throw new IllegalArgumentException(
                    "a scheduled action must set a minimum, a maximum or a desired capacity");
        }
    }

    /**
     * The group after the action.
     *
     * @throws IllegalArgumentException if its minimum would be above its maximum
     */
    public GroupSize applyTo(GroupSize group) {
        CapacityLimits limits = new CapacityLimits(
                min.orElse(group.limits().min()), max.orElse(group.limits().max()));
        return new GroupSize(limits, limits.clamp(desired.orElse(group.desired())));
    }
}
