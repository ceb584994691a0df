package dev.tenfold.policy.patch;

import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.Scalable;
import dev.tenfold.policy.aws.ScalableTargetSpec;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.manifest.TriggerValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Policies that say a little more than others: the most replicas, and the target of the first metric. */
final class Turned {
    private static final Set<String> THRESHOLDS =
            Set.of("threshold", "lagThreshold", "queueLength", "value", "targetValue", "targetMetricValue");

    private Turned() {}

    /** How many values were turned. */
    record Turn(PolicySpec spec, int values) {}

    /** The policy turned, if it is of a kind that can be. */
    static Optional<Turn> of(PolicySpec spec) {
        if (spec instanceof HpaSpec hpa) {
            return Optional.of(hpa(hpa));
        }
        if (spec instanceof ScaledObject object) {
            return Optional.of(object(object));
        }
        return spec instanceof GroupScaling scaling ? Optional.of(scaling(scaling)) : Optional.empty();
    }

    private static Turn hpa(HpaSpec hpa) {
        List<MetricSpec> metrics = new ArrayList<>(hpa.metrics());
        boolean aims = !metrics.isEmpty() && metrics.get(0) instanceof MetricSpec.Resource;
        if (aims) {
            MetricSpec.Resource first = (MetricSpec.Resource) metrics.get(0);
            metrics.set(0, new MetricSpec.Resource(first.resource(), target(first.target())));
        }
        HpaSpec turned = new HpaSpec(
                hpa.name(),
                hpa.namespace(),
                hpa.apiVersion(),
                hpa.target(),
                hpa.minReplicas(),
                hpa.maxReplicas() + 1,
                metrics,
                hpa.behavior());
        return new Turn(turned, aims ? 2 : 1);
    }

    private static MetricTarget target(MetricTarget target) {
        OptionalInt utilization = target.averageUtilization();
        OptionalLong average = target.averageValueMilli();
        return new MetricTarget(
                target.type(),
                utilization.isPresent() ? OptionalInt.of(utilization.getAsInt() + 1) : utilization,
                utilization.isEmpty() && average.isPresent() ? OptionalLong.of(average.getAsLong() * 2) : average,
                target.valueMilli());
    }

    private static Turn object(ScaledObject object) {
        List<TriggerSpec> triggers = new ArrayList<>(object.triggers());
        boolean aims = false;
        if (!triggers.isEmpty()) {
            Optional<String> key = triggers.get(0).metadata().keySet().stream()
                    .filter(THRESHOLDS::contains)
                    .findFirst();
            if (key.isPresent() && triggers.get(0).metadata().get(key.get()).matches("\\d+")) {
                aims = true;
                String more = "1" + triggers.get(0).metadata().get(key.get());
                triggers.set(0, TriggerValues.with(triggers.get(0), 0, key.get(), more));
            }
        }
        ReplicaBounds bounds = object.replicas();
        ScaledObject turned = new ScaledObject(
                object.name(),
                object.namespace(),
                object.apiVersion(),
                object.annotations(),
                object.target(),
                new ReplicaBounds(bounds.minimum(), OptionalInt.of(bounds.hpaMaximum() + 1), bounds.idle()),
                object.timing(),
                object.fallback(),
                object.modifiers(),
                object.behavior(),
                object.hpaName(),
                triggers);
        return new Turn(turned, aims ? 2 : 1);
    }

    private static Turn scaling(GroupScaling scaling) {
        List<ScalingPolicySpec> policies = new ArrayList<>(scaling.policies());
        int values = 0;
        for (int i = 0; i < policies.size() && values == 0; i++) {
            if (policies.get(i) instanceof TargetTrackingPolicy tracking) {
                values++;
                policies.set(
                        i,
                        new TargetTrackingPolicy(
                                tracking.name(),
                                tracking.metric(),
                                tracking.target() + 1,
                                tracking.disableScaleIn(),
                                tracking.estimatedWarmUp(),
                                tracking.scaleInCooldown(),
                                tracking.scaleOutCooldown(),
                                tracking.enabled()));
            }
        }
        boolean limited = scaling.scaled().limits().max() < Integer.MAX_VALUE;
        Scalable scaled = limited ? larger(scaling.scaled()) : scaling.scaled();
        return new Turn(
                new GroupScaling(scaled, policies, scaling.alarms(), scaling.composites(), scaling.scheduled()),
                values + (limited ? 1 : 0));
    }

    private static Scalable larger(Scalable scaled) {
        CapacityLimits limits =
                new CapacityLimits(scaled.limits().min(), scaled.limits().max() + 1);
        if (scaled instanceof GroupSpec group) {
            return new GroupSpec(
                    group.id(),
                    limits,
                    group.desired(),
                    group.defaultCooldown(),
                    group.defaultWarmUp(),
                    group.healthCheckGrace(),
                    group.metricsCollected(),
                    group.mixed(),
                    group.weights(),
                    group.warmPool(),
                    group.terminationPolicies());
        }
        ScalableTargetSpec target = (ScalableTargetSpec) scaled;
        return new ScalableTargetSpec(target.namespace(), target.id(), target.dimension(), limits);
    }
}
