package dev.tenfold.policy.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.aws.AlarmActions;
import dev.tenfold.policy.aws.AlarmState;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.file.PolicyFormats;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which policies an alarm invokes whose actions are ARNs. */
class AlarmActionsTest {
    private static final String ARN = "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:";

    private static List<Declaration> read(String file, String text) {
        Problems problems = new Problems();
        List<Declaration> policies = PolicyFormats.uncached()
                .read(file, text.getBytes(StandardCharsets.UTF_8), Map.of(), problems)
                .policies();
        assertEquals(List.of(), problems.lines());
        return policies;
    }

    private static AlarmActions actions(Declaration declaration) {
        return ((GroupScaling) declaration.spec()).alarms().get(0).actions();
    }

    private static String policy(String group, String name, int id) {
        return "{\"AutoScalingGroupName\": \"" + group + "\", \"PolicyName\": \"" + name + "\", \"PolicyARN\": \""
                + arn(group, name, id)
                + "\", \"PolicyType\": \"SimpleScaling\", \"AdjustmentType\": \"ChangeInCapacity\","
                + " \"ScalingAdjustment\": 1, \"Cooldown\": 60}";
    }

    private static String arn(String group, String name, int id) {
        return ARN + id + ":autoScalingGroupName/" + group + ":policyName/" + name;
    }

    @Test
    void anAlarmInvokesInEachGroupWhatItNamesThere() {
        String text = "{\"AutoScalingGroups\": ["
                + "{\"AutoScalingGroupName\": \"web\", \"MinSize\": 1, \"MaxSize\": 9},"
                + "{\"AutoScalingGroupName\": \"api\", \"MinSize\": 1, \"MaxSize\": 9}],\n\"ScalingPolicies\": ["
                + String.join(
                        ",",
                        policy("web", "up", 1),
                        policy("web", "down", 2),
                        policy("api", "up", 3),
                        policy("api", "down", 4))
                + "],\n\"MetricAlarms\": [{\"AlarmName\": \"shift\", \"ComparisonOperator\": \"GreaterThanThreshold\","
                + " \"EvaluationPeriods\": 1, \"Period\": 60, \"Threshold\": 70, \"Namespace\": \"AWS/EC2\","
                + " \"MetricName\": \"CPUUtilization\", \"Statistic\": \"Average\", \"AlarmActions\": [\""
                + arn("web", "up", 1) + "\", \"" + arn("api", "down", 4) + "\"]}]}";
        List<Declaration> read = read("both.json", text);
        assertEquals(2, read.size(), "one a group, and no alarm by itself");
        assertTrue(actions(read.get(0)).invokes("up", AlarmState.ALARM));
        assertFalse(actions(read.get(0)).invokes("down", AlarmState.ALARM));
        assertTrue(actions(read.get(1)).invokes("down", AlarmState.ALARM));
        assertFalse(actions(read.get(1)).invokes("up", AlarmState.ALARM));
        assertTrue(
                read.get(0).warnings(Optional.empty()).toString().contains("no alarm of this file invokes down"),
                "what is told is what is done");
    }

    /** A reference says nothing of the name that the ARN tells. */
    @Test
    void aPolicyThatRefersToItsGroupIsMeantByItsName() {
        List<Declaration> read = read("t.yaml", """
                Resources:
                  Group:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties: {AutoScalingGroupName: web, MinSize: 1, MaxSize: 5}
                  Up:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: !Ref Group
                      PolicyType: StepScaling
                      AdjustmentType: ChangeInCapacity
                      StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]
                  High:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      ComparisonOperator: GreaterThanThreshold
                      EvaluationPeriods: 1
                      Period: 60
                      Threshold: 70
                      Namespace: AWS/EC2
                      MetricName: CPUUtilization
                      Statistic: Average
                      AlarmActions: ["%s"]
                """.formatted(arn("web", "Up", 1)));
        assertEquals(1, read.size());
        assertTrue(actions(read.get(0)).invokes("Up", AlarmState.ALARM));
    }

    @Test
    void soItIsInTerraform() {
        List<Declaration> read = read("t.tf", """
                resource "aws_appautoscaling_target" "t" {
                  max_capacity = 10
                  min_capacity = 1
                  resource_id = "service/default/web"
                  scalable_dimension = "ecs:service:DesiredCount"
                  service_namespace = "ecs"
                }
                resource "aws_appautoscaling_policy" "cpu" {
                  name = "cpu"
                  policy_type = "StepScaling"
                  resource_id = aws_appautoscaling_target.t.resource_id
                  scalable_dimension = "ecs:service:DesiredCount"
                  service_namespace = "ecs"
                  step_scaling_policy_configuration {
                    adjustment_type = "ChangeInCapacity"
                    step_adjustment {
                      metric_interval_lower_bound = 0
                      scaling_adjustment = 1
                    }
                  }
                }
                resource "aws_cloudwatch_metric_alarm" "high" {
                  alarm_name = "high"
                  comparison_operator = "GreaterThanThreshold"
                  evaluation_periods = 1
                  period = 60
                  threshold = 70
                  namespace = "AWS/ECS"
                  metric_name = "CPUUtilization"
                  statistic = "Average"
                  alarm_actions = ["%s8:resource/ecs/service/default/web:policyName/cpu"]
                }
                """.formatted(ARN));
        assertEquals(1, read.size());
        assertTrue(actions(read.get(0)).invokes("cpu", AlarmState.ALARM));
    }
}
