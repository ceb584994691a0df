package dev.tenfold.plan;

import dev.tenfold.document.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dashboard for Grafana with what the alerts of a plan look at, and their limits as lines.
 *
 * @see <a href="https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/">the
 *     format</a>
 */
public final class Dashboard {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;
    private static final int SCHEMA = 39;

    private final List<Object> panels = new ArrayList<>();

    private Dashboard() {}

    /** The dashboard of a plan, as JSON. */
    public static String of(Plan plan) {
        Dashboard dashboard = new Dashboard();
        String entry = plan.script().scenario().load().entries().get(0);
        String requests = "sum(rate(http_requests_total{service=\"" + entry + "\"}[2m]))";
        dashboard.panel("Requests of " + entry, "reqps", plan.maximum(), requests);
        dashboard.panel(
                "95th percentile of " + entry,
                "s",
                plan.goal().p95Seconds(),
                "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service=\"" + entry
                        + "\"}[2m])))");
        dashboard.panel(
                "Errors of " + entry,
                "percentunit",
                plan.goal().errorRatio(),
                "sum(rate(http_requests_total{service=\"" + entry + "\", code=~\"5..\"}[2m])) / " + requests);
        for (TierPlan tier : plan.tiers()) {
            dashboard.service(tier.threshold());
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", "Scaling of " + entry);
        root.put("uid", "tenfold-plan");
        root.put("schemaVersion", SCHEMA);
        root.put("editable", true);
        root.put("refresh", "30s");
        root.put("time", Map.of("from", "now-3h"));
        root.put("tags", List.of("scaling"));
        root.put("panels", dashboard.panels);
        return Json.write(root) + "\n";
    }

    private void service(Threshold threshold) {
        String name = threshold.service();
        String pods = "pod=~\"" + name + "-.*\"";
        String requested = "sum(kube_pod_container_resource_requests{resource=\"%s\", " + pods + "})";
        panel(
                "Replicas of " + name,
                "short",
                threshold.ceiling(),
                "kube_deployment_spec_replicas{deployment=\"" + name + "\"}",
                "kube_deployment_status_replicas_ready{deployment=\"" + name + "\"}");
        panel(
                "CPU of " + name + " over its request",
                "percentunit",
                threshold.kneeUtilization(),
                "sum(rate(container_cpu_usage_seconds_total{" + pods + "}[2m])) / " + requested.replace("%s", "cpu"));
        panel(
                "Memory of " + name + " over its request",
                "percentunit",
                0.85,
                "sum(container_memory_working_set_bytes{" + pods + "}) / " + requested.replace("%s", "memory"));
        panel(
                "Scaling events of " + name,
                "short",
                Double.NaN,
                "changes(kube_deployment_spec_replicas{deployment=\"" + name + "\"}[5m])");
    }

    private void panel(String title, String unit, double limit, String... queries) {
        int number = panels.size();
        Map<String, Object> panel = new LinkedHashMap<>();
        panel.put("id", number + 1);
        panel.put("type", "timeseries");
        panel.put("title", title);
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("x", number % 2 * WIDTH);
        place.put("y", number / 2 * HEIGHT);
        place.put("w", WIDTH);
        place.put("h", HEIGHT);
        panel.put("gridPos", place);
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("unit", unit);
        defaults.put("min", 0);
        if (!Double.isNaN(limit)) {
            defaults.put("custom", Map.of("thresholdsStyle", Map.of("mode", "line")));
            defaults.put("thresholds", thresholds(limit));
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("defaults", defaults);
        config.put("overrides", List.of());
        panel.put("fieldConfig", config);
        List<Object> targets = new ArrayList<>();
        for (int i = 0; i < queries.length; i++) {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("refId", Character.toString('A' + i));
            target.put("expr", queries[i]);
            targets.add(target);
        }
        panel.put("targets", targets);
        panels.add(panel);
    }

    private static Map<String, Object> thresholds(double limit) {
        Map<String, Object> calm = new LinkedHashMap<>();
        calm.put("color", "green");
        calm.put("value", null);
        Map<String, Object> full = new LinkedHashMap<>();
        full.put("color", "red");
        full.put(
                "value", new BigDecimal(limit).setScale(4, RoundingMode.HALF_UP).stripTrailingZeros());
        Map<String, Object> thresholds = new LinkedHashMap<>();
        thresholds.put("mode", "absolute");
        thresholds.put("steps", List.of(calm, full));
        return thresholds;
    }
}
