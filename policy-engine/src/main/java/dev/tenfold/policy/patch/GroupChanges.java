package dev.tenfold.policy.patch;

import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.Scalable;
import dev.tenfold.policy.aws.WarmPoolSpec;
import dev.tenfold.policy.resource.GroupParts;
import dev.tenfold.policy.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/** The edits of a group or scalable target of AWS and of everything that acts on it. */
final class GroupChanges {
    private final GroupParts parts;
    private final GroupScaling before;
    private final GroupScaling wanted;
    private final List<Edit> edits = new ArrayList<>();

    GroupChanges(GroupParts parts, GroupScaling before, GroupScaling wanted) {
        this.parts = parts;
        this.before = before;
        this.wanted = wanted;
    }

    List<Edit> edits() throws Refusal {
        if (parts.scaled().isPresent()) {
            scaled(parts.scaled().get(), before.scaled(), wanted.scaled());
        }
        if (before.policies().size() != wanted.policies().size()) {
            throw new Refusal("policies can be changed, and not be added or taken away");
        }
        for (int i = 0; i < wanted.policies().size(); i++) {
            edits.addAll(new PolicyChanges(parts.policies().get(i))
                    .between(before.policies().get(i), wanted.policies().get(i)));
        }
        for (int i = 0; i < Math.min(before.alarms().size(), wanted.alarms().size()); i++) {
            edits.addAll(new AlarmChanges(parts.alarms().get(i))
                    .between(before.alarms().get(i), wanted.alarms().get(i)));
        }
        edits.addAll(new ScheduleChanges(parts).between(before.scheduled(), wanted.scheduled()));
        return edits;
    }

    private void scaled(Resource resource, Scalable was, Scalable is) throws Refusal {
        FieldEdits fields = new FieldEdits(resource.id(), resource.properties());
        if (was instanceof GroupSpec group && is instanceof GroupSpec other) {
            limits(fields, "Size", group.limits(), other.limits());
            fields.number("DesiredCapacity", group.desired(), other.desired());
            boolean longName = resource.properties().get("DefaultCooldown").isPresent()
                    || resource.spelling().underscores()
                            && resource.properties().get("Cooldown").isEmpty();
            fields.seconds(longName ? "DefaultCooldown" : "Cooldown", group.defaultCooldown(), other.defaultCooldown());
            fields.seconds("DefaultInstanceWarmup", group.defaultWarmUp(), other.defaultWarmUp());
            fields.seconds("HealthCheckGracePeriod", group.healthCheckGrace(), other.healthCheckGrace());
            mixed(fields, group, other);
            if (group.warmPool().isPresent() && other.warmPool().isPresent()) {
                pool(resource, group.warmPool().get(), other.warmPool().get());
            }
        } else {
            limits(fields, "Capacity", was.limits(), is.limits());
        }
        edits.addAll(fields.edits());
    }

    private static void limits(FieldEdits fields, String of, CapacityLimits was, CapacityLimits is) {
        fields.number("Min" + of, was.min(), is.min());
        fields.number("Max" + of, was.max(), is.max());
    }

    private static void mixed(FieldEdits fields, GroupSpec was, GroupSpec is) {
        if (was.mixed().isPresent() && is.mixed().isPresent()) {
            String within = "MixedInstancesPolicy.InstancesDistribution.";
            fields.number(
                    within + "OnDemandBaseCapacity",
                    was.mixed().get().onDemandBase(),
                    is.mixed().get().onDemandBase());
            fields.number(
                    within + "OnDemandPercentageAboveBaseCapacity",
                    was.mixed().get().onDemandPercentAboveBase(),
                    is.mixed().get().onDemandPercentAboveBase());
        }
    }

    private void pool(Resource group, WarmPoolSpec was, WarmPoolSpec is) {
        Resource resource = parts.pool().orElse(group);
        FieldEdits fields = new FieldEdits(resource.id(), resource.properties());
        String key = group.properties().get("WarmPool").isPresent() ? "WarmPool." : "WarmPoolConfiguration.";
        String within = parts.pool().isPresent() ? "" : key;
        fields.number(
                within + "MaxGroupPreparedCapacity",
                was.pool().maxGroupPreparedCapacity(),
                is.pool().maxGroupPreparedCapacity());
        fields.number(within + "MinSize", was.pool().minSize(), is.pool().minSize());
        fields.word(within + "PoolState", was.state().text(), is.state().text());
        edits.addAll(fields.edits());
    }
}
