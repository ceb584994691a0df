package dev.tenfold.policy.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.arm.ArmReader;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.awscli.AwsCliReader;
import dev.tenfold.policy.gcloud.GcloudReader;
import dev.tenfold.policy.nomadjob.NomadReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tools of the clouds print and take. */
class CloudFilesTest {
    @Test
    void linksWhatTheAwsCommandLineDescribes() {
        String text = """
                {"AutoScalingGroups": [{"AutoScalingGroupName": "web", "MinSize": 1, "MaxSize": 5,
                   "DesiredCapacity": 2, "DefaultCooldown": 300}],
                 "ScalingPolicies": [{"AutoScalingGroupName": "web", "PolicyName": "up",
                   "PolicyARN": "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:x:autoScalingGroupName/web:policyName/up",
                   "PolicyType": "SimpleScaling", "AdjustmentType": "ChangeInCapacity", "ScalingAdjustment": 1,
                   "Cooldown": 60}],
                 "ScheduledUpdateGroupActions": [{"AutoScalingGroupName": "web", "ScheduledActionName": "night",
                   "Recurrence": "0 22 * * *", "MinSize": 0, "MaxSize": 1}],
                 "MetricAlarms": [{"AlarmName": "high", "Namespace": "AWS/EC2", "MetricName": "CPUUtilization",
                   "Statistic": "Average", "Period": 300, "EvaluationPeriods": 1, "Threshold": 60.0,
                   "ComparisonOperator": "GreaterThanThreshold", "AlarmActions":
                   ["arn:aws:autoscaling:eu-west-1:1:scalingPolicy:x:autoScalingGroupName/web:policyName/up"]}]}
                """;
        Problems problems = new Problems();
        PolicyDocument read = AwsCliReader.read("aws.json", bytes(text), Map.of(), problems);
        assertEquals(List.of(), problems.lines());
        assertEquals(
                List.of("Auto Scaling group web, 1 to 5 instances, starts with 2: simple scaling up adds 1 when alarm"
                        + " high sees CPUUtilization above 60 for 5 min, then waits 1 min; scheduled action night sets"
                        + " minimum 0, maximum 1 at `0 22 * * *` UTC"),
                read.policies().stream().map(Declaration::understood).toList());
        assertEquals(
                1, ((GroupScaling) read.policies().get(0).spec()).scheduled().size());
    }

    @Test
    void readsTemplatesOfAzure() {
        String text = """
                {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                 "parameters": {"most": {"type": "int", "defaultValue": 9}},
                 "resources": [{"type": "Microsoft.Insights/autoscaleSettings", "name": "web", "properties": {
                   "targetResourceUri": "[resourceId('Microsoft.Compute/virtualMachineScaleSets', 'web-vmss')]",
                   "profiles": [{"name": "day", "capacity": {"minimum": "2", "maximum": "[parameters('most')]",
                     "default": "2"}, "rules": [{"metricTrigger": {"metricName": "Percentage CPU",
                       "timeGrain": "PT1M", "statistic": "Average", "timeWindow": "PT5M",
                       "timeAggregation": "Average", "operator": "GreaterThan", "threshold": 70},
                       "scaleAction": {"direction": "Increase", "type": "ChangeCount", "value": "1",
                       "cooldown": "PT5M"}}]}]}}]}
                """;
        Problems problems = new Problems();
        Declaration setting = ArmReader.read("arm.json", bytes(text), Map.of(), problems)
                .policies()
                .get(0);
        assertEquals(List.of(), problems.lines());
        assertEquals(List.of(), setting.errors());
        assertEquals(
                "autoscale setting web of web-vmss: profile day keeps 2 to 9 instances: adds 1 when Percentage CPU is"
                        + " GreaterThan 70 over 5 min, then waits 5 min",
                setting.understood());
    }

    @Test
    void readsWhatGcloudDescribes() {
        String text = """
                name: web-group
                autoscaler:
                  name: web
                  autoscalingPolicy:
                    minNumReplicas: 3
                    maxNumReplicas: 2
                    mode: ON
                """;
        Declaration autoscaler = GcloudReader.read("g.yaml", bytes(text), Map.of(), new Problems())
                .policies()
                .get(0);
        assertEquals(
                List.of("g.yaml:6: web.autoscalingPolicy.maxNumReplicas must be >= web.autoscalingPolicy.minNumReplicas"
                        + " 3, was 2"),
                autoscaler.errors().stream()
                        .map(Problem::lines)
                        .map(lines -> lines.get(0))
                        .toList());
    }

    @Test
    void readsJobsOfNomad() {
        String text = """
                variable "most" { default = 10 }
                job "shop" {
                  group "web" {
                    count = 2
                    scaling {
                      max = var.most
                      policy {
                        cooldown = "1m"
                        check "cpu" {
                          query = "avg_cpu"
                          strategy "target-value" { target = 70 }
                        }
                      }
                    }
                  }
                }
                """;
        Declaration policy = NomadReader.read("shop.nomad", bytes(text), Map.of(), new Problems())
                .policies()
                .get(0);
        assertEquals(List.of(), policy.errors());
        assertEquals(List.of("shop/web", "web"), policy.targets());
        assertEquals(
                "scaling policy shop/web: 2 to 10, looked at every 10 s, cooldown 1 min; check cpu: target-value 70 on"
                        + " nomad-apm `avg_cpu`",
                policy.understood());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
