package dev.tenfold.plan;

import dev.tenfold.policy.aws.AutoScalingCron;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.aws.TrackedMetric;
import dev.tenfold.policy.emit.CloudFormationText;
import dev.tenfold.policy.emit.KubernetesText;
import dev.tenfold.policy.emit.TerraformText;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.keda.PollTiming;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingAnnotations;
import dev.tenfold.policy.keda.ScalingModifiers;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.manifest.TriggerValues;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The policies of one service on each platform, and the files that say so.
 *
 * @param threshold what they are derived from
 * @param schedule replicas that are there in advance
 * @param memory whether memory may scale too: it is not full with nothing to do
 */
record PlannedPolicies(Threshold threshold, List<PreScaling> schedule, boolean memory) {
    private static final int MEMORY_TARGET = 80;
    private static final int SCALE_DOWN_WINDOW = 300;
    private static final int POLLING = 15;

    private String service() {
        return threshold.service();
    }

    /** Files by name, ready to be applied. */
    Map<String, String> files() {
        String remark = "The instances of " + service() + ", scaled by CPU and by the clock.";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                service() + "-hpa.yaml",
                KubernetesText.of(
                        autoscaler(),
                        "Reacts to CPU" + (memory ? " and memory" : "")
                                + ", early enough for the steepest rise of the plan."));
        files.put(
                service() + "-keda.yaml",
                KubernetesText.of(
                        scaledObject(),
                        "Is there before the rises that are known in advance, and reacts to requests and CPU"
                                + " otherwise."));
        files.put(service() + "-cloudformation.yaml", CloudFormationText.yaml(group(), remark));
        files.put(service() + ".tf", TerraformText.of(group(), remark));
        return files;
    }

    /** A HorizontalPodAutoscaler that reacts only: its floor leaves time to. */
    HpaSpec autoscaler() {
        List<MetricSpec> metrics = new ArrayList<>();
        metrics.add(utilization("cpu", threshold.cpuTarget(threshold.reactiveShare())));
        if (memory) {
            metrics.add(utilization("memory", MEMORY_TARGET));
        }
        ScalingRules down = new ScalingRules(
                OptionalInt.of(SCALE_DOWN_WINDOW), Optional.empty(), Optional.empty(), OptionalLong.empty());
        return new HpaSpec(
                service(),
                Optional.empty(),
                "autoscaling/v2",
                new ScaleTarget(Optional.of("apps/v1"), "Deployment", service()),
                OptionalInt.of(threshold.reactiveFloor()),
                threshold.ceiling(),
                metrics,
                Optional.of(new Behavior(Optional.empty(), Optional.of(down))));
    }

    private static MetricSpec utilization(String resource, int percent) {
        return new MetricSpec.Resource(resource, MetricTarget.utilization(percent));
    }

    /** A ScaledObject that foresees what is known in advance, and reacts to requests and CPU. */
    ScaledObject scaledObject() {
        double share = threshold.foreseenShare();
        List<TriggerSpec> triggers = new ArrayList<>();
        triggers.add(TriggerValues.of(
                0,
                "cpu",
                Optional.empty(),
                Optional.of("Utilization"),
                Map.of("value", Integer.toString(threshold.cpuTarget(share))),
                false));
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("serverAddress", "http://prometheus.monitoring:9090");
        requests.put("query", "sum(rate(http_requests_total{service=\"" + service() + "\"}[1m]))");
        double target = threshold.tpsTarget(share);
        requests.put("threshold", Figure.plain(target, target < 10 ? 2 : 1));
        triggers.add(TriggerValues.of(1, "prometheus", Optional.empty(), Optional.empty(), requests, false));
        for (PreScaling entry : schedule) {
            triggers.add(TriggerValues.cron(
                    triggers.size(), "Etc/UTC", entry.startCron(), entry.endCron(), entry.replicas()));
        }
        return new ScaledObject(
                service(),
                Optional.empty(),
                "keda.sh/v1alpha1",
                ScalingAnnotations.NONE,
                new ScaleTarget(Optional.empty(), "Deployment", service()),
                new ReplicaBounds(
                        OptionalInt.of(threshold.floor()), OptionalInt.of(threshold.ceiling()), OptionalInt.empty()),
                new PollTiming(OptionalInt.of(POLLING), OptionalInt.empty(), OptionalInt.empty()),
                Optional.empty(),
                ScalingModifiers.NONE,
                Optional.empty(),
                Optional.empty(),
                triggers);
    }

    /** An Auto Scaling group with its policy and its schedule. */
    GroupScaling group() {
        // Without a schedule a group must react, as an autoscaler does.
        int floor = schedule.isEmpty() ? threshold.reactiveFloor() : threshold.floor();
        double share = schedule.isEmpty() ? threshold.reactiveShare() : threshold.foreseenShare();
        long warmUp = Math.max(1, Math.round(threshold.reaction().seconds()));
        GroupSpec group = new GroupSpec(
                service(), new CapacityLimits(floor, threshold.ceiling()), Optional.of(Duration.ofSeconds(warmUp)));
        TargetTrackingPolicy keepCpu = new TargetTrackingPolicy(
                "KeepCpu",
                new TrackedMetric.Predefined("ASGAverageCPUUtilization", Optional.empty()),
                threshold.coreTarget(share),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
        List<ScheduledActionSpec> actions = new ArrayList<>();
        for (int i = 0; i < schedule.size(); i++) {
            PreScaling entry = schedule.get(i);
            actions.add(scheduled("Busy" + (i + 1), entry.startCron(), entry.replicas()));
            actions.add(scheduled("Calm" + (i + 1), entry.endCron(), floor));
        }
        return new GroupScaling(group, List.of(keepCpu), List.of(), List.of(), actions);
    }

    private static ScheduledActionSpec scheduled(String name, String cron, int least) {
        return new ScheduledActionSpec(
                name,
                new ScheduledActionSpec.Recurrence(AutoScalingCron.parse(cron)),
                new ScheduledAction(OptionalInt.of(least), OptionalInt.empty(), OptionalInt.empty()),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty());
    }
}
