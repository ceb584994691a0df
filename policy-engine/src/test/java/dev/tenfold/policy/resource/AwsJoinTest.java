package dev.tenfold.policy.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
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

    private static Map<Declaration, Declaration> joined(List<Declaration> scattered) {
        return AwsJoin.of(scattered, (home, part) -> true);
    }

    private static void assertOne(List<Declaration> wanted, List<Declaration> scattered) {
        assertEquals(1, wanted.size());
        Map<Declaration, Declaration> joined = joined(scattered);
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
        assertEquals(scattered.size(), AwsJoin.files(whole).size());
    }

    @Test
    void aGroupHasThePoliciesAndAlarmsOfOtherFiles() {
        List<Declaration> one = read("one.json", GROUP, POLICIES, ALARMS);
        assertEquals(1, AwsJoin.files(one.get(0)).size());
        assertOne(one, all(GROUP, POLICIES, ALARMS));
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        List<Declaration> scattered = all(ALARMS, POLICIES, GROUP);
        Declaration whole = joined(scattered).get(scattered.get(0));
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
        assertTrue(joined(all(GROUP, foreign)).isEmpty(), "policies of another group");
        assertTrue(joined(all(GROUP, ALARMS)).isEmpty(), "an alarm without the policy that it invokes");
        assertTrue(joined(all(POLICIES, TARGET)).isEmpty(), "nothing describes the group");
    }

    /** Policies of different groups are often called alike: their ARNs tell which is meant. */
    @Test
    void anAlarmComesToTheGroupWhosePolicyItInvokes() {
        String both = GROUP.replace("}]", "}, {\"AutoScalingGroupName\": \"api\", \"MinSize\": 1, \"MaxSize\": 5}]");
        String ofBoth = both(POLICIES);
        String alarmsOfBoth = both(ALARMS);
        List<Declaration> wanted = read("one.json", both, ofBoth, alarmsOfBoth);
        assertEquals(2, wanted.size());
        List<Declaration> scattered = all(both, ofBoth, alarmsOfBoth);
        Map<Declaration, Declaration> joined = joined(scattered);
        for (int i = 0; i < 2; i++) {
            GroupScaling scaling = (GroupScaling) joined.get(scattered.get(i)).spec();
            assertEquals(wanted.get(i).spec(), scaling);
            String alarm = i == 0 ? "busy" : "busy-api";
            assertEquals(
                    List.of(alarm),
                    scaling.alarms().stream().map(AlarmSpec::name).toList());
        }
    }

    /** The same of a second group. */
    private static String both(String list) {
        int from = list.indexOf('[') + 1;
        String first = list.substring(from, list.lastIndexOf(']'));
        String second = first.replace("autoScalingGroupName/web", "autoScalingGroupName/api")
                .replace("\"AutoScalingGroupName\": \"web\"", "\"AutoScalingGroupName\": \"api\"")
                .replace("\"Value\": \"web\"", "\"Value\": \"api\"")
                .replace("\"busy\"", "\"busy-api\"");
        return list.substring(0, from) + first + ", " + second + "]";
    }

    /** A file of a group may be named for two services. */
    @Test
    void aGroupThatIsThereTwiceHasItsPoliciesTwice() {
        List<Declaration> scattered = all(GROUP, GROUP, POLICIES);
        Map<Declaration, Declaration> joined = joined(scattered);
        GroupScaling first = (GroupScaling) joined.get(scattered.get(0)).spec();
        assertEquals(2, first.policies().size());
        assertEquals(first, joined.get(scattered.get(1)).spec());
    }

    @Test
    void whatMayNotBeJoinedIsNot() {
        assertTrue(AwsJoin.of(all(GROUP, POLICIES), (home, part) -> false).isEmpty());
    }

    @Test
    void eachGroupHasItsOwn() {
        String other = GROUP.replace("web", "api").replace("10", "30");
        List<Declaration> scattered = all(other, GROUP, POLICIES);
        Map<Declaration, Declaration> joined = joined(scattered);
        assertFalse(joined.containsKey(scattered.get(0)));
        assertEquals(
                read("one.json", GROUP, POLICIES).get(0).spec(),
                joined.get(scattered.get(1)).spec());
    }
}
