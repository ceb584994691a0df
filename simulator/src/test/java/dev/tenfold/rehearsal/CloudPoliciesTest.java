package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.rehearsal.Happening.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Autoscalers of Azure, Google and Nomad, and KEDA's jobs, where a person can work out what must come of it. */
class CloudPoliciesTest {
    /** 100/s on 4 cores is 25 %; from 10 min on 340/s is 85 %. */
    private static final String STEP = """
            title: step
            services: {web: {replicas: 4, cpu: 10ms, start-up: {provisioning: 10s, readiness: 20s}}}
            load: {service: web, start: 100/s, stages: [hold: {lasts: 10m}, step: {to: 340/s, lasts: 20m}]}
            policies: [{file: policy%s, service: web}]
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    /** Scalings as the minute in which they came, and what they did. */
    static List<String> scalings(History history) {
        return history.happenings().stream()
                .filter(event -> event.kind() == Kind.SCALE_UP || event.kind() == Kind.SCALE_DOWN)
                .map(event -> "minute " + event.atNanos() / MinuteSeries.MINUTE + ": " + event.title())
                .toList();
    }

    static String why(History history, Kind kind) {
        return history.happenings().stream()
                .filter(event -> event.kind() == kind)
                .map(Happening::why)
                .findFirst()
                .orElse("nothing of the kind");
    }

    private String azure(String metric, int threshold) {
        sandbox.file("policy.json", """
                {"type": "Microsoft.Insights/autoscaleSettings", "name": "web-autoscale", "properties": {
                  "enabled": true, "targetResourceUri": "/subscriptions/s/virtualMachineScaleSets/vmss",
                  "profiles": [{"name": "always", "capacity": {"minimum": "2", "maximum": "9", "default": "3"}, "rules": [
                    {"metricTrigger": {"metricName": "%1$s", "metricResourceUri": "/subscriptions/s/queues/orders",
                       "timeGrain": "PT1M", "statistic": "Average", "timeWindow": "PT5M", "timeAggregation": "Average",
                       "operator": "GreaterThan", "threshold": %2$d},
                     "scaleAction": {"direction": "Increase", "type": "ChangeCount", "value": "2", "cooldown": "PT5M"}},
                    {"metricTrigger": {"metricName": "%1$s", "metricResourceUri": "/subscriptions/s/queues/orders",
                       "timeGrain": "PT1M", "statistic": "Average", "timeWindow": "PT5M", "timeAggregation": "Average",
                       "operator": "LessThan", "threshold": %3$d},
                     "scaleAction": {"direction": "Decrease", "type": "ChangeCount", "value": "1", "cooldown": "PT5M"}}
                  ]}]}}
                """.formatted(metric, threshold, threshold / 4));
        return ".json";
    }

    /**
     * The mean of five minutes is 25, 37, 49, 61, 73, 85 from 10 min on: above 70 once four of them are at 85 %, at 14
     * min. Five minutes later 6 instances are at 57 %, and so it stays.
     */
    @Test
    void azureScalesOutOnceTheMeanOfItsWindowIsAbove() {
        History history = sandbox.rehearse(STEP.formatted(azure("Percentage CPU", 70)));
        assertEquals(List.of("minute 14: web 4 -> 6"), scalings(history));
        assertTrue(why(history, Kind.SCALE_UP).matches("Percentage CPU is 7[23].*70: 4 become 6"));
    }

    /** Any name that the scenario feeds will do: 100/s, then 340/s. */
    @Test
    void azureReadsASignalByName() {
        String signals = "signals: {Requests: {service: web, measure: demand}}\n";
        History history = sandbox.rehearse(STEP.formatted(azure("Requests", 330)) + signals);
        assertEquals("minute 15: web 4 -> 6", scalings(history).get(0));
    }

    @Test
    void whatNobodyFeedsIsAProblem() {
        String scenario = STEP.formatted(azure("Requests", 330));
        String told = assertThrows(IllegalArgumentException.class, () -> sandbox.script(scenario))
                .getMessage();
        assertTrue(told.contains("signals.Requests is missing: web-autoscale reads this metric"), told);
    }

    private String google(String signal) {
        sandbox.file("policy.yaml", """
                name: web-autoscaler
                target: https://www.googleapis.com/compute/v1/projects/p/zones/z/instanceGroupManagers/group
                autoscalingPolicy:
                  minNumReplicas: 2
                  maxNumReplicas: 9
                  coolDownPeriodSec: 60
                  %s
                """.formatted(signal));
        return ".yaml";
    }

    /**
     * Of the minute before 10 min and some seconds a part is at 85 %; the next minute all is: 4 x 0.85 / 0.6 = 5.67.
     */
    @Test
    void googleHoldsTheTargetOfCpu() {
        History history = sandbox.rehearse(STEP.formatted(google("cpuUtilization: {utilizationTarget: 0.6}")));
        assertEquals(
                "minute 11: web 4 -> 6", scalings(history).get(scalings(history).size() - 1));
        assertEquals(6, history.users().wanted(history.users().size() - 1));
    }

    /** 25 % of 4 call for ceil(4 x 0.25 / 0.6) = 2, but not before ten minutes of it: then the load is there. */
    @Test
    void googleKeepsThePeakOfTenMinutes() {
        String quiet =
                STEP.replace("lasts: 10m", "lasts: 15m").formatted(google("cpuUtilization: {utilizationTarget: 0.6}"));
        History history = sandbox.rehearse(quiet);
        assertEquals("minute 11: web 4 -> 2", scalings(history).get(0));
        assertTrue(why(history, Kind.SCALE_DOWN).startsWith("CPU utilization is 0.25 against a target of 0.6"));
    }

    /** 340/s of which one VM handles 50 are 6.8. */
    @Test
    void googleDividesAMetricOfTheWholeGroup() {
        String signal =
                "customMetricUtilizations: [{metric: custom.googleapis.com/requests, singleInstanceAssignment: 50}]";
        String signals = "signals: {requests: {service: web, measure: demand}}\n";
        History history = sandbox.rehearse(STEP.formatted(google(signal)) + signals);
        assertEquals(7, history.users().wanted(history.users().size() - 1));
    }

    /** 20 messages a second for five minutes and one that is worked a second: a backlog for as many as allowed. */
    @Test
    void googleCountsTheMessagesOfASubscription() {
        String signal =
                "customMetricUtilizations: [{metric: pubsub.googleapis.com/subscription/num_undelivered_messages,"
                        + " filter: 'resource.label.subscription_id = \"orders\"', singleInstanceAssignment: 100}]";
        google(signal);
        History history = sandbox.rehearse("""
                title: subscription
                length: 10m
                queues: {inbox: {kind: other, name: orders}}
                services:
                  worker: {replicas: 2, cpu: 1s, consumes: inbox, start-up: {provisioning: 0s, readiness: 0s}}
                load: {service: worker, start: 20/s, stages: [hold: {lasts: 10m}]}
                policies: [{file: policy.yaml, service: worker}]
                """);
        assertEquals(9, history.users().wanted(history.users().size() - 1));
        assertTrue(why(history, Kind.SCALE_UP)
                .startsWith("pubsub.googleapis.com/subscription/num_undelivered_messages is 1"));
    }

    private String nomad(String check) {
        sandbox.file("policy.hcl", """
                scaling "web" {
                  enabled = true
                  min     = 2
                  max     = 9
                  policy {
                    evaluation_interval = "10s"
                    cooldown            = "2m"
                    check "load" {
                      %s
                    }
                  }
                }
                """.formatted(check));
        return ".hcl";
    }

    /** Whenever it looks within the ten seconds, most of them are at 85 %: 4 x 85 / 50 = 6.8. */
    @Test
    void nomadHoldsItsTarget() {
        History history = sandbox.rehearse(STEP.formatted(nomad("""
                      source = "nomad-apm"
                      query  = "avg_cpu-allocated"
                      strategy "target-value" {
                        target = 50
                      }
                """)));
        assertEquals("minute 0: web 4 -> 2", scalings(history).get(0), "25 % of 4 are 50 % of 2");
        assertEquals(7, history.users().wanted(history.users().size() - 1), "340/s are 49 % of 7");
    }

    /** In steps of a second the last minute has 61 values; from 10 min on, as the scrapes come, they are above 300. */
    @Test
    void nomadAsksPrometheusForARange() {
        History history = sandbox.rehearse(STEP.formatted(nomad("""
                      source       = "prometheus"
                      query        = "sum(rate(http_requests_total[1m]))"
                      query_window = "1m"
                      strategy "threshold" {
                        lower_bound           = 300
                        delta                 = 1
                        within_bounds_trigger = 55
                      }
                """)) + "metrics: {scrape-offset: 0s}\n");
        assertEquals("minute 11: web 4 -> 5", scalings(history).get(0));
        assertTrue(why(history, Kind.SCALE_UP).contains("the check load reads 340"), why(history, Kind.SCALE_UP));
        assertEquals(9, history.users().wanted(history.users().size() - 1), "one more every two minutes");
    }

    @Test
    void aQueryThatNomadDoesNotKnowIsAProblem() {
        String scenario = STEP.formatted(nomad("""
                      query = "avg_disk"
                      strategy "target-value" {
                        target = 50
                      }
                """));
        String told = assertThrows(IllegalArgumentException.class, () -> sandbox.script(scenario))
                .getMessage();
        assertTrue(told.contains("check load must be a query of nomad-apm"), told);
    }

    /** 60 messages in a burst of a minute; 5 a job: a poll finds up to 60 and starts up to twelve. */
    @Test
    void jobsStartForTheQueueAndEndWithIt() {
        sandbox.file("job.yaml", """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledJob
                metadata: {name: worker}
                spec:
                  pollingInterval: 10
                  maxReplicaCount: 8
                  jobTargetRef: {template: {spec: {containers: [{name: worker, image: worker}]}}}
                  triggers:
                    - type: rabbitmq
                      metadata: {host: amqp://mq, queueName: orders, mode: QueueLength, value: "5"}
                """);
        History history = sandbox.rehearse("""
                title: jobs
                length: 10m
                queues: {orders: {kind: rabbitmq}}
                services:
                  worker: {replicas: 0, cpu: 1s, slots: 1, consumes: orders, start-up: {provisioning: 5s, readiness: 0s}}
                load: {service: worker, start: 1/s, stages: [hold: {lasts: 60s}, step: {to: x0, lasts: 9m}]}
                policies: [file: job.yaml]
                """);
        assertTrue(why(history, Kind.SCALE_UP).startsWith("the queue of "), why(history, Kind.SCALE_UP));
        assertEquals(60, history.users().account().served(), 1e-3, "all are worked");
        assertEquals(0, history.users().wanted(history.users().size() - 1), "all jobs have ended");
        assertTrue(why(history, Kind.SCALE_DOWN).contains("find no message any more"));
    }

    /** From 10 min on CPU is 85 %: the minute that ends at 11 min shows it at 12 min, and the second at 13 min. */
    @Test
    void alarmsOfTheirOwnAreTold() {
        sandbox.file("policy.yaml", """
                Resources:
                  Hot:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      AlarmName: hot
                      Namespace: AWS/EC2
                      MetricName: CPUUtilization
                      Statistic: Average
                      Period: 60
                      EvaluationPeriods: 2
                      Threshold: 80
                      ComparisonOperator: GreaterThanThreshold
                      Dimensions: [{Name: AutoScalingGroupName, Value: web}]
                  Bad:
                    Type: AWS::CloudWatch::CompositeAlarm
                    Properties: {AlarmName: bad, AlarmRule: "ALARM(hot) AND NOT ALARM(cold)"}
                """);
        History history =
                sandbox.rehearse(STEP.formatted(".yaml") + "metrics: {cloud-watch: {instances: 1m, delay: 1m}}\n");
        List<String> alerts = history.happenings().stream()
                .filter(event -> event.kind() == Kind.ALERT)
                .map(event -> event.atNanos() / MinuteSeries.MINUTE + " min: " + event.title())
                .toList();
        assertEquals(List.of("13 min: hot in ALARM", "13 min: bad in ALARM"), alerts);
        assertTrue(scalings(history).isEmpty());
    }

    @Test
    void aTriggerThatMatchesNoSeriesIsToldOnce() {
        for (String label : List.of("app", "application")) {
            sandbox.file("web.yaml", """
                    apiVersion: keda.sh/v1alpha1
                    kind: ScaledObject
                    metadata: {name: web}
                    spec:
                      scaleTargetRef: {name: web}
                      triggers:
                        - type: prometheus
                          metadata:
                            serverAddress: http://prometheus:9090
                            threshold: "40"
                            query: sum(rate(http_server_requests_seconds_count{%s="web"}[2m]))
                    """.formatted(label));
            History history = sandbox.rehearse("""
                    title: a label that nobody publishes
                    services: {web: {replicas: 2, cpu: 10ms, start-up: {}}}
                    load: {service: web, start: 20/s, stages: [hold: {lasts: 10m}]}
                    policies: [file: web.yaml]
                    """);
            long told = history.happenings().stream()
                    .filter(happening -> happening.title().equals("a trigger's query has matched nothing for 5 min"))
                    .count();
            assertEquals(label.equals("app") ? 0 : 1, told, label);
        }
    }

    /** Monitoring knew it long before the rehearsal begins: its first moments are no reason to go to zero. */
    @Test
    void aTriggerBesideOthersWaitsForWhatIsScraped() {
        sandbox.file("web.yaml", """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: web}
                spec:
                  scaleTargetRef: {name: web}
                  pollingInterval: 5
                  triggers:
                    - type: cron
                      metadata: {timezone: UTC, start: 0 3 * * *, end: 0 4 * * *, desiredReplicas: "4"}
                    - type: prometheus
                      metadata:
                        serverAddress: http://prometheus:9090
                        threshold: "40"
                        query: sum(rate(http_server_requests_seconds_count{app="web"}[2m]))
                """);
        History history = sandbox.rehearse("""
                title: two triggers
                start: 2026-03-02T12:00:00Z
                services: {web: {replicas: 2, cpu: 10ms, start-up: {}}}
                load: {service: web, start: 60/s, stages: [hold: {lasts: 4m}]}
                policies: [file: web.yaml]
                """);
        for (int i = 0; i < history.users().size(); i++) {
            assertTrue(history.users().wanted(i) > 0, "window " + i);
        }
    }
}
