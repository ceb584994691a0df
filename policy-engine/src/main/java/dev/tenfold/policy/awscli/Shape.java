package dev.tenfold.policy.awscli;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.resource.AwsTypes;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Spelling;
import dev.tenfold.policy.resource.Unsettled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of the command line, told from each other by their keys; the first one that fits is meant. */
enum Shape {
    COMPOSITE_ALARM(AwsTypes.COMPOSITE_ALARM, "", "", List.of("AlarmRule")),
    ALARM(AwsTypes.ALARM, "AlarmName", "", List.of("ComparisonOperator", "EvaluationPeriods")),
    GROUP_SCHEDULE(
            AwsTypes.GROUP_SCHEDULE, "ScheduledActionName", "", List.of("AutoScalingGroupName", "ScheduledActionName")),
    APPLICATION_SCHEDULE(
            AwsTypes.APPLICATION_SCHEDULE, "ScheduledActionName", "", List.of("ScheduledActionName", "Schedule")),
    GROUP_POLICY(AwsTypes.GROUP_POLICY, "PolicyName", "", List.of("AutoScalingGroupName", "PolicyName")),
    APPLICATION_POLICY(AwsTypes.APPLICATION_POLICY, "PolicyName", "", List.of("PolicyName", "ResourceId")),
    GROUP(AwsTypes.GROUP, "AutoScalingGroupName", "", List.of("AutoScalingGroupName", "MaxSize")),
    TARGET(AwsTypes.TARGET, "ResourceId", "", List.of("ResourceId", "MaxCapacity")),
    PREDICTIVE(
            AwsTypes.GROUP_POLICY,
            "",
            "PredictiveScaling/PredictiveScalingConfiguration",
            List.of("MetricSpecifications")),
    APPLICATION_TRACKING(
            AwsTypes.APPLICATION_POLICY,
            "",
            "TargetTrackingScaling/TargetTrackingScalingPolicyConfiguration",
            List.of("TargetValue")) {
        @Override
        boolean fits(Mapping object) {
            String metric = object.find("PredefinedMetricSpecification.PredefinedMetricType")
                    .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                    .orElse("ASG");
            boolean ofGroup = metric.startsWith("ASG") || metric.startsWith("ALB");
            boolean cooldown = object.get("ScaleInCooldown").isPresent()
                    || object.get("ScaleOutCooldown").isPresent();
            return super.fits(object) && (cooldown || !ofGroup);
        }
    },
    GROUP_TRACKING(
            AwsTypes.GROUP_POLICY, "", "TargetTrackingScaling/TargetTrackingConfiguration", List.of("TargetValue")),
    APPLICATION_STEPS(
            AwsTypes.APPLICATION_POLICY,
            "",
            "StepScaling/StepScalingPolicyConfiguration",
            List.of("AdjustmentType", "StepAdjustments"));

    private final String type;
    private final String name;
    /** Type of the policy and the property of it that the object is the value of. */
    private final String within;

    private final List<String> keys;

    Shape(String type, String name, String within, List<String> keys) {
        this.type = type;
        this.name = name;
        this.within = within;
        this.keys = keys;
    }

    boolean fits(Mapping object) {
        return object.entries().keySet().containsAll(keys);
    }

    /** The property of its resource that the object is the value of; empty if it is the resource. */
    String property() {
        return within.substring(within.indexOf('/') + 1);
    }

    static Optional<Shape> of(Node node) {
        if (node instanceof Mapping object) {
            for (Shape shape : values()) {
                if (shape.fits(object)) {
                    return Optional.of(shape);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The object as a resource.
     *
     * @param otherwise what it is called if it says nothing
     */
    Resource resource(Mapping object, String otherwise) {
        String id = object.get(name.isEmpty() ? "AlarmName" : name)
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
        if (within.isEmpty()) {
            return new Resource(type, id, object.place(), object, Spelling.OF_THE_CLOUD);
        }
        String[] parts = within.split("/");
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("PolicyType", new Entry(object.place(), Unsettled.text(object.place(), parts[0])));
        entries.put(parts[1], new Entry(object.place(), object));
        return new Resource(type, id, object.place(), new Mapping(object.place(), "", entries), Spelling.OF_THE_CLOUD);
    }
}
