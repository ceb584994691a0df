package dev.tenfold.policy.resource;

import dev.tenfold.policy.aws.Adjustment;
import dev.tenfold.policy.aws.AdjustmentType;
import dev.tenfold.policy.aws.ApplicationCooldowns;
import dev.tenfold.policy.aws.ScalingPolicySpec;
import dev.tenfold.policy.aws.SimpleScaling;
import dev.tenfold.policy.aws.Statistic;
import dev.tenfold.policy.aws.StepAdjustment;
import dev.tenfold.policy.aws.StepAdjustments;
import dev.tenfold.policy.aws.StepScaling;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads {@code AWS::AutoScaling::ScalingPolicy} and {@code AWS::ApplicationAutoScaling::ScalingPolicy}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html">PutScalingPolicy</a>
 */
final class PolicyReader {
    private static final String PERCENT = "PercentChangeInCapacity";

    private final Resource resource;
    private final Section policy;
    private final boolean application;

    PolicyReader(Resource resource, Findings findings) {
        this.resource = resource;
        this.policy = Section.of(resource, findings);
        this.application = resource.type().equals(AwsTypes.APPLICATION_POLICY);
    }

    /** The policy; empty if something of it is open or would be refused. */
    Optional<ScalingPolicySpec> read() {
        String target = application ? "ScalingTargetId" : "AutoScalingGroupName";
        policy.node(target)
                .filter(node -> node.tag().equals(Unsettled.MISSING))
                .ifPresent(node -> policy.open(target, node));
        if (!application) {
            return groupPolicy(policy.name("PolicyType").orElse("SimpleScaling"));
        }
        if (resource.spelling().underscores()) {
            policy.leftOut("PolicyType", "StepScaling");
        } else {
            policy.require("PolicyType");
        }
        String type = policy.choice("PolicyType", PolicyReader::applicationType).orElse("StepScaling");
        if (!policy.findings().complete()) {
            return Optional.empty();
        }
        if (type.equals("TargetTrackingScaling")) {
            return required("TargetTrackingScalingPolicyConfiguration").flatMap(this::tracking);
        }
        return required("StepScalingPolicyConfiguration").flatMap(this::steps);
    }

    private static String applicationType(String text) {
        if (text.equals("StepScaling") || text.equals("TargetTrackingScaling")) {
            return text;
        }
        throw new IllegalArgumentException("must be StepScaling or TargetTrackingScaling here");
    }

    private Optional<ScalingPolicySpec> groupPolicy(String type) {
        return switch (type) {
            case "SimpleScaling" -> simple();
            case "StepScaling" -> steps(policy);
            case "TargetTrackingScaling" ->
                required("TargetTrackingConfiguration").flatMap(this::tracking);
            case "PredictiveScaling" ->
                required("PredictiveScalingConfiguration")
                        .flatMap(configuration -> PredictiveReader.read(name(), configuration, enabled()));
            default -> {
                policy.choice("PolicyType", text -> {
                    throw new IllegalArgumentException(
                            "must be SimpleScaling, StepScaling, TargetTrackingScaling or PredictiveScaling");
                });
                yield Optional.empty();
            }
        };
    }

    private String name() {
        return resource.name("PolicyName");
    }

    private boolean enabled() {
        return policy.truth("Enabled").orElse(true);
    }

    private Optional<Section> required(String key) {
        policy.require(key);
        return policy.section(key);
    }

    private Optional<ScalingPolicySpec> simple() {
        policy.leftOut("PolicyType", "SimpleScaling: one adjustment, then a pause");
        policy.require("AdjustmentType");
        policy.require("ScalingAdjustment");
        if (policy.has("StepAdjustments")) {
            policy.error("StepAdjustments", "must not stand in a policy of type SimpleScaling");
        }
        Optional<AdjustmentType> type = policy.choice("AdjustmentType", AdjustmentType::of);
        OptionalInt amount = policy.count("ScalingAdjustment");
        OptionalInt least = magnitude(policy);
        Optional<Duration> cooldown = policy.seconds("Cooldown");
        policy.leftOut("Cooldown", "the cooldown of the group, 300 s unless it sets one");
        boolean enabled = enabled();
        return type.filter(known -> policy.findings().complete())
                .map(known ->
                        new SimpleScaling(name(), new Adjustment(known, amount.orElse(0), least), cooldown, enabled));
    }

