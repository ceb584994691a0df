package dev.tenfold.plan;

import dev.tenfold.spelling.Figure;
import java.util.List;

/**
 * The policies of one service in the formats of their platforms, ready to be applied. What is written here is read back
 * by the readers of those formats before anybody is shown it.
 *
 * @param threshold what they are derived from
 * @param schedule replicas that are there in advance
 * @param memory whether memory may scale too: it is not full with nothing to do
 */
record PolicyText(Threshold threshold, List<PreScaling> schedule, boolean memory) {
    private static final String AUTOSCALER = """
            # Reacts to CPU%s, early enough for the steepest rise of the plan.
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata:
              name: %s
            spec:
              scaleTargetRef:
                apiVersion: apps/v1
                kind: Deployment
                name: %s
              minReplicas: %s
              maxReplicas: %s
              metrics:
                - type: Resource
                  resource:
                    name: cpu
                    target:
                      type: Utilization
                      averageUtilization: %s
            """;

    private static final String SCALED_OBJECT = """
            # Is there before the rises that are known in advance, and reacts to requests and CPU otherwise.
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata:
              name: %s
            spec:
              scaleTargetRef:
                name: %s
              minReplicaCount: %s
              maxReplicaCount: %s
              pollingInterval: 15
              triggers:
                - type: cpu
                  metricType: Utilization
                  metadata:
                    value: "%s"
                - type: prometheus
                  metadata:
                    serverAddress: http://prometheus.monitoring:9090
                    query: sum(rate(http_requests_total{service="%s"}[1m]))
                    threshold: "%s"
            """;

    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: "2010-09-09"
            Description: The instances of %s, scaled by CPU and by the clock.
            Parameters:
              LaunchTemplateId: {Type: String, Default: lt-0123456789abcdef0}
              LaunchTemplateVersion: {Type: String, Default: "1"}
              Subnets: {Type: CommaDelimitedList, Default: "subnet-1,subnet-2"}
            Resources:
              Group:
                Type: AWS::AutoScaling::AutoScalingGroup
                Properties:
                  AutoScalingGroupName: %s
                  VPCZoneIdentifier: !Ref Subnets
                  LaunchTemplate:
                    LaunchTemplateId: !Ref LaunchTemplateId
                    Version: !Ref LaunchTemplateVersion
                  MinSize: "%s"
                  MaxSize: "%s"
                  DefaultInstanceWarmup: %s
              KeepCpu:
                Type: AWS::AutoScaling::ScalingPolicy
                Properties:
                  AutoScalingGroupName: !Ref Group
                  PolicyType: TargetTrackingScaling
                  TargetTrackingConfiguration:
                    PredefinedMetricSpecification:
                      PredefinedMetricType: ASGAverageCPUUtilization
                    TargetValue: %s
            """;

    private static final String TERRAFORM = """
            # The instances of %s, scaled by CPU and by the clock.

            variable "subnets" {
              type    = list(string)
              default = ["subnet-1", "subnet-2"]
            }

            variable "launch_template_id" {
              type    = string
              default = "lt-0123456789abcdef0"
            }

            resource "aws_autoscaling_group" "group" {
              name                    = "%s"
              vpc_zone_identifier     = var.subnets
              min_size                = %s
              max_size                = %s
              default_instance_warmup = %s

              launch_template {
                id      = var.launch_template_id
                version = "$Latest"
              }
            }

