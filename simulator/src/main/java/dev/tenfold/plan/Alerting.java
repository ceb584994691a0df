package dev.tenfold.plan;

import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is told when: alerts on requests, CPU, memory, latency and errors, on scaling events, and on a maximum that comes
 * near. The metrics are those of the Prometheus client libraries, of cAdvisor and of kube-state-metrics.
 */
final class Alerting {
    private static final double NEAR = 0.8;
    private static final double MEMORY = 0.85;

    private final String entry;
    private final String range;
    private final List<AlertSpec> alerts = new ArrayList<>();

    private Alerting(String entry, String range) {
        this.entry = entry;
        this.range = range;
    }

    /**
     * The alerts of a plan.
     *
     * @param entry the service where users come in
     * @param range over which rates are taken, such as {@code 2m}
     * @param maximum most requests per second that users can make for good
     * @param goal what they are promised
     * @param thresholds one a service that scales
     */
    static List<AlertSpec> of(String entry, String range, double maximum, Goal goal, List<Threshold> thresholds) {
        Alerting alerting = new Alerting(entry, range);
        alerting.users(maximum, goal);
        thresholds.forEach(alerting::service);
        return alerting.alerts;
    }

    private void users(double maximum, Goal goal) {
        String requests = "sum(rate(http_requests_total{service=\"" + entry + "\"}[" + range + "]))";
        add(
                "ApproachingMaxCapacity",
                requests + " > " + number(NEAR * maximum),
                "2m",
                "page",
                entry,
                entry + " is asked for more than " + Figure.percent(NEAR) + " of the " + Figure.plain(maximum, 0)
                        + " requests per second that it carries for good");
        String slow = "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service=\""
                + entry + "\"}[" + range + "])))";
        add(
                "LatencyHigh",
                slow + " > " + number(goal.p95Seconds()),
                "1m",
                "page",
                entry,
                "5 % of users wait longer than " + Figure.time(goal.p95Seconds()) + " for " + entry);
        String failed = "sum(rate(http_requests_total{service=\"" + entry + "\", code=~\"5..\"}[" + range + "]))";
        add(
                "ErrorsHigh",
                failed + " / " + requests + " > " + number(goal.errorRatio()),
                "1m",
                "page",
                entry,
                "more than " + Figure.percent(goal.errorRatio()) + " of requests to " + entry + " fail");
    }

    private void service(Threshold threshold) {
        String name = threshold.service();
        String pods = "pod=~\"" + name + "-.*\"";
        String requests = "sum(rate(http_requests_total{service=\"" + name + "\"}[" + range + "]))";
        String replicas = "kube_deployment_spec_replicas{deployment=\"" + name + "\"}";
        double tps = threshold.tpsTarget(threshold.foreseenShare());
        add(
                "RequestRateHigh",
                requests + " > " + number(tps) + " * scalar(" + replicas + ")",
                "1m",
                "warning",
                name,
                name + " is asked for more than " + Figure.plain(tps, 1)
                        + " requests per second and replica: it must scale now");
        add(
                "ScalingEvent",
                "changes(" + replicas + "[" + range + "]) > 0",
                "0s",
                "info",
                name,
                "the replicas of " + name + " are being changed");
        add(
                "AtMaxReplicas",
                replicas + " >= " + threshold.ceiling(),
                "5m",
                "page",
                name,
                name + " has all of its " + threshold.ceiling() + " replicas: no more will come");
        resources(name, pods, threshold.kneeUtilization());
    }

    private void resources(String name, String pods, double cpu) {
        String requested = "sum(kube_pod_container_resource_requests{resource=\"%s\", " + pods + "})";
        add(
                "CpuHigh",
                "sum(rate(container_cpu_usage_seconds_total{" + pods + "}[" + range + "])) / "
                        + requested.replace("%s", "cpu") + " > " + number(cpu),
                "1m",
                "warning",
                name,
                name + " uses more CPU than " + Figure.percent(cpu)
                        + " of what it requests, where users begin to feel it");
        add(
                "MemoryHigh",
                "sum(container_memory_working_set_bytes{" + pods + "}) / " + requested.replace("%s", "memory") + " > "
                        + number(MEMORY),
                "2m",
                "warning",
                name,
                name + " uses more than " + Figure.percent(MEMORY) + " of the memory that it requests");
    }

    private void add(String alert, String expr, String holdFor, String severity, String service, String summary) {
        Map<String, String> labels = new TreeMap<>(Map.of("severity", severity, "service", service));
        Duration time = holdFor.endsWith("m")
                ? Duration.ofMinutes(Long.parseLong(holdFor.substring(0, holdFor.length() - 1)))
                : Duration.ZERO;
        alerts.add(new AlertSpec(alert, expr, time, Duration.ZERO, labels, Map.of("summary", summary)));
    }

    private static String number(double value) {
        return Figure.plain(value, value < 1 ? 4 : 1);
    }
}