    /** {@code MinAdjustmentMagnitude}, by its older name too. */
    private static OptionalInt magnitude(Section section) {
        String key = section.has("MinAdjustmentStep") ? "MinAdjustmentStep" : "MinAdjustmentMagnitude";
        OptionalInt least = section.count(key);
        if (least.isPresent() && !section.name("AdjustmentType").orElse(PERCENT).equals(PERCENT)) {
            section.error(key, "must not stand without AdjustmentType " + PERCENT);
        }
        return least;
    }

    private Optional<ScalingPolicySpec> steps(Section section) {
        if (!application && policy.has("Cooldown")) {
            policy.warn(
                    "Cooldown",
                    policy.path("Cooldown") + " is heeded by simple scaling only: step scaling goes by"
                            + " EstimatedInstanceWarmup");
        }
        if (!application && policy.has("ScalingAdjustment")) {
            policy.error("ScalingAdjustment", "must not stand in a policy of type StepScaling");
        }
        section.require("AdjustmentType");
        section.require("StepAdjustments");
        Optional<AdjustmentType> type = section.choice("AdjustmentType", AdjustmentType::of);
        OptionalInt least = magnitude(section);
        Optional<Statistic.Simple> aggregation = section.choice("MetricAggregationType", PolicyReader::aggregation);
        section.leftOut("MetricAggregationType", "Average");
        Optional<Duration> warmUp = application ? Optional.empty() : section.seconds("EstimatedInstanceWarmup");
        Optional<Duration> cooldown = application ? section.seconds("Cooldown") : Optional.empty();
        if (application) {
            section.leftOut("Cooldown", cooldownOfService());
        }
        StepAdjustments steps = adjustments(section);
        boolean enabled = enabled();
        if (!section.findings().complete() || type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StepScaling(
                name(),
                type.get(),
                least,
                steps,
                aggregation.orElse(Statistic.Simple.AVERAGE),
                warmUp,
                cooldown,
                enabled));
    }

    private static Statistic.Simple aggregation(String text) {
        return switch (text) {
            case "Average" -> Statistic.Simple.AVERAGE;
            case "Minimum" -> Statistic.Simple.MINIMUM;
            case "Maximum" -> Statistic.Simple.MAXIMUM;
            default -> throw new IllegalArgumentException("must be Average, Minimum or Maximum");
        };
    }

    private static StepAdjustments adjustments(Section section) {
        List<StepAdjustment> steps = new ArrayList<>();
        for (Section step : section.sections("StepAdjustments")) {
            step.require("ScalingAdjustment");
            OptionalDouble lower = step.number("MetricIntervalLowerBound");
            OptionalDouble upper = step.number("MetricIntervalUpperBound");
            steps.add(new StepAdjustment(
                    lower, upper, step.count("ScalingAdjustment").orElse(0)));
        }
        StepAdjustments all = new StepAdjustments(steps);
        if (section.findings().complete()) {
            all.problems()
                    .forEach(problem -> section.findings()
                            .error(section.place("StepAdjustments"), section.path("StepAdjustments"), problem, ""));
        }
        return all;
    }

    private String cooldownOfService() {
        String service = ServiceNamespace.of(resource);
        ApplicationCooldowns inForce = ApplicationCooldowns.inForce(service, Optional.empty(), Optional.empty());
        String of = service.equals(ServiceNamespace.UNKNOWN) ? "a service that this file does not name" : service;
        return inForce.scaleOut().toSeconds() + " s, as for every target of " + of;
    }

    private Optional<ScalingPolicySpec> tracking(Section configuration) {
        TrackedMetrics metrics = new TrackedMetrics(configuration, application);
        configuration.require("TargetValue");
        OptionalDouble target = configuration.number("TargetValue");
        if (target.isPresent() && !(target.getAsDouble() > 0)) {
            configuration.error("TargetValue", "must be > 0");
        }
        boolean noScaleIn = configuration.truth("DisableScaleIn").orElse(false);
        Optional<Duration> warmUp = application ? Optional.empty() : policy.seconds("EstimatedInstanceWarmup");
        Optional<Duration> in = application ? configuration.seconds("ScaleInCooldown") : Optional.empty();
        Optional<Duration> out = application ? configuration.seconds("ScaleOutCooldown") : Optional.empty();
        configuration.leftOut("DisableScaleIn", "false: it scales in too");
        if (application) {
            configuration.leftOut("ScaleOutCooldown", cooldownOfService());
            configuration.leftOut("ScaleInCooldown", cooldownOfService());
        }
        boolean enabled = enabled();
        return metrics.read()
                .filter(known -> configuration.findings().complete())
                .map(known -> new TargetTrackingPolicy(
                        name(), known, target.orElseThrow(), noScaleIn, warmUp, in, out, enabled));
    }
}