            resource "aws_autoscaling_policy" "keep_cpu" {
              name                   = "%s-keep-cpu"
              autoscaling_group_name = aws_autoscaling_group.group.name
              policy_type            = "TargetTrackingScaling"

              target_tracking_configuration {
                predefined_metric_specification {
                  predefined_metric_type = "ASGAverageCPUUtilization"
                }
                target_value = %s
              }
            }
            """;

    private static final int MEMORY_TARGET = 80;

    private String service() {
        return threshold.service();
    }

    private String figure(double value) {
        return Figure.plain(value, value < 10 ? 2 : 1);
    }

    /** A HorizontalPodAutoscaler that reacts only: its floor leaves time to. */
    String autoscaler() {
        StringBuilder text = new StringBuilder(AUTOSCALER);
        if (memory) {
            text.append("""
                    - type: Resource
                      resource:
                        name: memory
                        target:
                          type: Utilization
                          averageUtilization: %s
                """.replace("%s", Integer.toString(MEMORY_TARGET)));
        }
        text.append("""
                  behavior:
                    scaleDown:
                      stabilizationWindowSeconds: 300
                """);
        return filled(
                text.toString(),
                memory ? " and memory" : "",
                service(),
                service(),
                threshold.reactiveFloor(),
                threshold.ceiling(),
                threshold.cpuTarget(threshold.reactiveShare()));
    }

    /** A ScaledObject that foresees what is known in advance, and reacts to requests and CPU. */
    String scaledObject() {
        StringBuilder text = new StringBuilder(SCALED_OBJECT);
        for (PreScaling entry : schedule) {
            text.append(filled("""
                        - type: cron
                          metadata:
                            timezone: Etc/UTC
                            start: %s
                            end: %s
                            desiredReplicas: "%s"
                    """, entry.startCron(), entry.endCron(), entry.replicas()));
        }
        double share = threshold.foreseenShare();
        return filled(
                text.toString(),
                service(),
                service(),
                threshold.floor(),
                threshold.ceiling(),
                threshold.cpuTarget(share),
                service(),
                figure(threshold.tpsTarget(share)));
    }

    /** An Auto Scaling group with its policies. */
    String cloudFormation() {
        StringBuilder text = new StringBuilder(TEMPLATE);
        for (int i = 0; i < schedule.size(); i++) {
            text.append(scheduledInCloudFormation(
                    "Busy" + (i + 1),
                    schedule.get(i).replicas(),
                    schedule.get(i).startCron()));
            text.append(scheduledInCloudFormation(
                    "Calm" + (i + 1), floor(), schedule.get(i).endCron()));
        }
        return filled(text.toString(), service(), service(), floor(), threshold.ceiling(), warmUp(), coreTarget());
    }

    private static String scheduledInCloudFormation(String name, int minimum, String cron) {
        return filled("""
                  %s:
                    Type: AWS::AutoScaling::ScheduledAction
                    Properties:
                      AutoScalingGroupName: !Ref Group
                      MinSize: %s
                      Recurrence: "%s"
                """, name, minimum, cron);
    }

    /** The same for Terraform. */
    String terraform() {
        StringBuilder text = new StringBuilder(TERRAFORM);
        for (int i = 0; i < schedule.size(); i++) {
            text.append(scheduledInTerraform(
                    "busy-" + (i + 1),
                    schedule.get(i).replicas(),
                    schedule.get(i).startCron()));
            text.append(scheduledInTerraform(
                    "calm-" + (i + 1), floor(), schedule.get(i).endCron()));
        }
        return filled(
                text.toString(), service(), service(), floor(), threshold.ceiling(), warmUp(), service(), coreTarget());
    }

    private static String scheduledInTerraform(String name, int minimum, String cron) {
        return filled("""

                resource "aws_autoscaling_schedule" "%s" {
                  scheduled_action_name  = "%s"
                  autoscaling_group_name = aws_autoscaling_group.group.name
                  min_size               = %s
                  max_size               = -1
                  desired_capacity       = -1
                  recurrence             = "%s"
                }
                """, name.replace('-', '_'), name, minimum, cron);
    }

    /** Without a schedule a group must react, as an autoscaler does. */
    private int floor() {
        return schedule.isEmpty() ? threshold.reactiveFloor() : threshold.floor();
    }

    private int coreTarget() {
        return threshold.coreTarget(schedule.isEmpty() ? threshold.reactiveShare() : threshold.foreseenShare());
    }

    private long warmUp() {
        return Math.max(1, Math.round(threshold.reaction().seconds()));
    }

    /** Puts values where {@code %s} stands, in order. */
    private static String filled(String template, Object... values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int slot = template.indexOf("%s", from);
            text.append(template, from, slot).append(value);
            from = slot + 2;
        }
        return text.append(template, from, template.length()).toString();
    }
}
