package dev.tenfold.policy.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.aws.GroupSpec;
import dev.tenfold.policy.aws.TargetTrackingPolicy;
import dev.tenfold.policy.resource.Incomplete;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFormationReaderTest {
    private static final String GROUP = """
            Parameters:
              Size: {Type: Number, Default: 2}
              Most: {Type: Number}
              Stage: {Type: String, Default: test}
            Mappings:
              Sizes: {test: {Max: 4}, prod: {Max: 40}}
            Conditions:
              Prod: !Equals [!Ref Stage, prod]
              Small: !Not [!Condition Prod]
            Resources:
              Web:
                Type: AWS::AutoScaling::AutoScalingGroup
                Properties:
                  AutoScalingGroupName: !Sub '${Stage}-web'
                  MinSize: !Ref Size
                  MaxSize: MAX
            """;

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # MaxSize                                    | given     | maximum
            '!FindInMap [Sizes, !Ref Stage, Max]'        |           | 4
            '!FindInMap [Sizes, !Ref Stage, Max]'        | Stage=prod| 40
            '!If [Prod, 30, 3]'                          |           | 3
            '!If [Small, !Ref Size, 5]'                  | Size=7    | 7
            '{Ref: Most}'                                | Most=9    | 9
            '{"Fn::Join": ["", ["1", "2"]]}'             |           | 12
            '!Select [1, !Split ["-", "4-6-8"]]'         |           | 6
            '"8"'                                        |           | 8
            '!Sub "${Size}0"'                            |           | 20
            '!Sub ["${n}1", {n: !Ref Size}]'             |           | 21
            """)
    void settlesFunctions(String written, String given, int max) {
        Map<String, String> parameters = given == null ? Map.of() : Map.of(given.split("=")[0], given.split("=")[1]);
        Declaration group =
                read(GROUP.replace("MAX", written), parameters).policies().get(0);
        GroupScaling spec = (GroupScaling) group.spec();
        assertEquals(max, spec.scaled().limits().max());
    }

    @Test
    void namesWhatStaysOpenInOneLine() {
        Declaration group =
                read(GROUP.replace("MAX", "!Ref Most"), Map.of()).policies().get(0);
        assertEquals(
                List.of("t.yaml:16: stays open in Web: MaxSize (parameter Most); give parameter Most"),
                group.warnings(Optional.empty()).stream().map(Warning::toString).toList());
        assertEquals(new Incomplete(List.of("stays open in Web: MaxSize (parameter Most)")), group.spec());
    }

    @Test
    void leavesOutWhatIsNotMade() {
        PolicyDocument read = read(GROUP.replace("MAX", "4") + "    Condition: Prod\n", Map.of());
        assertEquals(List.of(), read.policies());
        assertEquals(List.of("Web (not made: condition Prod is false)"), read.others());
    }

    @Test
    void refusesWhatAwsRefuses() {
        String text = """
                Resources:
                  Web:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties: {MinSize: 4, MaxSize: 2, DesiredCapacity: 9}
                  Up:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: !Ref Web
                      PolicyType: TargetTrackingScaling
                      TargetTrackingConfiguration:
                        TargetValue: 0
                        PredefinedMetricSpecification: {PredefinedMetricType: ALBRequestCountPerTarget}
                  Step:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: !Ref Web
                      PolicyType: StepScaling
                      AdjustmentType: Change
                      StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]
                  Alarm:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      Namespace: AWS/EC2
                      MetricName: CPUUtilization
                      Statistic: Average
                      Period: 45
                      EvaluationPeriods: 2
                      Threshold: 50
                      ComparisonOperator: GreaterThanThreshold
                      AlarmActions: [!Ref Gone]
                """;
        assertEquals(
                List.of(
                        "t.yaml:4: Web.MaxSize must be >= Web.MinSize 4, was 2",
                        "t.yaml:11: Up.TargetTrackingConfiguration.TargetValue must be > 0, was 0",
                        "t.yaml:12: Up.TargetTrackingConfiguration.PredefinedMetricSpecification.ResourceLabel is missing:"
                                + " ALBRequestCountPerTarget must say of which target group",
                        "t.yaml:18: Step.AdjustmentType must be ChangeInCapacity, ExactCapacity or"
                                + " PercentChangeInCapacity, was Change",
                        "t.yaml:26: Alarm.Period must be 10, 20, 30 or a multiple of 60 seconds, was 45",
                        "t.yaml:30: Alarm.AlarmActions refers to Gone, which is neither a resource nor a parameter of"
                                + " this file"),
                read(text, Map.of()).errors().stream()
                        .flatMap(problem -> problem.lines().stream())
                        .toList());
    }

    @Test
    void knowsTheMistakesOfRealTemplates() {
        String text = """
                Resources:
                  Web:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties: {MinSize: 1, MaxSize: 9}
                  Down:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: !Ref Web
                      PolicyType: StepScaling
                      AdjustmentType: ChangeInCapacity
                      EstimatedInstanceWarmup: 60
                      StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: -1}]
                  Low:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      Namespace: AWS/EC2
                      MetricName: CPUUtilization
                      Statistic: Average
                      Period: 10
                      EvaluationPeriods: 2
                      Threshold: 20
                      ComparisonOperator: LessThanThreshold
                      TreatMissingData: breaching
                      AlarmActions: [!Ref Down]
                  Up:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: !Ref Web
                      AdjustmentType: ChangeInCapacity
                      ScalingAdjustment: 1
                      Cooldown: 900
                """;
        Declaration group = read(text, Map.of()).policies().get(0);
        List<String> warnings = group.warnings(Optional.of(Duration.ofMinutes(3))).stream()
                .map(Warning::toString)
                .toList();
        List<String> wanted = List.of(
                "t.yaml:11: Down.EstimatedInstanceWarmup is 1m, and what starts needs 3m",
                "t.yaml:12: Down never acts: alarm Low fires below its threshold, where no step matches",
                "t.yaml:19: Low.Period is 10 s, but AWS/EC2 publishes every 5 min",
                "t.yaml:23: alarm Low takes missing data as breaching, so Down scales in when the metric is lost",
                "t.yaml:25: no alarm of this file invokes Up: without one it never acts",
                "t.yaml:31: from 1 to 9 instances takes Up at least 2 h");
        assertEquals(wanted.size(), warnings.size(), warnings.toString());
        for (int i = 0; i < wanted.size(); i++) {
            assertTrue(warnings.get(i).startsWith(wanted.get(i)), warnings.get(i));
        }
    }

    @Test
    void readsTheJsonTwinAlike() {
        String json = """
                {"Resources": {
                  "Web": {"Type": "AWS::AutoScaling::AutoScalingGroup",
                    "Properties": {"MinSize": "2", "MaxSize": "10", "DefaultInstanceWarmup": 90}},
                  "Cpu": {"Type": "AWS::AutoScaling::ScalingPolicy", "Properties": {
                    "AutoScalingGroupName": {"Ref": "Web"}, "PolicyType": "TargetTrackingScaling",
                    "TargetTrackingConfiguration": {"TargetValue": 50, "PredefinedMetricSpecification":
                      {"PredefinedMetricType": "ASGAverageCPUUtilization"}}}}}}
                """;
        Declaration group = read(json, Map.of()).policies().get(0);
        assertEquals(
                "Auto Scaling group Web, 2 to 10 instances, starts with 2: target tracking Cpu keeps"
                        + " ASGAverageCPUUtilization at 50 %, with alarms above 50 % for 3 min and below 35 % for 15 min",
                group.understood());
        GroupScaling spec = (GroupScaling) group.spec();
        assertEquals(Optional.of(Duration.ofSeconds(90)), ((GroupSpec) spec.scaled()).defaultWarmUp());
        assertEquals(50, ((TargetTrackingPolicy) spec.policies().get(0)).target());
    }

    private static PolicyDocument read(String text, Map<String, String> parameters) {
        Problems problems = new Problems();
        PolicyDocument read =
                CloudFormationReader.read("t.yaml", text.getBytes(StandardCharsets.UTF_8), parameters, problems);
        assertEquals(List.of(), problems.lines());
        return read;
    }
}
