package dev.tenfold.policy.terraform;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.document.Node;
import dev.tenfold.document.Place;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.resource.AwsTypes;
import dev.tenfold.policy.resource.AzureScaling;
import dev.tenfold.policy.resource.GoogleScaling;
import dev.tenfold.policy.resource.Resource;
import dev.tenfold.policy.resource.Spelling;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A resource type of a Terraform provider, and how its arguments are called by the cloud itself. Arguments that differ
 * only in spelling need no entry.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs">the providers' documentation</a>
 */
enum ResourceKind {
    AWS_AUTOSCALING_GROUP(
            AwsTypes.GROUP, "name=AutoScalingGroupName enabled_metrics=MetricsCollection override=Overrides"),
    AWS_AUTOSCALING_POLICY(
            AwsTypes.GROUP_POLICY,
            "name=PolicyName autoscaling_group_name=AutoScalingGroupName step_adjustment=StepAdjustments"
                    + " metric_dimension=Dimensions metric_specification=MetricSpecifications"
                    + " customized_capacity_metric_specification=CustomizedCapacityMetricSpecification"),
    AWS_AUTOSCALING_SCHEDULE(AwsTypes.GROUP_SCHEDULE, "autoscaling_group_name=AutoScalingGroupName"),
    AWS_APPAUTOSCALING_TARGET(AwsTypes.TARGET, ""),
    AWS_APPAUTOSCALING_POLICY(AwsTypes.APPLICATION_POLICY, "name=PolicyName step_adjustment=StepAdjustments"),
    AWS_APPAUTOSCALING_SCHEDULED_ACTION(AwsTypes.APPLICATION_SCHEDULE, "name=ScheduledActionName"),
    AWS_CLOUDWATCH_METRIC_ALARM(
            AwsTypes.ALARM,
            "metric_query=Metrics ok_actions=OKActions"
                    + " evaluate_low_sample_count_percentiles=EvaluateLowSampleCountPercentile"),
    AWS_CLOUDWATCH_COMPOSITE_ALARM(AwsTypes.COMPOSITE_ALARM, "ok_actions=OKActions"),
    AZURERM_MONITOR_AUTOSCALE_SETTING(
            AzureScaling.TYPE,
            "target_resource_id=targetResourceUri profile=profiles rule=rules"
                    + " metric_resource_id=metricResourceUri divide_by_instance_count=dividePerInstance"
                    + " timezone=timeZone"),
    GOOGLE_COMPUTE_AUTOSCALER(GoogleScaling.TYPE, Constants.GOOGLE),
    GOOGLE_COMPUTE_REGION_AUTOSCALER(GoogleScaling.TYPE, Constants.GOOGLE);

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    private final String type;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Spelling spelling;

    /** An enum's constants cannot see its own static fields. */
    private static final class Constants {
        private static final String GOOGLE = "max_replicas=maxNumReplicas min_replicas=minNumReplicas"
                + " cooldown_period=coolDownPeriodSec stabilization_period=stabilizationPeriodSec"
                + " metric=customMetricUtilizations cpu_utilization.target=utilizationTarget"
                + " load_balancing_utilization.target=utilizationTarget metric.target=utilizationTarget"
                + " metric.name=metric metric.type=utilizationTargetType";
    }

    ResourceKind(String type, String names) {
        this.type = type;
        Map<String, String> written = new LinkedHashMap<>();
        for (String pair : names.isEmpty() ? new String[0] : names.split(" ")) {
            String argument = pair.substring(0, pair.indexOf('='));
            String property = pair.substring(pair.indexOf('=') + 1);
            this.names.put(argument, property);
            written.put(property, argument.substring(argument.indexOf('.') + 1));
        }
        this.spelling = new Spelling(true, written);
    }

    /** The kind of a type such as {@code aws_autoscaling_group}; empty if nothing of that type scales. */
    static Optional<ResourceKind> of(String type) {
        for (ResourceKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What Terraform calls a type of the cloud; the first of several that it has. */
    static Optional<String> ofTheCloud(String type) {
        for (ResourceKind kind : values()) {
            if (kind.type.equals(type)) {
                return Optional.of(kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /** How its arguments are called. */
    Spelling spelling() {
        return spelling;
    }

    /** The resource in the words of its cloud. */
    Resource resource(String address, Place place, Mapping arguments) {
        return new Resource(type, address, place, renamed(arguments, ""), spelling);
    }

    private Node renamed(Node node, String parent) {
        if (node instanceof Mapping mapping) {
            return renamed(mapping, parent);
        }
        if (node instanceof Sequence list) {
            return new Sequence(
                    list.place(),
                    list.tag(),
                    list.items().stream().map(item -> renamed(item, parent)).toList());
        }
        return node;
    }

    private Mapping renamed(Mapping mapping, String parent) {
        // The dimensions of an alarm are an object whose keys are names, not arguments.
        boolean free = parent.equals("dimensions") && !mapping.entries().containsKey("name");
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) -> entries.put(
                        free ? key : name(parent, key), new Entry(entry.place(), renamed(entry.value(), key))));
        return new Mapping(mapping.place(), mapping.tag(), entries);
    }

    private String name(String parent, String key) {
        String own = names.get(parent + "." + key);
        // What a resource is called by is not what something within it is, such as a dimension of its metric.
        boolean inner = key.equals("name") && !parent.isEmpty();
        String name = own == null && !inner ? names.get(key) : own;
        if (name != null) {
            return name;
        }
        String camel =
                UNDERSCORE.matcher(key).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
        boolean capital = type.startsWith("AWS::") && !camel.isEmpty();
        return capital ? camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1) : camel;
    }
}
