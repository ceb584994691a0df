package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.rehearsal.Happening.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Examples that Kubernetes and Amazon work out in their documentation, each rehearsed from its load to its replicas.
 * What deviates, and by how much, is in docs/fidelity.md.
 */
class PublishedWalkthroughsTest {
    @TempDir
    Path folder;

    private static List<String> counts(History history) {
        return scalings(history).stream()
                .map(event -> event.from() + " -> " + event.to())
                .toList();
    }

    private static List<Happening> scalings(History history) {
        return history.happenings().stream()
                .filter(event -> event.kind() == Kind.SCALE_UP || event.kind() == Kind.SCALE_DOWN)
                .toList();
    }

    /**
     * S1: php-apache under one client in a loop, which pauses for 10 ms. A request of 15.64 ms on a core keeps the pod
     * at 15.64 / 25.64 = 0.61 cores, the published 305 % of 200m: ceil(6.1) = 7. Without a behavior of its own an
     * autoscaler goes from one replica to four at most, and the rest a sync later.
     */
    @Test
    void s1PhpApacheGrowsToSevenAndReturnsToOneAfterFiveMinutes() {
        History history = phpApache("1");
        List<Happening> scalings = scalings(history);
        assertEquals(List.of("1 -> 4", "4 -> 7"), counts(history).subList(0, 2));
        String seen = scalings.get(0).why();
        assertTrue(seen.contains("305 % of request against a target of 50 %"), seen);
        assertEquals(15, (scalings.get(1).atNanos() - scalings.get(0).atNanos()) / 1e9, "the next sync");
        assertEquals(1, scalings.get(scalings.size() - 1).to());
        double down = scalings.get(2).atNanos() / 1e9 - 600;
        double home = scalings.get(scalings.size() - 1).atNanos() / 1e9 - 600;
        assertTrue(down > 290 && home <= 300 + 15 + 30, "window, metric and sync: " + down + " to " + home);
    }

    /** S1: the published limit of half a core allows no 305 %: one client of 31.28 ms makes 0.5 x 31.28 / 41.28. */
    @Test
    void s1TheLimitAsPublishedAllowsFourReplicas() {
        assertEquals("1 -> 4", counts(phpApache("500m")).get(0));
    }

    private History phpApache(String cores) {
        return new Sandbox(folder).hpa("php-apache", 1, 10, 50, "").rehearse("""
                        title: php-apache
                        model: requests
                        services:
                          php-apache: {replicas: 1, cpu: 15640us, variability: 0, cores: %s, requests: {cpu: 200m}}
                        load:
                          service: php-apache
                          start: 1
                          think: 10ms
                          stages: [hold: {lasts: 10m}, step: {to: 0, lasts: 10m}]
                        policies: [file: php-apache-hpa.yaml]
                        """.formatted(cores));
    }

    /**
     * S2: 80 replicas whose load wants 10, at most 4 pods or 10 % a minute, whichever is more. At 16 four more may go,
     * at 12 two have to.
     */
    @Test
    void s2PercentAndPodsPoliciesShareTheWayDown() {
        History history = new Sandbox(folder)
                .hpa("web", 1, 100, 50, """
                        behavior:
                            scaleDown:
                              policies:
                                - {type: Pods, value: 4, periodSeconds: 60}
                                - {type: Percent, value: 10, periodSeconds: 60}
                        """.replace("    behavior", "  behavior")
                        .indent(2)
                        .stripTrailing())
                .rehearse("""
                        title: scale down
                        services: {web: {replicas: 80, cpu: 10ms, variability: 0}}
                        load: {service: web, start: 500/s, stages: [hold: {lasts: 30m}]}
                        policies: [file: web-hpa.yaml]
                        """);
        int[] published = {80, 72, 64, 57, 51, 45, 40, 36, 32, 28, 24, 20, 16, 12, 10};
        List<Happening> scalings = scalings(history);
        for (int i = 0; i + 1 < published.length; i++) {
            assertEquals(
                    published[i] + " -> " + published[i + 1], counts(history).get(i));
            double since = (scalings.get(i).atNanos() - scalings.get(0).atNanos()) / 1e9;
            assertEquals(60.0 * i, since, "a step a minute");
        }
        assertEquals(published.length - 1, scalings.size());
    }

