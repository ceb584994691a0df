package dev.tenfold.policy.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.aws.AutoScalingCron;
import dev.tenfold.policy.aws.CapacityLimits;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.ScheduledAction;
import dev.tenfold.policy.aws.ScheduledActionSpec;
import dev.tenfold.policy.aws.ScheduledActionSpec.Recurrence;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CloudPatchTest {
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: '2010-09-09'
            Parameters:
              Target:
                Type: Number
                Default: 50   # percent
              Most: {Type: Number, Default: 10}
            Resources:
              Group:
                Type: AWS::AutoScaling::AutoScalingGroup
                Properties:
                  MinSize: '2'
                  MaxSize: !Ref Most
                  LaunchTemplate: {LaunchTemplateId: lt-1, Version: '1'}
              Cpu:
                Type: AWS::AutoScaling::ScalingPolicy
                Properties:
                  AutoScalingGroupName: !Ref Group
                  PolicyType: TargetTrackingScaling
                  TargetTrackingConfiguration:
                    PredefinedMetricSpecification:
                      PredefinedMetricType: ASGAverageCPUUtilization
                    TargetValue: !Ref Target
            """;

    private static final String MODULE = """
            variable "target" {
              default = 50.0
            }

            resource "aws_autoscaling_group" "web" {
              name     = "web"   # the shop front
              min_size = 2
              max_size = 10
              launch_template { id = "lt-1" }
            }

            resource "aws_autoscaling_policy" "cpu" {
              name                   = "cpu"
              autoscaling_group_name = aws_autoscaling_group.web.name
              policy_type            = "TargetTrackingScaling"

              target_tracking_configuration {
                predefined_metric_specification {
                  predefined_metric_type = "ASGAverageCPUUtilization"
                }
                target_value = var.target
              }
            }
            """;

    private static final String PRINTED = """
            {
                "AutoScalingGroups": [
                    {
                        "AutoScalingGroupName": "web",
                        "MinSize": 2,
                        "MaxSize": 10,
                        "DefaultCooldown": 300
                    }
                ],
                "ScalingPolicies": [
                    {
                        "AutoScalingGroupName": "web",
                        "PolicyName": "cpu",
                        "PolicyType": "TargetTrackingScaling",
                        "TargetTrackingConfiguration": {
                            "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"},
                            "TargetValue": 50.0
                        }
                    }
                ]
            }
            """;

    @Test
    void changesATemplateWhereItsValuesStand() {
        String expected = TEMPLATE.replace("Default: 50 ", "Default: 65 ")
                .replace("MinSize: '2'", "MinSize: '3'")
                .replace("Default: 10}", "Default: 20}")
                .replace("MaxSize: !Ref Most\n", "MaxSize: !Ref Most\n      DefaultInstanceWarmup: 90\n");
        assertEquals(expected, toward("t.yaml", TEMPLATE, CloudPatchTest::changed));
    }

    @Test
    void changesAConfigurationWhereItsValuesStand() {
        String expected = MODULE.replace("= 50.0", "= 65.0")
                .replace("min_size = 2", "min_size = 3")
                .replace("max_size = 10\n", "max_size = 20\n  default_instance_warmup = 90\n");
        assertEquals(expected, toward("t.tf", MODULE, CloudPatchTest::changed));
    }

    @Test
    void changesWhatTheCommandLinePrinted() {
        String expected = PRINTED.replace("50.0", "65.0")
                .replace("\"MinSize\": 2", "\"MinSize\": 3")
                .replace("\"MaxSize\": 10", "\"MaxSize\": 20")
                .replace(
                        "\"DefaultCooldown\": 300\n",
                        "\"DefaultCooldown\": 300,\n            \"DefaultInstanceWarmup\": 90\n");
        assertEquals(expected, toward("t.json", PRINTED, CloudPatchTest::changed));
    }

    @Test
    void addsAScheduledActionToATemplate() {
        String action = """
              Morning:
                Type: AWS::AutoScaling::ScheduledAction
                Properties:
                  AutoScalingGroupName: !Ref Group
                  MinSize: 6
                  Recurrence: "0 8 * * 1-5"
            """;
        assertEquals(TEMPLATE + action, toward("t.yaml", TEMPLATE, scaling -> withMorning(scaling, "Morning")));
    }

    @Test
    void addsAScheduledActionToAConfiguration() {
        String action = """

            resource "aws_autoscaling_schedule" "morning_rush" {
              autoscaling_group_name = aws_autoscaling_group.web.name
              scheduled_action_name  = "morning-rush"
              min_size               = 6
              max_size               = -1
              desired_capacity       = -1
              recurrence             = "0 8 * * 1-5"
            }
            """;
        assertEquals(MODULE + action, toward("t.tf", MODULE, scaling -> withMorning(scaling, "morning-rush")));
    }

    @Test
    void addsAScheduledActionToWhatTheCommandLinePrinted() {
        String action = """
                ],
                "ScheduledUpdateGroupActions": [
                    {
                        "AutoScalingGroupName": "web",
                        "ScheduledActionName": "morning",
                        "MinSize": 6,
                        "Recurrence": "0 8 * * 1-5"
                    }
                ]
            }
            """;
        String head = PRINTED.substring(0, PRINTED.lastIndexOf("    ]"));
        assertEquals(head + action, toward("t.json", PRINTED, scaling -> withMorning(scaling, "morning")));
    }

    @Test
    void refusesAValueThatOthersTakeToo() {
        String file = TEMPLATE.replace("MinSize: '2'", "MinSize: !Ref Most");
        assertEquals(
                "t.yaml:8: Group cannot be changed: Group.MinSize takes its value from parameter Most, as 1 other place"
                        + " does",
                refusal("t.yaml", file, CloudPatchTest::changed));
    }

    @Test
    void refusesAValueThatIsWorkedOut() {
        String file = MODULE.replace("max_size = 10", "max_size = 5 * 2");
        assertEquals(
                "t.tf:5: web cannot be changed: aws_autoscaling_group.web.MaxSize is worked out from 5 * 2",
                refusal("t.tf", file, CloudPatchTest::changed));
    }

    private static GroupScaling changed(GroupScaling scaling) {
        GroupSpec group = (GroupSpec) scaling.scaled();
        TargetTrackingPolicy cpu = (TargetTrackingPolicy) scaling.policies().get(0);
        return new GroupScaling(
                new GroupSpec(
                        group.id(),
                        new CapacityLimits(3, 20),
                        group.desired(),
                        group.defaultCooldown(),
                        Optional.of(Duration.ofSeconds(90)),
                        group.healthCheckGrace(),
                        group.metricsCollected(),
                        group.mixed(),
                        group.weights(),
                        group.warmPool(),
                        group.terminationPolicies()),
                List.of(new TargetTrackingPolicy(
                        cpu.name(),
                        cpu.metric(),
                        65,
                        cpu.disableScaleIn(),
                        cpu.estimatedWarmUp(),
                        cpu.scaleInCooldown(),
                        cpu.scaleOutCooldown(),
                        cpu.enabled())),
                scaling.alarms(),
                scaling.composites(),
                scaling.scheduled());
    }

    private static GroupScaling withMorning(GroupScaling scaling, String name) {
        List<ScheduledActionSpec> scheduled = new ArrayList<>(scaling.scheduled());
        scheduled.add(new ScheduledActionSpec(
                name,
                new Recurrence(AutoScalingCron.parse("0 8 * * 1-5")),
                new ScheduledAction(OptionalInt.of(6), OptionalInt.empty(), OptionalInt.empty()),
                ZoneOffset.UTC,
                Optional.empty(),
                Optional.empty()));
        return new GroupScaling(
                scaling.scaled(), scaling.policies(), scaling.alarms(), scaling.composites(), scheduled);
    }

    private static String toward(String file, String text, UnaryOperator<GroupScaling> change) {
        Problems problems = new Problems();
        Optional<Patch> patch = patch(file, text, change, problems);
        assertEquals(List.of(), problems.lines());
        return patch.orElseThrow().after().text();
    }

    private static String refusal(String file, String text, UnaryOperator<GroupScaling> change) {
        Problems problems = new Problems();
        assertEquals(Optional.empty(), patch(file, text, change, problems));
        return String.join("\n", problems.lines());
    }

    private static Optional<Patch> patch(
            String file, String text, UnaryOperator<GroupScaling> change, Problems problems) {
        Manuscript manuscript = new Manuscript(file, text, Map.of());
        Declaration policy = manuscript.read(new Problems()).policies().get(0);
        GroupScaling wanted = change.apply((GroupScaling) policy.spec());
        return Patches.toward(manuscript, policy, wanted, problems);
    }
}
