package dev.tenfold.policy.resource;

import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.MixedInstances;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.SimpleCooldown;
import dev.tenfold.policy.aws.WarmPool;
import dev.tenfold.policy.aws.WarmPoolSpec;
import dev.tenfold.policy.aws.WarmPoolSpec.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is scaled: {@code AWS::AutoScaling::AutoScalingGroup}, {@code ...::ScalableTarget}. */
final class GroupReader {
    private static final String EC2_DEFAULT = SimpleCooldown.DEFAULT.toSeconds() + " s";

    private GroupReader() {}

    /** The group, whose warm pool may be a resource of its own; empty if something is open or would be refused. */
    static Optional<GroupSpec> group(Resource resource, Optional<Resource> pool, Findings findings) {
        Section group = Section.of(resource, findings);
        Optional<CapacityLimits> limits = limits(group, "MinSize", "MaxSize");
        OptionalInt desired = group.count("DesiredCapacity");
        if (limits.isPresent() && desired.isPresent() && limits.get().clamp(desired.getAsInt()) != desired.getAsInt()) {
            group.error(
                    "DesiredCapacity",
                    "must be between " + group.path("MinSize") + " "
                            + limits.get().min() + " and " + group.path("MaxSize") + " "
                            + limits.get().max());
        }
        Optional<Duration> cooldown = group.seconds(group.has("Cooldown") ? "Cooldown" : "DefaultCooldown");
        Optional<Duration> warmUp = group.seconds("DefaultInstanceWarmup");
        Optional<Duration> grace = group.seconds("HealthCheckGracePeriod");
        Optional<MixedInstances> mixed = group.section("MixedInstancesPolicy")
                .flatMap(policy -> policy.section("InstancesDistribution"))
                .flatMap(GroupReader::mixed);
        Optional<WarmPoolSpec> warmPool = pool.map(own -> Section.of(own, findings))
                .or(() -> group.section(group.has("WarmPool") ? "WarmPool" : "WarmPoolConfiguration"))
                .flatMap(GroupReader::warmPool);
        String least = limits.map(known -> String.valueOf(known.min())).orElse("the least");
        group.leftOut("DesiredCapacity", least + ", the least: the group starts there");
        if (!findings.complete() || limits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GroupSpec(
                resource.name("AutoScalingGroupName"),
                limits.get(),
                desired,
                cooldown,
                warmUp,
                grace,
                group.has("MetricsCollection") || group.has("EnabledMetrics"),
                mixed,
                weights(group),
                warmPool,
                texts(group.items("TerminationPolicies"))));
    }

    private static List<String> texts(List<Node> items) {
        return items.stream()
                .filter(Unsettled::isSettled)
                .map(node -> ((Scalar) node).text())
                .toList();
    }

    /** Says which warm-up holds where neither a policy nor its group sets one. */
    static void leftOutWarmUp(Section group) {
        if (!group.has("DefaultInstanceWarmup")) {
            String cooldown = group.name("Cooldown")
                    .or(() -> group.name("DefaultCooldown"))
                    .map(seconds -> seconds + " s")
                    .orElse(EC2_DEFAULT);
            group.leftOut(
                    "DefaultInstanceWarmup",
                    "the cooldown, " + cooldown + ": what was launched counts only then, and nothing scales in before");
        }
    }

    static Optional<CapacityLimits> limits(Section section, String least, String most) {
        section.require(least);
        section.require(most);
        OptionalInt min = section.count(least);
        OptionalInt max = section.count(most);
        if (min.isPresent() && min.getAsInt() < 0) {
            section.error(least, "must be >= 0");
            return Optional.empty();
        }
        if (min.isPresent() && max.isPresent() && max.getAsInt() < min.getAsInt()) {
            section.error(most, "must be >= " + section.path(least) + " " + min.getAsInt());
            return Optional.empty();
        }
        return min.isPresent() && max.isPresent()
                ? Optional.of(new CapacityLimits(min.getAsInt(), max.getAsInt()))
                : Optional.empty();
    }

    private static Optional<MixedInstances> mixed(Section distribution) {
        OptionalInt base = distribution.count("OnDemandBaseCapacity");
        OptionalInt percent = distribution.count("OnDemandPercentageAboveBaseCapacity");
        distribution.leftOut("OnDemandPercentageAboveBaseCapacity", "100: no Spot instances");
        try {
            return Optional.of(new MixedInstances(base.orElse(0), percent.orElse(100)));
        } catch (IllegalArgumentException refused) {
            boolean negative = base.orElse(0) < 0;
            distribution.error(
                    negative ? "OnDemandBaseCapacity" : "OnDemandPercentageAboveBaseCapacity", Section.rule(refused));
            return Optional.empty();
        }
    }

    private static SortedMap<String, Integer> weights(Section group) {
        SortedMap<String, Integer> weights = new TreeMap<>();
        List<Section> overrides = group.section("MixedInstancesPolicy").stream()
                .flatMap(policy -> policy.section("LaunchTemplate").stream())
                .flatMap(template -> template.sections("Overrides").stream())
                .toList();
        for (Section type : overrides) {
            OptionalInt weight = type.count("WeightedCapacity");
            if (weight.isPresent()) {
                type.name("InstanceType").ifPresent(name -> weights.put(name, weight.getAsInt()));
            }
        }
        return weights;
    }

    private static Optional<WarmPoolSpec> warmPool(Section pool) {
        OptionalInt prepared = pool.count("MaxGroupPreparedCapacity");
        OptionalInt least = pool.count("MinSize");
        State state = pool.choice("PoolState", State::of).orElse(State.STOPPED);
        boolean reuse = pool.section("InstanceReusePolicy")
                .flatMap(policy -> policy.truth("ReuseOnScaleIn"))
                .orElse(false);
        if (least.isPresent() && least.getAsInt() < 0) {
            pool.error("MinSize", "must be >= 0");
            return Optional.empty();
        }
        return Optional.of(new WarmPoolSpec(new WarmPool(prepared, least.orElse(0)), state, reuse));
    }

    /** The scalable target; empty if something is open or would be refused. */
    static Optional<ScalableTargetSpec> target(Resource resource, Findings findings) {
        Section target = Section.of(resource, findings);
        Optional<CapacityLimits> limits = limits(target, "MinCapacity", "MaxCapacity");
        target.require("ResourceId");
        target.require("ScalableDimension");
        String dimension = target.name("ScalableDimension").orElse("");
        return limits.filter(known -> findings.complete())
                .map(known -> new ScalableTargetSpec(
                        target.name("ServiceNamespace").orElse(namespace(dimension)),
                        target.name("ResourceId").orElse(resource.id()),
                        dimension,
                        known));
    }

    /** {@code ecs} of {@code ecs:service:DesiredCount}. */
    static String namespace(String dimension) {
        return dimension.split(":", 2)[0];
    }
}