    /**
     * S3: ten instances, threshold 50; a minute at 60 adds 10 %, at 70 30 %, at 40 and 30 as much goes. All a shade
     * beyond, since a minute of requests adds up to 70 but for a rounding; the bounds themselves are with the tables.
     */
    @Test
    void s3StepScalingWorkedExample() {
        History history = new Sandbox(folder)
                .file("group.yaml", """
                        Resources:
                          Group:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            Properties: {MinSize: "1", MaxSize: "20", DefaultInstanceWarmup: 120}
                          Out:
                            Type: AWS::AutoScaling::ScalingPolicy
                            Properties:
                              AutoScalingGroupName: {Ref: Group}
                              PolicyType: StepScaling
                              AdjustmentType: PercentChangeInCapacity
                              StepAdjustments:
                                - {MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0}
                                - {MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10}
                                - {MetricIntervalLowerBound: 20, ScalingAdjustment: 30}
                          In:
                            Type: AWS::AutoScaling::ScalingPolicy
                            Properties:
                              AutoScalingGroupName: {Ref: Group}
                              PolicyType: StepScaling
                              AdjustmentType: PercentChangeInCapacity
                              StepAdjustments:
                                - {MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0}
                                - {MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10}
                                - {MetricIntervalUpperBound: -20, ScalingAdjustment: -30}
                        %s%s""".formatted(
                                alarm("High", "GreaterThanThreshold", "Out"), alarm("Low", "LessThanThreshold", "In")))
                .rehearse("""
                        title: step scaling
                        services:
                          web: {replicas: 10, cpu: 1ms, start-up: {provisioning: 10s, readiness: 10s}}
                        load:
                          service: web
                          start: 50/min
                          stages:
                            - hold: {lasts: 10m}
                            - step: {to: 60.001/min, lasts: 1m}
                            - step: {to: 50/min, lasts: 9m}
                            - step: {to: 70.001/min, lasts: 1m}
                            - step: {to: 50/min, lasts: 9m}
                            - step: {to: 39.999/min, lasts: 1m}
                            - step: {to: 50/min, lasts: 9m}
                            - step: {to: 29.999/min, lasts: 1m}
                            - step: {to: 50/min, lasts: 9m}
                        signals: {Load: {service: web, measure: demand}}
                        policies: [{file: group.yaml, service: web}]
                        """);
        assertEquals(List.of("10 -> 11", "11 -> 14", "14 -> 13", "13 -> 10"), counts(history));
    }

    private static String alarm(String name, String comparison, String policy) {
        return """
                  %s:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      Namespace: Shop
                      MetricName: Load
                      Statistic: Average
                      Period: 60
                      EvaluationPeriods: 1
                      Threshold: 50
                      ComparisonOperator: %s
                      AlarmActions: [{Ref: %s}]
                """.formatted(name, comparison, policy);
    }

    /**
     * S5: ten instances do 10 messages a second each, 10 s of delay are acceptable, so 100 messages an instance. 1500
     * wait, and stay so many while 100/s come: 150 an instance, and five more.
     */
    @Test
    void s5BacklogOfEachInstanceCallsForFiveMore() {
        History history = new Sandbox(folder).file("group.yaml", """
                        Resources:
                          Group:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            Properties: {MinSize: "1", MaxSize: "50", DefaultInstanceWarmup: 60}
                          Backlog:
                            Type: AWS::AutoScaling::ScalingPolicy
                            Properties:
                              AutoScalingGroupName: {Ref: Group}
                              PolicyType: TargetTrackingScaling
                              TargetTrackingConfiguration:
                                TargetValue: 100
                                CustomizedMetricSpecification:
                                  Metrics:
                                    - {Id: each, Expression: waiting / instances, ReturnData: true}
                                    - Id: waiting
                                      ReturnData: false
                                      MetricStat:
                                        Stat: Sum
                                        Metric:
                                          Namespace: AWS/SQS
                                          MetricName: ApproximateNumberOfMessagesVisible
                                          Dimensions: [{Name: QueueName, Value: orders}]
                                    - Id: instances
                                      ReturnData: false
                                      MetricStat:
                                        Stat: Average
                                        Metric:
                                          Namespace: AWS/AutoScaling
                                          MetricName: GroupInServiceInstances
                                          Dimensions: [{Name: AutoScalingGroupName, Value: web}]
                        """).rehearse("""
                        title: backlog
                        queues: {orders: {kind: sqs}}
                        services:
                          web: {replicas: 10, cpu: 100ms, variability: 0, slots: 1, consumes: orders}
                        load:
                          service: web
                          start: 1600/s
                          stages: [hold: {lasts: 1s}, step: {to: 100/s, lasts: 10m}]
                        policies: [{file: group.yaml, service: web}]
                        """);
        assertEquals("10 -> 15", counts(history).get(0));
        assertTrue(
                scalings(history).get(0).why().contains("149"),
                scalings(history).get(0).why());
    }
}
