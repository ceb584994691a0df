package dev.tenfold.policy.keda;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a target is to run, as its triggers see it.
 *
 * @param active whether it is
 * @param failed whether a trigger failed
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scaling/scale_handler.go">scale_handler.go</a>
 */
public record Activity(boolean active, boolean failed) {

    /**
     * What the triggers say: one that is active is enough. Those of cpu and memory say nothing, unless there is no
     * other; then the target always runs.
     */
    public static Activity of(List<TriggerState> triggers) {
        boolean failed = false;
        boolean active = false;
        for (TriggerState trigger : triggers) {
            failed |= trigger.failed();
            active |= !trigger.resource() && trigger.active();
        }
        return new Activity(active || onlyResources(triggers) && !failed, failed);
    }

    /**
     * What the formula over the triggers says: nothing else counts, and a trigger that fails makes it inactive.
     *
     * @param composite what the formula came to; empty if it did not
     */
    public static Activity of(List<TriggerState> triggers, ScalingModifiers modifiers, OptionalDouble composite) {
        boolean failed = triggers.stream().anyMatch(TriggerState::failed);
        boolean active = !failed && composite.isPresent() && modifiers.isActive(composite.getAsDouble());
        return new Activity(active || onlyResources(triggers) && !failed, failed);
    }

    private static boolean onlyResources(List<TriggerState> triggers) {
        return triggers.stream().allMatch(TriggerState::resource);
    }
}
