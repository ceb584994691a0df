package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.PoolReport;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Timeline;
import dev.tenfold.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report tells of a group of instances that fills up behind an autoscaler, of a queue, and of alerts. */
class PoolsAndQueuesTest {
    @TempDir
    Path folder;

    private Report report;

    @BeforeEach
    void rehearse() {
        Sandbox sandbox = new Sandbox(folder).hpa("web", 4, 40, 60, "");
        sandbox.file("group.yaml", """
                Resources:
                  Group:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties: {AutoScalingGroupName: workers, MinSize: "2", MaxSize: "20", DesiredCapacity: "2"}
                  Out:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      {AutoScalingGroupName: {Ref: Group}, PolicyType: SimpleScaling, Cooldown: "600",
                       AdjustmentType: ChangeInCapacity, ScalingAdjustment: 4}
                  In:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      {AutoScalingGroupName: {Ref: Group}, PolicyType: SimpleScaling,
                       AdjustmentType: ChangeInCapacity, ScalingAdjustment: -1}
                  High:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      {AlarmName: high, Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average,
                       Dimensions: [{Name: AutoScalingGroupName, Value: workers}], Period: 60, EvaluationPeriods: 2,
                       Threshold: 60, ComparisonOperator: GreaterThanThreshold, AlarmActions: [{Ref: Out}]}
                """);
        sandbox.file("rules.yaml", """
                groups:
                  - name: jobs
                    interval: 30s
                    rules:
                      - {alert: Backlog, expr: sum(rabbitmq_queue_messages_ready) > 500}
                      - {alert: Empty, expr: absent(rabbitmq_queue_messages_ready)}
                """);
        report = Verdict.of(sandbox.script("""
                title: nodes and a queue
                services:
                  web: {replicas: 4, cores: 1, cpu: 20ms, nodes: workers, calls: [{service: worker}]}
                  worker: {replicas: 2, cores: 1, cpu: 10ms, slots: 4, consumes: jobs}
                queues: {jobs: {kind: rabbitmq}}
                nodes: {workers: {cores: 2, memory: 8Gi, count: 2, max: 20}}
                metrics: {cloud-watch: {instances: 1m}}
                load: {service: web, start: 100/s, stages: [{hold: {lasts: 5m}}, {step: {to: 400/s, lasts: 25m}}]}
                policies: [{file: group.yaml}, {file: web-hpa.yaml}, {file: rules.yaml}]
                """), "", "", share -> {});
    }

    @Test
    void aPoolHasItsNodesInATimelineAndItsPriceBesideThatOfReplicas() {
        PoolReport pool = report.pools().get(0);
        double[] wanted = values(pool.timeline(), "wanted");
        double[] ready = values(pool.timeline(), "ready");
        assertEquals(2, wanted[0]);
        assertTrue(wanted[wanted.length - 1] > 2, "the group has grown");
        assertEquals(wanted[wanted.length - 1], ready[ready.length - 1]);
        assertEquals(pool.nodeHours(), report.bounds().get(0).nodeHours());
        assertEquals(pool.nodeHours() * 2 * 0.048, report.bounds().get(0).nodeCost(), 1e-9);
        assertEquals(1, report.bounds().get(1).nodeHours(), 1e-9, "two nodes for half an hour");
    }

    @Test
    void whatTheGroupDoesIsToldOnceAndUnderThePoolsName() {
        List<Event> grown = report.events().stream()
                .filter(event -> event.service().equals("workers"))
                .filter(event -> event.scaling() || event.kind() == Event.Kind.NODES_SCALED)
                .toList();
        assertEquals(Event.Kind.SCALE_UP, grown.get(0).kind());
        assertTrue(grown.stream().allMatch(Event::scaling), "no second line for the nodes themselves");
        assertTrue(report.events().stream()
                .anyMatch(event -> event.kind() == Event.Kind.NODES_READY
                        && event.service().equals("workers")));
    }

    @Test
    void replicasThatWaitForNodesAreASeries() {
        ServiceReport web = report.services().get(0);
        assertTrue(highest(values(web.timeline(), "pending")) > 0);
        assertTrue(report.services().get(1).timeline().series().stream()
                .noneMatch(series -> series.name().equals("pending")));
    }

    @Test
    void aQueueGrowsByWhatItsConsumersCannotDo() {
        Timeline worker = report.services().get(1).timeline();
        double[] lag = values(worker, "lag");
        double[] age = values(worker, "oldest-age");
        int last = lag.length - 1;
        assertEquals((400 - 200) * 1500, lag[last], 100, "of 400 a second 200 are done");
        assertEquals(lag[last] / 400, age[last], 1e-6, "what waits came at 400 a second");
    }

    @Test
    void policiesThatHeldBackOrNeverActedAreNamed() {
        String notes = String.join("\n", report.notes());
        assertTrue(notes.contains("In never scaled workers: this run proves nothing about how it scales"), notes);
        assertTrue(notes.contains("alert Empty never fired: this run does not prove that it can"), notes);
        assertTrue(notes.matches("(?s).*Out was held back \\d+ times: the cooldown of the last activity.*"), notes);
    }

    private static double highest(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(0);
    }

    private static double[] values(Timeline timeline, String name) {
        return timeline.series().stream()
                .filter(series -> series.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }
}
