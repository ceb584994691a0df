package dev.tenfold.benchmark;

import dev.tenfold.document.BadInput;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Wall time of a day's rehearsal: five services in a chain, each under a HorizontalPodAutoscaler, one-second ticks, load
 * in a day's shape with a new level every ten minutes. Given {@code all}, each of them calls one more service, which a
 * KEDA prometheus trigger scales, since two autoscalers over the same pods would stop each other; and twenty alert rules
 * look at the five. Prints the first run and the warm ones.
 *
 * <p>docs/performance.md says how to run it.
 */
public final class DayBenchmark {
    private static final int SERVICES = 5;
    private static final int RUNS = 40;
    private static final int ALERTS_A_SERVICE = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DayBenchmark() {}

    /** Prints wall times in milliseconds; {@code all} as the only argument adds triggers and alerts. */
    public static void main(String[] arguments) throws IOException, BadInput {
        boolean everything = List.of(arguments).contains("all");
        Script script = script(everything);
        double best = Double.MAX_VALUE;
        double bestCpu = Double.MAX_VALUE;
        List<String> all = new ArrayList<>();
        long events = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            long cpuStart = THREADS.getCurrentThreadCpuTime();
            History history = Rehearsal.ofPolicies(script).run(share -> {});
            double millis = (System.nanoTime() - start) / 1e6;
            double cpuMillis = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6;
            bestCpu = Math.min(bestCpu, run == 0 ? bestCpu : cpuMillis);
            events = history.happenings().size();
            all.add(Figure.plain(millis, 0));
            best = Math.min(best, run == 0 ? best : millis);
        }
        String more = everything ? ", 5 KEDA triggers, 20 alert rules" : "";
        System.out.println("24 h, 5 services, 5 autoscalers" + more + ", 1 s tick: " + events + " happenings");
        System.out.println("first run " + all.get(0) + " ms, then " + String.join(" ", all.subList(1, RUNS)) + " ms");
        System.out.println(
                "best warm run " + Figure.plain(best, 0) + " ms, CPU time " + Figure.plain(bestCpu, 0) + " ms");
    }

    private static Script script(boolean everything) throws IOException, BadInput {
        Path folder = Files.createTempDirectory("tenfold-day");
        StringBuilder scenario = new StringBuilder("title: a day\nlength: 24h\nservices:\n");
        StringBuilder policies = new StringBuilder("policies:\n");
        StringBuilder alerts = new StringBuilder("groups:\n- name: day\n  rules:\n");
        for (int i = 0; i < SERVICES; i++) {
            String name = "tier" + i;
            String next = i + 1 < SERVICES ? "tier" + (i + 1) : "";
            String side = everything ? "side" + i : "";
            scenario.append(service(name, next, side));
            write(folder.resolve(name + "-hpa.yaml"), autoscaler(name));
            policies.append("- file: ").append(name).append("-hpa.yaml\n");
            if (everything) {
                scenario.append(service(side));
                write(folder.resolve(side + "-keda.yaml"), trigger(side));
                policies.append("- file: ").append(side).append("-keda.yaml\n");
                alerts.append(alerts(name));
            }
        }
        if (everything) {
            write(folder.resolve("alerts.yaml"), alerts.toString());
            policies.append("- file: alerts.yaml\n");
        }
        Path file = folder.resolve("day.yaml");
        write(file, scenario.append(load()).append(policies).toString());
        return ScenarioReader.read(file, List.of());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private static String service(String name, String... callees) {
        StringBuilder calls = new StringBuilder();
        for (String callee : callees) {
            calls.append(callee.isEmpty() ? "" : "    - {service: " + callee + ", timeout: 5s}\n");
        }
        return "  " + name + ":\n    replicas: 8\n    cpu: 15ms\n    cores: 1\n    latency: 5ms\n    slots: 64\n"
                + "    start-up: {provisioning: 3s, readiness: 20s}\n"
                + (calls.length() == 0 ? "" : "    calls:\n" + calls);
    }

    private static String load() {
        StringBuilder load = new StringBuilder("load:\n  service: tier0\n  start: 200/s\n  stages:\n");
        for (int i = 1; i <= 144; i++) {
            double wave = 1.2 - StrictMath.cos(2 * Math.PI * i / 144);
            double level = 200 + 400 * wave + 60 * StrictMath.sin(i * 1.7);
            load.append("  - ramp: {to: ").append(Figure.plain(level, 3)).append("/s, over: 10m}\n");
        }
        return load.toString();
    }

    private static String autoscaler(String name) {
        return "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: " + name + "}\nspec:\n"
                + "  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: " + name + "}\n"
                + "  minReplicas: 2\n  maxReplicas: 100\n  metrics:\n"
                + "  - type: Resource\n    resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}\n";
    }

    private static String trigger(String name) {
        return "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: " + name + "-requests}\nspec:\n"
                + "  scaleTargetRef: {name: " + name + "}\n  minReplicaCount: 2\n  triggers:\n  - type: prometheus\n"
                + "    metadata:\n      serverAddress: http://prometheus:9090\n      threshold: \"40\"\n"
                + "      query: sum(rate(http_server_requests_seconds_count{app=\"" + name + "\"}[2m]))\n";
    }

    private static String alerts(String name) {
        String requests = "http_server_requests_seconds";
        String[] expressions = {
            "sum(rate(" + requests + "_count{app='" + name + "',status=~'5..'}[5m])) / sum(rate(" + requests
                    + "_count{app='" + name + "'}[5m])) > 0.01",
            "histogram_quantile(0.95, sum by (le) (rate(" + requests + "_bucket{app='" + name + "'}[5m]))) > 0.5",
            "sum(rate(container_cpu_usage_seconds_total{pod=~'" + name + "-.*'}[2m])) > 60",
            "sum(kube_deployment_status_replicas_ready{deployment='" + name + "'}) > 90"
        };
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < ALERTS_A_SERVICE; i++) {
            rules.append("  - alert: ").append(name).append("Alert").append(i).append("\n    for: 2m\n    expr: ");
            rules.append(expressions[i]).append('\n');
        }
        return rules.toString();
    }
}
