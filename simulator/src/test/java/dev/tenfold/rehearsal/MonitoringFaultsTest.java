package dev.tenfold.rehearsal;

import static dev.tenfold.rehearsal.CloudPoliciesTest.scalings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.rehearsal.Happening.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies do when what they see is not what is: as their documentation says. */
class MonitoringFaultsTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    /** Four cores at 25 %; from 5 min on at 100 %. Read and decided on the quarter minute. */
    private History cpu(String load, String fault) {
        sandbox.hpa("web", 2, 10, 50, "");
        return sandbox.rehearse("""
                title: blind
                services: {web: {replicas: 4, cpu: 10ms, cores: 1, start-up: {provisioning: 1s, readiness: 4s}}}
                load: {service: web, start: 200/s, stages: [hold: {lasts: 5m}, step: {to: %s, lasts: 25m}]}
                controllers: {sync-offset: 0s, metric-offset: 0s}
                policies: [file: web-hpa.yaml]
                faults: [{at: 4m, lasts: 6m, %s}]
                """.formatted(load, fault));
    }

    private static List<String> moves(History history) {
        return history.happenings().stream()
                .filter(event -> event.kind() == Kind.SCALE_UP || event.kind() == Kind.SCALE_DOWN)
                .map(event -> event.atNanos() / SECOND + " s: " + event.title())
                .toList();
    }

    /** Windows are 5 s wide. */
    private static double wantedAt(History history, int seconds) {
        return history.users().wanted(seconds / 5 - 1);
    }

    private static long first(History history) {
        return history.happenings().stream()
                .filter(event -> event.kind() == Kind.SCALE_UP || event.kind() == Kind.SCALE_DOWN)
                .mapToLong(event -> event.atNanos() / SECOND)
                .findFirst()
                .orElse(-1);
    }

    /**
     * FailedGetResourceMetric: nothing is scaled until the API answers at 10 min. What metrics-server keeps in memory
     * meanwhile was never wrong, but where nobody scraped it is a quarter of a minute until there is news, and where
     * scrapes failed it takes two.
     */
    @ParameterizedTest(name = "{0}: the first decision is at {1} s")
    @CsvSource(delimiter = '|', textBlock = """
            kind: metrics-api-down                             | 600
            kind: metrics-api-down, source: metrics-server     | 600
            kind: scrape-gap, source: metrics-server           | 600
            kind: scrape-gap, failing: true                    | 615
            kind: stale-value, service: web                    | 600
            kind: zeros, metric: memory                        | 315
            kind: adapter-down                                 | 315
            kind: metrics-api-down, source: prometheus         | 315
            """)
    void anAutoscalerThatIsBlindStandsStill(String fault, long seconds) {
        History history = cpu("400/s", fault);
        assertEquals(seconds, first(history), moves(history).toString());
        assertEquals(8, wantedAt(history, 1500));
    }

    /** Zeros look like no load: five minutes later, when the window forgets what was wanted before, it shrinks. */
    @Test
    void zerosShrinkAServiceThatIsBusy() {
        History history = cpu("200/s", "kind: zeros, metric: cpu");
        assertEquals(List.of("540 s: web 4 -> 2", "600 s: web 2 -> 4"), moves(history));
        Happening down = history.happenings().stream()
                .filter(event -> event.kind() == Kind.SCALE_DOWN)
                .findFirst()
                .orElseThrow();
        assertTrue(down.why().endsWith("; decided on distorted metrics: zeros in cpu"), down.why());
    }

    @Test
    void aWrongUnitGoesToTheMaximum() {
        List<String> moves = moves(cpu("200/s", "kind: wrong-unit, factor: x1000"));
        assertEquals("240 s: web 4 -> 8", moves.get(0), "twice as many at most in 15 s");
        assertEquals("255 s: web 8 -> 10", moves.get(1));
    }

    /** One of four pods at 50 % reports 500 %: (3 x 50 + 500) / 4 = 162 %, so 13, of which 10 are allowed. */
    @Test
    void aNoisyReplicaIsAveragedIn() {
        List<String> moves = moves(cpu("200/s", "kind: noisy-replica, factor: x10"));
        assertEquals(List.of("240 s: web 4 -> 8", "255 s: web 8 -> 10"), moves.subList(0, 2));
    }

    private History keda(String fallback, String fault) {
        sandbox.file("web-keda.yaml", """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: web}
                spec:
                  scaleTargetRef: {name: web}
                  minReplicaCount: 2
                  maxReplicaCount: 20
                  %s
                  triggers:
                    - type: prometheus
                      metricType: AverageValue
                      metadata:
                        serverAddress: http://prometheus:9090
                        query: sum(rate(http_requests_total[1m]))
                        threshold: "50"
                """.formatted(fallback));
        return sandbox.rehearse("""
                title: fallback
                services: {web: {replicas: 4, cpu: 5ms, cores: 1, start-up: {provisioning: 1s, readiness: 4s}}}
                load: {service: web, start: 200/s, stages: [hold: {lasts: 30m}]}
                controllers: {sync-offset: 0s, metric-offset: 0s}
                metrics: {scrape: 15s, scrape-offset: 0s}
                policies: [file: web-keda.yaml]
                faults: [{at: 5m, lasts: 10m, %s}]
                """.formatted(fault));
    }

    /**
     * More than three failures in a row, asked every 15 s by the autoscaler, make KEDA tell the metric that gives the
     * fallback's replicas. Without a fallback the autoscaler gets an error and stands still.
     */
    @Test
    void kedaFallsBackAfterItsThreshold() {
        History history =
                keda("fallback: {failureThreshold: 3, replicas: 9}", "kind: metrics-api-down, source: prometheus");
        assertTrue(
                first(history) >= 330 && first(history) <= 360, moves(history).toString());
        assertEquals(9, wantedAt(history, 700));
        assertEquals(List.of(), moves(keda("", "kind: metrics-api-down, source: prometheus")));
    }

    /** KEDA asks a Prometheus that answers, and that has nothing: zero, by default, and so the least in the end. */
    @Test
    void aGapIsNoFailureToKedaButZero() {
        History history = keda("fallback: {failureThreshold: 3, replicas: 9}", "kind: scrape-gap, source: prometheus");
        Happening first = history.happenings().stream()
                .filter(event -> event.kind() == Kind.SCALE_DOWN)
                .findFirst()
                .orElseThrow();
        assertTrue(first.title().startsWith("web 4 -> "), first.title());
        assertTrue(first.why().contains("scrape gap in all metrics (prometheus)"), first.why());
        assertEquals(2, wantedAt(history, 890));
    }

    /** The adapter is KEDA's own metrics server here: the autoscaler fails, and no fallback helps. */
    @Test
    void noFallbackHelpsWhereTheAdapterItselfIsDown() {
        assertEquals(List.of(), moves(keda("fallback: {failureThreshold: 3, replicas: 9}", "kind: adapter-down")));
    }

    /** The last scrape is at 285 s; Prometheus looks back for five minutes, and absent() speaks after them. */
    @ParameterizedTest(name = "failing {0}: the alert fires from {1} s to {2} s")
    @CsvSource({"false, 585, 615", "true, 300, 330"})
    void absentSpeaksAfterTheLookback(boolean failing, long earliest, long latest) {
        sandbox.file("rules.yaml", """
                groups:
                  - {name: blind, interval: 15s, rules: [{alert: Blind, expr: absent(http_requests_total)}]}
                """);
        History history = sandbox.rehearse("""
                title: absent
                services: {web: {replicas: 4, cpu: 5ms, cores: 1}}
                load: {service: web, start: 200/s, stages: [hold: {lasts: 30m}]}
                metrics: {scrape: 15s, scrape-offset: 0s}
                policies: [file: rules.yaml]
                faults: [{kind: scrape-gap, at: 5m, lasts: 15m, failing: %s}]
                """.formatted(failing));
        long fires = history.happenings().stream()
                        .filter(event -> event.kind() == Kind.ALERT)
                        .filter(event -> event.atNanos() > 60 * SECOND)
                        .mapToLong(Happening::atNanos)
                        .min()
                        .orElse(-1)
                / SECOND;
        assertTrue(fires >= earliest && fires <= latest, "fires at " + fires + " s");
    }

    /** Nothing is sent from 5 min to 15 min. */
    @ParameterizedTest(name = "treatMissingData {0}: goes off {1}")
    @CsvSource({"breaching, 1", "notBreaching, 0", "ignore, 0", "missing, 0"})
    void anAlarmTreatsMissingDataAsItIsTold(String treat, int times) {
        sandbox.file("alarm.yaml", """
                Resources:
                  High:
                    Type: AWS::CloudWatch::Alarm
                    Properties:
                      {AlarmName: high, Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average,
                       Dimensions: [{Name: AutoScalingGroupName, Value: web}], Period: 60, EvaluationPeriods: 2,
                       Threshold: 60, ComparisonOperator: GreaterThanThreshold, TreatMissingData: %s}
                """.formatted(treat));
        History history = sandbox.rehearse("""
                title: missing
                services: {web: {replicas: 4, cpu: 5ms, cores: 1}}
                load: {service: web, start: 200/s, stages: [hold: {lasts: 30m}]}
                metrics: {cloud-watch: {instances: 1m}}
                policies: [file: alarm.yaml]
                faults: [{kind: scrape-gap, at: 5m, lasts: 10m, source: cloudwatch}]
                """);
        assertEquals(
                times,
                history.happenings().stream()
                        .filter(event -> event.kind() == Kind.ALERT)
                        .count());
    }

    /** Data points of three minutes are zero instead of 85 %: the group takes nothing away in 15 min, and adds late. */
    @Test
    void targetTrackingWaitsForTheTruth() {
        sandbox.file("group.yaml", """
                Resources:
                  Group:
                    Type: AWS::AutoScaling::AutoScalingGroup
                    Properties: {MinSize: "4", MaxSize: "9", DefaultInstanceWarmup: 60}
                  Tracking:
                    Type: AWS::AutoScaling::ScalingPolicy
                    Properties:
                      AutoScalingGroupName: {Ref: Group}
                      PolicyType: TargetTrackingScaling
                      TargetTrackingConfiguration:
                        TargetValue: 50
                        PredefinedMetricSpecification: {PredefinedMetricType: ASGAverageCPUUtilization}
                """);
        String scenario = """
                title: zeros
                services: {web: {replicas: 4, cpu: 10ms, start-up: {provisioning: 60s, readiness: 30s}}}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 10m}, step: {to: 340/s, lasts: 20m}]}
                policies: [{file: group.yaml, service: web}]
                metrics: {cloud-watch: {instances: 1m, delay: 1m}}
                """;
        assertEquals(List.of("minute 14: web 4 -> 7"), scalings(sandbox.rehearse(scenario)));
        String zeros = "faults: [{kind: zeros, at: 10m, lasts: 3m, source: cloudwatch}]\n";
        assertEquals(List.of("minute 17: web 4 -> 7"), scalings(sandbox.rehearse(scenario + zeros)));
    }
}
