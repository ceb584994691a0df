package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.JsonWriter;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.resource.AwsTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON of the AWS command line. It has no comments, so what is to be said is said beside it. */
public final class AwsCliText {
    private static final Map<String, String> LISTS = Map.of(
            AwsTypes.GROUP, "AutoScalingGroups",
            AwsTypes.GROUP_POLICY, "ScalingPolicies",
            AwsTypes.GROUP_SCHEDULE, "ScheduledUpdateGroupActions",
            AwsTypes.TARGET, "ScalableTargets",
            AwsTypes.APPLICATION_POLICY, "ScalingPolicies",
            AwsTypes.APPLICATION_SCHEDULE, "ScheduledActions",
            AwsTypes.ALARM, "MetricAlarms");

    private static final Map<String, String> COMMANDS = Map.of(
            AwsTypes.GROUP, "autoscaling update-auto-scaling-group",
            AwsTypes.GROUP_POLICY, "autoscaling put-scaling-policy",
            AwsTypes.GROUP_SCHEDULE, "autoscaling put-scheduled-update-group-action",
            AwsTypes.TARGET, "application-autoscaling register-scalable-target",
            AwsTypes.APPLICATION_POLICY, "application-autoscaling put-scaling-policy",
            AwsTypes.APPLICATION_SCHEDULE, "application-autoscaling put-scheduled-action",
            AwsTypes.ALARM, "cloudwatch put-metric-alarm");

    private AwsCliText() {}

    /**
     * What a command is given.
     *
     * @param command such as {@code aws autoscaling put-scaling-policy --cli-input-json file://put-cpu.json}
     * @param file name of the file that it is given
     * @param json content of the file
     */
    public record Input(String command, String file, String json) {}

    /** One document in the shape in which the command line prints all of it. */
    public static String document(GroupScaling scaling) {
        Map<String, List<Draft>> lists = new LinkedHashMap<>();
        for (AwsResource resource : AwsResources.of(Dialect.COMMAND_LINE, scaling)) {
            lists.computeIfAbsent(LISTS.get(resource.type()), list -> new ArrayList<>())
                    .add(resource.properties());
        }
        Draft.Fields document = Draft.fields();
        lists.forEach((key, items) -> document.put(key, new Draft.Listed(items)));
        return JsonWriter.OF_AWS.value(document.drafted(), 0) + "\n";
    }

    /**
     * The commands that put it in place, in order. An alarm's action is the ARN that {@code put-scaling-policy} prints;
     * until then REGION, ACCOUNT and ID stand for the parts of it that only AWS knows.
     */
    public static List<Input> inputs(GroupScaling scaling) {
        List<Input> inputs = new ArrayList<>();
        for (AwsResource resource : AwsResources.of(Dialect.COMMAND_LINE, scaling)) {
            Draft.Fields fields = Draft.fields();
            Draft.Fields pool = Draft.fields();
            boolean measured = false;
            for (Draft.Entry entry : resource.properties().entries()) {
                // The command that changes a group takes neither of these: each has a command of its own.
                if (entry.name().equals("WarmPoolConfiguration")) {
                    pool.put("AutoScalingGroupName", resource.id());
                    ((Draft.Keyed) entry.value()).entries().forEach(inner -> pool.put(inner.name(), inner.value()));
                } else if (entry.name().equals("EnabledMetrics")) {
                    measured = true;
                } else {
                    fields.put(entry.name(), entry.value());
                }
            }
            inputs.add(input(COMMANDS.get(resource.type()), resource.id(), fields));
            if (!pool.isEmpty()) {
                inputs.add(input("autoscaling put-warm-pool", resource.id(), pool));
            }
            if (measured) {
                Draft.Fields metrics = Draft.fields()
                        .put("AutoScalingGroupName", resource.id())
                        .put("Granularity", "1Minute");
                inputs.add(input("autoscaling enable-metrics-collection", resource.id(), metrics));
            }
        }
        return inputs;
    }

    private static Input input(String command, String id, Draft.Fields fields) {
        String verb = command.substring(command.indexOf(' ') + 1);
        String file = verb + "-" + id.replaceAll("[^A-Za-z0-9._-]+", "-") + ".json";
        String json = JsonWriter.OF_AWS.value(fields.drafted(), 0) + "\n";
        return new Input("aws " + command + " --cli-input-json file://" + file, file, json);
    }
}
