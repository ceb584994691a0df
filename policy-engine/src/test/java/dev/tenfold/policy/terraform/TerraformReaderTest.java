package dev.tenfold.policy.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.gcp.AutoscalerSpec;
import dev.tenfold.policy.resource.Incomplete;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TerraformReaderTest {
    private static final String HCL = """
            variable "max" { default = 6 }
            resource "aws_autoscaling_group" "web" {
              name     = "web"
              min_size = 2
              max_size = var.max
            }
            resource "aws_autoscaling_policy" "up" {
              name                   = "up"
              policy_type            = "StepScaling"
              autoscaling_group_name = aws_autoscaling_group.web.name
              adjustment_type        = "ChangeInCapacity"
              step_adjustment {
                metric_interval_lower_bound = 0
                scaling_adjustment          = 2
              }
            }
            resource "aws_cloudwatch_metric_alarm" "high" {
              alarm_name          = "high"
              namespace           = "AWS/EC2"
              metric_name         = "CPUUtilization"
              statistic           = "Average"
              period              = 60
              evaluation_periods  = 3
              datapoints_to_alarm = 2
              threshold           = 70
              comparison_operator = "GreaterThanThreshold"
              alarm_actions       = [aws_autoscaling_policy.up.arn]
            }
            """;
    private static final String JSON = """
            {"variable": {"max": {"default": 6}}, "resource": {
              "aws_autoscaling_group": {"web": {"name": "web", "min_size": 2, "max_size": "${var.max}"}},
              "aws_autoscaling_policy": {"up": {"name": "up", "policy_type": "StepScaling",
                "autoscaling_group_name": "${aws_autoscaling_group.web.name}", "adjustment_type": "ChangeInCapacity",
                "step_adjustment": [{"metric_interval_lower_bound": 0, "scaling_adjustment": 2}]}},
              "aws_cloudwatch_metric_alarm": {"high": {"alarm_name": "high", "namespace": "AWS/EC2",
                "metric_name": "CPUUtilization", "statistic": "Average", "period": 60, "evaluation_periods": 3,
                "datapoints_to_alarm": 2, "threshold": 70, "comparison_operator": "GreaterThanThreshold",
                "alarm_actions": ["${aws_autoscaling_policy.up.arn}"]}}}}
            """;
    private static final String PLAN = """
            {"format_version": "1.2", "planned_values": {"root_module": {"child_modules": [{"address": "module.shop",
              "resources": [
              {"address": "module.shop.aws_autoscaling_group.web", "type": "aws_autoscaling_group", "name": "web",
                "values": {"name": "web", "min_size": 2, "max_size": 6, "default_cooldown": null}},
              {"address": "module.shop.aws_autoscaling_policy.up[0]", "type": "aws_autoscaling_policy", "name": "up",
                "values": {"name": "up", "policy_type": "StepScaling", "autoscaling_group_name": "web",
                  "adjustment_type": "ChangeInCapacity", "step_adjustment": [{"metric_interval_lower_bound": "0",
                  "metric_interval_upper_bound": "", "scaling_adjustment": 2}]}},
              {"address": "module.shop.aws_cloudwatch_metric_alarm.high", "type": "aws_cloudwatch_metric_alarm",
                "name": "high", "values": {"alarm_name": "high", "namespace": "AWS/EC2",
                  "metric_name": "CPUUtilization", "statistic": "Average", "period": 60, "evaluation_periods": 3,
                  "datapoints_to_alarm": 2, "threshold": 70, "comparison_operator": "GreaterThanThreshold"}}]}]}},
             "configuration": {"root_module": {"module_calls": {"shop": {"module": {"resources": [
              {"address": "aws_cloudwatch_metric_alarm.high", "expressions": {"alarm_actions": {"references":
                ["aws_autoscaling_policy.up[0].arn", "aws_autoscaling_policy.up[0]"]}}}]}}}}}}
            """;

    static Stream<String> forms() {
        return Stream.of(HCL, JSON, PLAN);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsEveryFormAlike(String text) {
        PolicyDocument read = read("main.tf", text, Map.of());
        Declaration group = read.policies().get(0);
        assertEquals(1, read.policies().size());
        assertEquals(List.of(), read.errors());
        assertEquals(
                "Auto Scaling group web, 2 to 6 instances, starts with 2: step scaling up adds 2 from 70 up when alarm"
                        + " high sees CPUUtilization above 70 in 2 of 3 periods of 1 min",
                group.understood());
        assertEquals(1, ((GroupScaling) group.spec()).alarms().size());
    }

    @Test
    void prefersGivenVariables() {
        Declaration group = read("main.tf", HCL, Map.of("max", "20")).policies().get(0);
        assertEquals(20, ((GroupScaling) group.spec()).scaled().limits().max());
    }

    @Test
    void readsTheFilesOfAConfigurationTogether() {
        String[] parts = HCL.split("(?=resource \"aws_autoscaling_group\")", 2);
        PolicyDocument alone = read("main.tf", parts[1], Map.of());
        assertTrue(alone.policies().get(0).spec() instanceof Incomplete);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("main.tf", parts[1].getBytes(StandardCharsets.UTF_8));
        files.put("variables.tf", parts[0].getBytes(StandardCharsets.UTF_8));
        PolicyDocument together = TerraformReader.readTogether(files, Map.of(), new Problems());
        assertTrue(together.policies().get(0).spec() instanceof GroupScaling);
    }

    @Test
    void readsAutoscalersOfGoogle() {
        String text = """
                resource "google_compute_autoscaler" "web" {
                  name   = "web"
                  target = google_compute_instance_group_manager.web.id
                  autoscaling_policy {
                    min_replicas    = 2
                    max_replicas    = 8
                    cooldown_period = 90
                    cpu_utilization { target = 0.7 }
                    metric {
                      name                       = "pubsub.googleapis.com/subscription/num_undelivered_messages"
                      single_instance_assignment = 100
                    }
                    scale_in_control {
                      time_window_sec = 600
                      max_scaled_in_replicas { percent = 20 }
                    }
                  }
                }
                """;
        Declaration autoscaler = read("main.tf", text, Map.of()).policies().get(0);
        assertEquals(List.of(), autoscaler.errors());
        assertEquals(
                "autoscaler web of google_compute_instance_group_manager.web: 2 to 8 VMs; keeps CPU utilization at 0.7,"
                        + " pubsub.googleapis.com/subscription/num_undelivered_messages at 100; removes at most 20 %"
                        + " within 10 min",
                autoscaler.understood());
        assertEquals(2, ((AutoscalerSpec) autoscaler.spec()).signals().size());
    }

    private static PolicyDocument read(String file, String text, Map<String, String> variables) {
        Problems problems = new Problems();
        PolicyDocument read = TerraformReader.read(file, text.getBytes(StandardCharsets.UTF_8), variables, problems);
        assertEquals(List.of(), problems.lines());
        return read;
    }
}
