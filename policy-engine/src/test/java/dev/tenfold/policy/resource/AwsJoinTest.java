package dev.tenfold.policy.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.file.PolicyFormats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the command line prints in several files is what it would be in one. */
class AwsJoinTest {
    private static final String GROUP = """
            "AutoScalingGroups": [{"AutoScalingGroupName": "web", "MinSize": 2, "MaxSize": 10,
              "DesiredCapacity": 3, "DefaultCooldown": 120}]""";
    private static final String POLICIES = """
            "ScalingPolicies": [
              {"AutoScalingGroupName": "web", "PolicyName": "cpu", "PolicyType": "TargetTrackingScaling",
               "TargetTrackingConfiguration": {"TargetValue": 50.0, "PredefinedMetricSpecification":
                 {"PredefinedMetricType": "ASGAverageCPUUtilization"}}},
              {"AutoScalingGroupName": "web", "PolicyName": "more", "PolicyType": "SimpleScaling",
               "PolicyARN": "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:7:autoScalingGroupName/web:policyName/more",
               "AdjustmentType": "ChangeInCapacity", "ScalingAdjustment": 2, "Cooldown": 60}]""";
    private static final String ALARMS = """
            "MetricAlarms": [{"AlarmName": "busy", "Namespace": "AWS/EC2", "MetricName": "CPUUtilization",
              "Dimensions": [{"Name": "AutoScalingGroupName", "Value": "web"}], "Statistic": "Average",
              "Period": 60, "EvaluationPeriods": 2, "Threshold": 80, "ComparisonOperator": "GreaterThanThreshold",
              "AlarmActions":
                ["arn:aws:autoscaling:eu-west-1:1:scalingPolicy:7:autoScalingGroupName/web:policyName/more"]}]""";
    private static final String TARGET = """
            "ScalableTargets": [{"ServiceNamespace": "ecs", "ResourceId": "service/prod/shop",
              "ScalableDimension": "ecs:service:DesiredCount", "MinCapacity": 2, "MaxCapacity": 20,
              "RoleARN": "arn:aws:iam::1:role/r", "CreationTime": "2026-01-01T00:00:00Z"}]""";
    private static final String TARGET_POLICIES = """
            "ScalingPolicies": [{"PolicyARN": "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:8", "PolicyName": "cpu",
              "ServiceNamespace": "ecs", "ResourceId": "service/prod/shop",
              "ScalableDimension": "ecs:service:DesiredCount", "PolicyType": "TargetTrackingScaling",
              "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 60.0, "PredefinedMetricSpecification":
                {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}}}]""";

    private static List<Declaration> read(String file, String... lists) {
        Problems problems = new Problems();
        byte[] bytes = ("{" + String.join(",", lists) + "}").getBytes(StandardCharsets.UTF_8);
        List<Declaration> policies =
                PolicyFormats.uncached().read(file, bytes, Map.of(), problems).policies();
        assertEquals(List.of(), problems.lines());
        return policies;
    }

    private static List<Declaration> all(String... lists) {
        List<Declaration> all = new ArrayList<>();
        for (int i = 0; i < lists.length; i++) {
            all.addAll(read("file" + i + ".json", lists[i]));
        }
        return all;
    }

    private static void assertOne(List<Declaration> wanted, List<Declaration> scattered) {
        assertEquals(1, wanted.size());
        Map<Declaration, Declaration> joined = AwsJoin.of(scattered);
        for (Declaration each : scattered) {
            assertSame(joined.get(scattered.get(0)), joined.get(each));
        }
        Declaration whole = joined.get(scattered.get(0));
        assertEquals(wanted.get(0).spec(), whole.spec());
        assertEquals(wanted.get(0).name(), whole.name());
        assertEquals(wanted.get(0).understood(), whole.understood());
        assertEquals(
                wanted.get(0).warnings(Optional.empty()).size(),
                whole.warnings(Optional.empty()).size());
        assertTrue(AwsJoin.isScattered(whole));
    }

    @Test
    void aGroupHasThePoliciesAndAlarmsOfOtherFiles() {
        List<Declaration> one = read("one.json", GROUP, POLICIES, ALARMS);
        assertFalse(AwsJoin.isScattered(one.get(0)));
        assertOne(one, all(GROUP, POLICIES, ALARMS));
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        List<Declaration> scattered = all(ALARMS, POLICIES, GROUP);
        Declaration whole = AwsJoin.of(scattered).get(scattered.get(0));
        assertEquals(read("one.json", GROUP, POLICIES, ALARMS).get(0).spec(), whole.spec());
        assertEquals("file2.json", whole.place().file(), "where the group is described");
    }

    @Test
    void aScalableTargetHasThePoliciesOfAnotherFile() {
        assertOne(read("one.json", TARGET, TARGET_POLICIES), all(TARGET, TARGET_POLICIES));
    }

    @Test
    void whatBelongsToOthersStaysAsItIs() {
        String foreign = POLICIES.replace("\"AutoScalingGroupName\": \"web\"", "\"AutoScalingGroupName\": \"api\"");
        assertTrue(AwsJoin.of(all(GROUP, foreign)).isEmpty(), "policies of another group");
        assertTrue(AwsJoin.of(all(GROUP, ALARMS)).isEmpty(), "an alarm without the policy that it invokes");
        assertTrue(AwsJoin.of(all(POLICIES, TARGET)).isEmpty(), "nothing describes the group");
    }

    @Test
    void eachGroupHasItsOwn() {
        String other = GROUP.replace("web", "api").replace("10", "30");
        List<Declaration> scattered = all(other, GROUP, POLICIES);
        Map<Declaration, Declaration> joined = AwsJoin.of(scattered);
        assertFalse(joined.containsKey(scattered.get(0)));
        assertEquals(
                read("one.json", GROUP, POLICIES).get(0).spec(),
                joined.get(scattered.get(1)).spec());
    }
}
