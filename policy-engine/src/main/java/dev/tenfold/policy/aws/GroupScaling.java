package dev.tenfold.policy.aws;

import dev.tenfold.policy.Element;
import dev.tenfold.policy.PolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One group or scalable target with everything that acts on it: what one controller runs.
 *
 * @param scaled what is scaled
 * @param policies on it, in order
 * @param alarms metric alarms that invoke the policies; those of target tracking are not among them, it makes its own
 * @param composites composite alarms, which only notify
 * @param scheduled scheduled actions on it, in order
 */
public record GroupScaling(
        Scalable scaled,
        List<ScalingPolicySpec> policies,
        List<AlarmSpec> alarms,
        List<CompositeAlarmSpec> composites,
        List<ScheduledActionSpec> scheduled)
        implements PolicySpec {

    public GroupScaling {
        Objects.requireNonNull(scaled, "scaled");
        policies = List.copyOf(policies);
        alarms = List.copyOf(alarms);
        composites = List.copyOf(composites);
        scheduled = List.copyOf(scheduled);
    }

    @Override
    public OptionalInt floor() {
        return OptionalInt.of(scaled.limits().min());
    }

    @Override
    public OptionalInt ceiling() {
        return OptionalInt.of(scaled.limits().max());
    }

    @Override
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        policies.forEach(policy -> parts.add(policy.name()));
        scheduled.forEach(action -> parts.add(action.name()));
        return List.copyOf(parts);
    }

    @Override
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        policies.forEach(policy -> elements.addAll(policy.elements()));
        alarms.forEach(alarm -> elements.add(Element.of("alarm " + alarm.name(), alarm.name())));
        composites.forEach(alarm -> elements.add(Element.of("alarm " + alarm.name(), alarm.name())));
        return List.copyOf(elements);
    }

    /** The alarms that somebody wrote, and those that the policies make themselves. */
    public List<AlarmSpec> allAlarms() {
        List<AlarmSpec> all = new ArrayList<>(alarms);
        policies.forEach(policy -> all.addAll(policy.ownAlarms(scaled)));
        return List.copyOf(all);
    }
}
