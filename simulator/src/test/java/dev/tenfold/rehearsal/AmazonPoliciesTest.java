package dev.tenfold.rehearsal;

import static dev.tenfold.rehearsal.CloudPoliciesTest.scalings;
import static dev.tenfold.rehearsal.CloudPoliciesTest.why;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.rehearsal.Happening.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Auto Scaling of AWS where a person can work out what must come of it. Alarms see a minute a minute later. */
class AmazonPoliciesTest {
    /** 100/s on 4 cores is 25 %; from 10 min on 340/s is 85 %. */
    private static final String STEP = """
            title: step
            start: 2026-01-05T09:00:00Z
            services: {web: {replicas: 4, cpu: 10ms, start-up: {provisioning: 60s, readiness: 30s}}}
            load: {service: web, start: 100/s, stages: [hold: {lasts: 10m}, step: {to: 340/s, lasts: 20m}]}
            policies: [{file: %s, service: web}]
            metrics: {cloud-watch: {instances: 1m, delay: 1m}}
            """;

    private static final String GROUP = """
            Resources:
              Group:
                Type: AWS::AutoScaling::AutoScalingGroup
                Properties:
                  MinSize: "%d"
                  MaxSize: "9"
                  DefaultInstanceWarmup: 60
            """;

    private static final String TRACKING = """
              Tracking:
                Type: AWS::AutoScaling::ScalingPolicy
                Properties:
                  AutoScalingGroupName: {Ref: Group}
                  PolicyType: TargetTrackingScaling
                  TargetTrackingConfiguration:
                    TargetValue: 50
                    PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    private History rehearse(String file, String text, String more) {
        sandbox.file(file, text);
        return sandbox.rehearse(STEP.formatted(file) + more);
    }

    /** Three minutes above 50 % are known at 14 min: 4 x 85 / 50 = 6.8. */
    @Test
    void targetTrackingScalesOutAfterThreeMinutes() {
        History history = rehearse("group.yaml", GROUP.formatted(4) + TRACKING, "");
        assertEquals(List.of("minute 14: web 4 -> 7"), scalings(history));
        assertTrue(why(history, Kind.SCALE_UP).contains("CPUUtilization"), why(history, Kind.SCALE_UP));
    }

    /** 85 is 15 above the threshold of 70: the step from 10 on adds three; two minutes above it are known at 13 min. */
    @Test
    void stepScalingTakesTheStepOfItsAlarm() {
        History history = rehearse("main.tf", """
                resource "aws_autoscaling_group" "web" {
                  name     = "web"
                  min_size = 2
                  max_size = 9
                }
                resource "aws_autoscaling_policy" "out" {
                  name                   = "out"
                  autoscaling_group_name = aws_autoscaling_group.web.name
                  policy_type            = "StepScaling"
                  adjustment_type        = "ChangeInCapacity"
                  step_adjustment {
                    metric_interval_lower_bound = 0
                    metric_interval_upper_bound = 10
                    scaling_adjustment          = 1
                  }
                  step_adjustment {
                    metric_interval_lower_bound = 10
                    scaling_adjustment          = 3
                  }
                }
                resource "aws_cloudwatch_metric_alarm" "hot" {
                  alarm_name          = "hot"
                  namespace           = "AWS/EC2"
                  metric_name         = "CPUUtilization"
                  statistic           = "Average"
                  period              = 60
                  evaluation_periods  = 2
                  threshold           = 70
                  comparison_operator = "GreaterThanThreshold"
                  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.web.name }
                  alarm_actions       = [aws_autoscaling_policy.out.arn]
                }
                """, "");
        assertEquals(List.of("minute 13: web 4 -> 7"), scalings(history));
        assertTrue(history.happenings().stream().anyMatch(event -> event.title().equals("hot in ALARM")));
    }

    /** 9:20 is 20 min after the start. */
    @Test
    void aScheduledActionComesAtItsTime() {
        History history = rehearse("group.yaml", GROUP.formatted(2) + """
              Morning:
                Type: AWS::AutoScaling::ScheduledAction
                Properties: {AutoScalingGroupName: {Ref: Group}, DesiredCapacity: 8, Recurrence: "20 9 * * *"}
            """, "");
        assertEquals(List.of("minute 20: web 4 -> 8"), scalings(history));
        assertEquals("scheduled for now: desired capacity 8, so 8", why(history, Kind.SCALE_UP));
    }

    @ParameterizedTest(name = "{0}: ready {1} s after the decision, since {2}")
    @CsvSource({
        "Running, 0, 'it only has to be attached'",
        "Hibernated, 6, 'it has to be started, which takes a tenth of 60 s'",
        "Stopped, 36, 'its processes start anew in 30 s more'",
    })
    void aWarmPoolStartsFaster(String state, int seconds, String because) {
        History history = rehearse("group.yaml", GROUP.formatted(4) + TRACKING + """
              Pool:
                Type: AWS::AutoScaling::WarmPool
                Properties: {AutoScalingGroupName: {Ref: Group}, PoolState: %s}
            """.formatted(state), "");
        long up = at(history, Kind.SCALE_UP);
        long ready = history.users().ready((int) (up / 5_000_000_000L)) == 7 ? up : at(history, Kind.REPLICAS_READY);
        assertEquals(seconds, (ready - up) / 1_000_000_000L, because);
    }

    private static long at(History history, Kind kind) {
        return history.happenings().stream()
                .filter(event -> event.kind() == kind)
                .mapToLong(Happening::atNanos)
                .findFirst()
                .orElseThrow();
    }

    /** Of four instances one is the base, half of the other three, rounded up, are On-Demand: one is Spot. */
    @Test
    void spotInterruptionsAreTold() {
        History history =
                rehearse("group.yaml", """
                Resources:
                  Group:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties:
                      MinSize: "4"
                      MaxSize: "9"
                      MixedInstancesPolicy:
                        InstancesDistribution: {OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 50}
                """, "faults: [{kind: kill-replicas, at: 60s, service: web, replicas: 2}]\n");
        assertEquals(
                "Spot took 1 instance of 1 that are Spot, and the group launches as many again to keep 4",
                why(history, Kind.NOTICE));
    }

    /** What nobody sends is a problem where a policy goes by it. */
    @Test
    void aMetricOfTheUsersOwnHasToBeFed() {
        String text = GROUP.formatted(2) + """
              Tracking:
                Type: AWS::AutoScaling::ScalingPolicy
                Properties:
                  AutoScalingGroupName: {Ref: Group}
                  PolicyType: TargetTrackingScaling
                  TargetTrackingConfiguration:
                    TargetValue: 6600
                    CustomizedMetricSpecification:
                      {Namespace: Shop, MetricName: Requests, Statistic: Average}
            """;
        String told = assertThrows(IllegalArgumentException.class, () -> rehearse("group.yaml", text, ""))
                .getMessage();
        assertTrue(told.contains("signals.Requests is missing"), told);
        String fed = "signals: {Requests: {service: web, measure: demand}}\n";
        History history = rehearse("group.yaml", text, fed);
        assertEquals("minute 14: web 4 -> 9", scalings(history).get(0), "20400 a minute against 6600 of 4 are 12");
    }

    /**
     * The autoscaler of pods fills three nodes of two pods each; the group adds nodes as CPU is used, and pods wait
     * until they come.
     */
    @Test
    void aGroupOfNodesFollowsTheAutoscalerOfPods() {
        sandbox.hpa("web", 4, 12, 50, "");
        sandbox.file("nodes.yaml", GROUP.formatted(2) + TRACKING);
        History history = sandbox.rehearse("""
                title: nodes
                services: {web: {replicas: 4, cpu: 10ms, nodes: workers, start-up: {provisioning: 2s, readiness: 3s}}}
                nodes: {workers: {cores: 2, memory: 8Gi, count: 2, max: 9, provisioning: 60s}}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 10m}, step: {to: 380/s, lasts: 20m}]}
                policies: [{file: web-hpa.yaml}, {file: nodes.yaml, service: workers}]
                metrics: {cloud-watch: {instances: 1m, delay: 1m}}
                """);
        List<String> done = scalings(history);
        assertEquals("minute 10: web 4 -> 8", done.get(0));
        assertEquals("minute 14: workers 2 -> 4", done.get(1), "95 % of 2 against 50 %");
        assertTrue(history.happenings().stream().anyMatch(event -> event.kind() == Kind.REPLICAS_PENDING));
        assertEquals(8, history.users().ready(history.users().size() - 1), "all have a node in the end");
    }
}
